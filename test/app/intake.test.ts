import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { answerSafety, reportUnsafe, tellWhoAndWhat } from '../../src/app/intake/answering-intake.ts';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { en } from '../../src/texts/en.ts';
import { nl } from '../../src/texts/nl.ts';
import { ABOUT_SAM, noticeKinds, toCheck, toWho } from '../support/intake-steps.ts';
import { type Play, play } from '../support/playing.ts';
import { PUPIL, WHO } from '../support/school.ts';
import { refIn } from '../support/triage.ts';

/** Step by step from the first question to the receipt. */
describe('the intake', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(() => school.again());

  afterAll(() => school.close());

  it('goes in three steps from the first question to a receipt with a number', async () => {
    const safety = await startIntake(await school.turn(WHO.mentor));
    const who = await answerSafety(await school.turn(WHO.mentor), refIn(safety), 'no');
    const check = await tellWhoAndWhat(await school.turn(WHO.mentor), refIn(who), ABOUT_SAM);
    const receipt = await sendConcern(await school.turn(WHO.mentor), refIn(check));

    expect([safety.kind, who.kind, check.kind]).toEqual(['intake_safety', 'intake_who', 'intake_check']);
    expect(receipt).toMatchObject({
      kind: 'intake_receipt',
      number: '26-001',
      sentOn: '2026-11-23',
      roepnaam: 'Sam',
      state: 'submitted',
    });
  });

  it('offers a mentor the own pupils only, by roepnaam', async () => {
    const who = await toWho(school);

    expect(who).toMatchObject({ pupils: [{ label: 'Noor' }, { label: 'Sam' }] });
  });

  it('offers a coordinator every pupil of the school', async () => {
    const safety = await startIntake(await school.turn(WHO.coordinator));
    const who = await answerSafety(await school.turn(WHO.coordinator), refIn(safety), 'no');

    expect(who).toMatchObject({ pupils: [{ label: 'Tess' }, { label: 'Noor' }, { label: 'Sam' }] });
  });

  it('is not for a kernpartner', async () => {
    const view = await startIntake(await school.turn(WHO.leerplicht));

    expect(view).toEqual({ kind: 'refused', code: 'not_for_your_role' });
  });

  it.each(['yes', 'not_sure'] as const)(
    'stops at "%s" to the first question, and tells nobody',
    async (answer) => {
      const safety = await startIntake(await school.turn(WHO.mentor));

      const stopped = await answerSafety(await school.turn(WHO.mentor), refIn(safety), answer);

      expect(stopped).toMatchObject({ kind: 'intake_stopped', call: { kind: 'can_ask' } });
      expect(await noticeKinds(school)).toEqual(['card_edit']);
    },
  );

  it('can still be stopped for safety on the last step', async () => {
    const check = await toCheck(school);

    const stopped = await reportUnsafe(await school.turn(WHO.mentor), refIn(check));

    expect(stopped.kind).toBe('intake_stopped');
  });

  it.each([
    [{ pupilId: PUPIL.ofOtherMentor }, 'pupil_unknown'],
    [{ pupilId: null }, 'pupil_missing'],
    [{ reasons: [] }, 'reason_missing'],
    [{ absentSince: null }, 'since_missing'],
    [{ absentSince: '2026-11-24' as SchoolDate }, 'since_in_future'],
    [{ parentsTold: null }, 'parents_told_missing'],
    [
      { parentsTold: { told: 'yes', by: 'mentor', on: '2026-11-24' as SchoolDate } },
      'parents_told_in_future',
    ],
  ] as const)('says on the same card what is wrong with %j and stores nothing', async (wrong, fault) => {
    const who = await toWho(school);

    const again = await tellWhoAndWhat(await school.turn(WHO.mentor), refIn(who), { ...ABOUT_SAM, ...wrong });

    expect(again).toMatchObject({ kind: 'intake_who', fault, ref: refIn(who) });
  });

  it('takes today as the first day, and "weet ik niet" for what is not known', async () => {
    const who = await toWho(school);

    const check = await tellWhoAndWhat(await school.turn(WHO.mentor), refIn(who), {
      ...ABOUT_SAM,
      absentSince: '2026-11-23' as SchoolDate,
      parentsTold: { told: 'unknown' },
    });

    expect(check.kind).toBe('intake_check');
  });

  it('asks whoever has no list, and forgot one of the two, to type: not to choose', async () => {
    await school.engine.script('delete from pupil_mentor');
    const who = await toWho(school);

    const again = await tellWhoAndWhat(await school.turn(WHO.mentor), refIn(who), {
      ...ABOUT_SAM,
      pupilId: null,
      typedName: 'Yara',
      typedClass: ' ',
    });

    expect(again).toMatchObject({ kind: 'intake_who', pupils: [], fault: 'pupil_not_typed' });
  });

  it('speaks of no typing to whoever chooses from a list', () => {
    expect(nl.refusals.pupil_missing).not.toMatch(/typ/i);
    expect(en.refusals.pupil_missing).not.toMatch(/typ/i);
  });

  it('takes a typed roepnaam and class of a pupil who is in no list', async () => {
    const who = await toWho(school);
    const check = await tellWhoAndWhat(await school.turn(WHO.mentor), refIn(who), {
      ...ABOUT_SAM,
      pupilId: null,
      typedName: 'Yara',
      typedClass: '1A',
    });

    const receipt = await sendConcern(await school.turn(WHO.mentor), refIn(check));

    expect(receipt).toMatchObject({ kind: 'intake_receipt', roepnaam: 'Yara' });
  });

  it('starts two terms and plans the card of each coordinator when it is sent', async () => {
    await sendConcern(await school.turn(WHO.mentor), refIn(await toCheck(school)));

    const terms = await sql<{
      rule: string;
      due_on: string;
    }>`select rule, due_on from deadline order by rule`.execute(school.engine.db);
    expect(terms.rows).toEqual([
      { rule: 'concern_untouched', due_on: '2026-11-25' },
      { rule: 'parents_informed', due_on: '2026-11-24' },
    ]);
    expect((await noticeKinds(school)).sort()).toEqual(['card_edit', 'triage', 'triage']);
  });
});
