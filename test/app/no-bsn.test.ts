import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { answerMessage } from '../../src/app/arriving/answering-message.ts';
import { answerSafety } from '../../src/app/intake/answering-intake.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import type { PersonalView } from '../../src/app/views.ts';
import { commandOf } from '../../src/teams/commands.ts';
import { VERBS } from '../../src/teams/verbs.ts';
import { type Play, play } from '../support/playing.ts';
import { pressOn } from '../support/pressing.ts';
import { WHO } from '../support/school.ts';
import { concernNow, deliverDue, refIn } from '../support/triage.ts';

const BSN = '111222333';
/** Every place of a card in which a person can type. A new one has to be tried here. */
const TYPED_ON_CARDS = ['intake-who.json typedClass', 'intake-who.json typedName'];

describe('a citizen service number', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await sql`delete from pupil_mentor`.execute(school.engine.db);
  });

  afterAll(() => school.close());

  it.each([
    { typedName: `Sam ${BSN}`, typedClass: '4H2' },
    { typedName: 'Sam', typedClass: BSN },
    { typedName: 'Sam 111222', typedClass: '333' },
  ])('typed on a card is refused, and neither kept nor shown again (%j)', async (typed) => {
    const who = await toWho();

    const view = await pressOn(school, WHO.mentor, who, 'intake.who', {
      ...typed,
      reasons: 'late',
      sinceUnknown: 'true',
      told: 'no',
    });

    expect(view).toMatchObject({ kind: 'intake_who', fault: 'bsn_in_text', filled: { typedName: null } });
    expect((await concernNow(school, refIn(who))).intake.pupil).toBeNull();
    expect(JSON.stringify(view)).not.toMatch(/111222|333/);
  });

  it('that is none by the elfproef is only a number', async () => {
    const view = await pressOn(school, WHO.mentor, await toWho(), 'intake.who', {
      typedName: 'Sam 111222334',
      typedClass: '4H2',
      reasons: 'late',
      sinceUnknown: 'true',
      told: 'no',
    });

    expect(view).toMatchObject({ kind: 'intake_check' });
  });

  it('can be typed on no card elsewhere', () => {
    const folder = new URL('../../cards/', import.meta.url);
    const found = readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) =>
        typedIn(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))).map((id) => `${file} ${id}`),
      );

    expect(found.sort()).toEqual(TYPED_ON_CARDS);
  });

  it('written to the bot in the chat is kept nowhere', async () => {
    await answerMessage(await school.turn(WHO.mentor), commandOf(`Sam heeft ${BSN}`));
    await answerMessage(await school.turn(WHO.coordinator), commandOf(`status ${BSN}`));
    await deliverDue(school);

    expect(await everything()).not.toContain(BSN);
  });

  it('slipped into a button of a card is refused or ignored, and kept nowhere', async () => {
    const ref = refIn(await toWho());

    for (const { press } of VERBS.values())
      await press(await school.turn(WHO.mentor), {
        ref,
        ...Object.fromEntries(FIELDS.map((field) => [field, BSN])),
      });

    expect(await everything()).not.toContain(BSN);
  });

  async function toWho(): Promise<PersonalView> {
    const safety = await startIntake(await school.turn(WHO.mentor));
    return answerSafety(await school.turn(WHO.mentor), refIn(safety), 'no');
  }

  /** Every table as text, with what is sealed opened by nobody: a typed number in the clear would stand here. */
  async function everything(): Promise<string> {
    const tables = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public'
    `.execute(school.engine.db);
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const rows = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
        school.engine.db,
      );
      texts.push(...rows.rows.map(({ row }) => row));
    }
    return texts.join('\n');
  }
});

/** The names of everything that any card sends besides its ref. */
const FIELDS = [
  'reason',
  'typedName',
  'typedClass',
  'route',
  'partner',
  'second',
  'holder',
  'first',
  'class',
];

function typedIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own =
    (part as { type?: string; id?: string }).type === 'Input.Text'
      ? [String((part as { id?: string }).id)]
      : [];
  return [...own, ...Object.values(part).flatMap(typedIn)];
}
