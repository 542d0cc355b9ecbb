import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { Roster } from '../../src/app/ports/roster.ts';
import { type PageServer, servePages } from './page-server.ts';
import { type Play, play } from './playing.ts';
import { testRoster } from './school.ts';
import { type Asked, askedTable, linkOf } from './tables.ts';

/** Our own pages over a school where Sam's table is asked for at the beginning of each test. */
export function askedPages(roster: Roster = testRoster()) {
  let school: Play;
  let web: PageServer;
  let asked: Asked;

  beforeAll(async () => {
    school = await play(undefined, undefined, roster);
    web = await servePages(school);
  }, 60_000);

  beforeEach(() => askAgain());

  afterAll(async () => {
    await web.stop();
    await school.close();
  });

  return { school: () => school, asked: () => asked, askAgain, doorOf };

  /** From the school as it was imported on, with whatever is other about a participant. */
  async function askAgain(other?: Parameters<typeof askedTable>[2]): Promise<void> {
    await school.again();
    asked = await askedTable(school, 'sam', other);
  }

  /** The address of the page about the table, as it was mailed to this person. */
  async function doorOf(who: string): Promise<string> {
    return school.deps.addresses.urlOf(await linkOf(school, asked, who));
  }
}
