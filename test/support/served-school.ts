import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { type PageServer, servePages } from './page-server.ts';
import { type Play, play } from './playing.ts';

/** The example school of a test file with its pages served; each test finds it as it was imported. */
export function servedSchool(): () => Play {
  let school: Play;
  let web: PageServer;

  beforeAll(async () => {
    school = await play();
    web = await servePages(school);
  }, 60_000);

  beforeEach(() => school.again());

  afterAll(async () => {
    await web.stop();
    await school.close();
  });

  return () => school;
}
