import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  answerSafety,
  cancelIntake,
  changeAnswers,
  reportUnsafe,
  tellWhoAndWhat,
  type WhoAndWhat,
} from '../../src/app/intake/answering-intake.ts';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { resumeIntake, startAnew, startIntake } from '../../src/app/intake/starting-intake.ts';
import type { Turn } from '../../src/app/turn.ts';
import type { PersonalView } from '../../src/app/views.ts';
import { EMPTY_INTAKE } from '../../src/domain/concern.ts';
import type { Details } from '../../src/domain/details.ts';
import type { ConcernId, SchoolDate } from '../../src/domain/ids.ts';
import { en } from '../../src/texts/en.ts';
import { nl } from '../../src/texts/nl.ts';
import { type Play, play } from '../support/playing.ts';
import { PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { countOf, refIn } from '../support/triage.ts';

const ABOUT_SAM: WhoAndWhat = {
  pupilId: PUPIL.sam,
  typedName: null,
  typedClass: null,
  raisedBy: 'school',
  reasons: ['late', 'absent_without_notice'],
  absentSince: '2026-11-02' as SchoolDate,
  parentsTold: { told: 'yes', by: 'mentor', on: '2026-11-20' as SchoolDate },
};

const DETAILS: Details = {
  sickReports: 4,
  absenceHours: null,
  welfare: [],
  tried: 'Vaak gebeld.',
  effect: null,
  pupilsWords: '',
  more: '',
};

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
    const who = await toWho();

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
      expect(await noticeKinds()).toEqual(['card_edit']);
    },
  );

  it('can still be stopped for safety on the last step', async () => {
    const check = await toCheck();

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
    const who = await toWho();

    const again = await tellWhoAndWhat(await school.turn(WHO.mentor), refIn(who), { ...ABOUT_SAM, ...wrong });

    expect(again).toMatchObject({ kind: 'intake_who', fault, ref: refIn(who) });
  });

  it('takes today as the first day, and "weet ik niet" for what is not known', async () => {
    const who = await toWho();

    const check = await tellWhoAndWhat(await school.turn(WHO.mentor), refIn(who), {
      ...ABOUT_SAM,
      absentSince: '2026-11-23' as SchoolDate,
      parentsTold: { told: 'unknown' },
    });

    expect(check.kind).toBe('intake_check');
  });

  it('asks whoever has no list, and forgot one of the two, to type: not to choose', async () => {
    await school.engine.script('delete from pupil_mentor');
    const who = await toWho();

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
    const who = await toWho();
    const check = await tellWhoAndWhat(await school.turn(WHO.mentor), refIn(who), {
      ...ABOUT_SAM,
      pupilId: null,
      typedName: 'Yara',
      typedClass: '1A',
    });

    const receipt = await sendConcern(await school.turn(WHO.mentor), refIn(check));

    expect(receipt).toMatchObject({ kind: 'intake_receipt', roepnaam: 'Yara' });
  });

  it('offers the same draft again after a restart, at the step where it was', async () => {
    const who = await toWho();

    const again = await startIntake(await school.turn(WHO.mentor));
    const resumed = await resumeIntake(await school.turn(WHO.mentor), refIn(who));

    expect(again).toEqual(who);
    expect(resumed).toEqual(who);
  });

  it('begins a new draft when the mentor puts the old one aside', async () => {
    const who = await toWho();

    const anew = await startAnew(await school.turn(WHO.mentor));

    expect(anew.kind).toBe('intake_safety');
    expect(refIn(anew).id).not.toBe(refIn(who).id);
  });

  it('keeps what was filled in when the mentor goes back a step', async () => {
    const check = await toCheck();

    const who = await changeAnswers(await school.turn(WHO.mentor), refIn(check));

    expect(who).toMatchObject({
      kind: 'intake_who',
      filled: { pupilId: PUPIL.sam, absentSince: '2026-11-02' },
    });
  });

  it('leaves nothing of a draft that is cancelled', async () => {
    const check = await toCheck();

    const cancelled = await cancelIntake(await school.turn(WHO.mentor), refIn(check));

    expect(cancelled.kind).toBe('intake_cancelled');
    expect(await startIntake(await school.turn(WHO.mentor))).toMatchObject({ kind: 'intake_safety' });
  });

  it.each([
    ['stops it', cancelIntake],
    ['begins a new one', (turn: Turn) => startAnew(turn)],
  ])(
    'leaves nothing of a draft when the mentor %s, of what was written on our own page neither',
    async (_how, stop) => {
      const check = await toCheck();
      await school.deps.store.transact(SCHOOL, (tx) =>
        tx.details.add({
          id: school.deps.ids.next(),
          concernId: refIn(check).id as ConcernId,
          authorId: WHO.mentor,
          details: DETAILS,
          writtenAt: school.clock.now(),
        }),
      );

      await stop(await school.turn(WHO.mentor), refIn(check));

      const left = await school.deps.store.transact(SCHOOL, (tx) =>
        tx.concerns.byId(refIn(check).id as ConcernId),
      );
      expect(left).toMatchObject({ state: 'cancelled', pupilId: null, intake: EMPTY_INTAKE });
      expect(await countOf(school, 'concern_detail')).toBe(0);
    },
  );

  it('does nothing twice when "send" is pressed twice', async () => {
    const check = await toCheck();

    const first = await sendConcern(await school.turn(WHO.mentor, 'send'), refIn(check));
    const second = await sendConcern(await school.turn(WHO.mentor, 'send'), refIn(check));

    expect(second).toEqual(first);
    expect(await countOf(school, 'concern')).toBe(1);
    expect((await noticeKinds()).filter((kind) => kind === 'triage')).toHaveLength(2);
  });

  it('gives back what was filled in when the same press comes again after a fault', async () => {
    const who = refIn(await toWho());
    const told = { ...ABOUT_SAM, reasons: [] };

    const first = await tellWhoAndWhat(await school.turn(WHO.mentor, 'who'), who, told);
    const second = await tellWhoAndWhat(await school.turn(WHO.mentor, 'who'), who, told);

    expect(first).toMatchObject({ fault: 'reason_missing', filled: { pupilId: PUPIL.sam } });
    expect(second).toEqual(first);
  });

  it('shows the present card when an older one is pressed', async () => {
    const safety = await startIntake(await school.turn(WHO.mentor));
    const who = await answerSafety(await school.turn(WHO.mentor), refIn(safety), 'no');

    const pressed = await answerSafety(await school.turn(WHO.mentor), refIn(safety), 'yes');

    expect(pressed).toEqual(who);
  });

  it('refuses a colleague who presses the card of somebody else', async () => {
    const check = await toCheck();

    const view = await sendConcern(await school.turn(WHO.otherMentor), refIn(check));

    expect(view).toEqual({ kind: 'refused', code: 'not_your_concern' });
    expect(await countOf(school, 'deadline')).toBe(0);
  });

  it('starts two terms and plans the card of each coordinator when it is sent', async () => {
    await sendConcern(await school.turn(WHO.mentor), refIn(await toCheck()));

    const terms = await sql<{
      rule: string;
      due_on: string;
    }>`select rule, due_on from deadline order by rule`.execute(school.engine.db);
    expect(terms.rows).toEqual([
      { rule: 'concern_untouched', due_on: '2026-11-25' },
      { rule: 'parents_informed', due_on: '2026-11-24' },
    ]);
    expect((await noticeKinds()).sort()).toEqual([
      'card_edit',
      'parents_informed_due',
      'parents_informed_due',
      'triage',
      'triage',
      'triage_untouched',
      'triage_untouched',
    ]);
  });

  async function toWho(): Promise<PersonalView> {
    const safety = await startIntake(await school.turn(WHO.mentor));
    return answerSafety(await school.turn(WHO.mentor), refIn(safety), 'no');
  }

  async function toCheck(): Promise<PersonalView> {
    return tellWhoAndWhat(await school.turn(WHO.mentor), refIn(await toWho()), ABOUT_SAM);
  }

  async function noticeKinds(): Promise<string[]> {
    const rows = await sql<{ kind: string }>`select kind from notice order by kind`.execute(school.engine.db);
    return rows.rows.map(({ kind }) => kind);
  }
});
