import type { CardRef } from '../../src/app/arriving/views.ts';
import { startCare } from '../../src/app/dossier/care-duty.ts';
import { makeAgreement, recordGround } from '../../src/app/dossier/carrying-dossier.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { holdTable } from '../../src/app/dossier/holding-table.ts';
import { startPause } from '../../src/app/dossier/pausing.ts';
import { answerSafety, cancelIntake, tellWhoAndWhat } from '../../src/app/intake/answering-intake.ts';
import { askForCall } from '../../src/app/intake/asking-for-call.ts';
import { doubtSafety } from '../../src/app/intake/doubting-safety.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import { cancelTable } from '../../src/app/table/cancelling.ts';
import { declineBooked } from '../../src/app/table/declining.ts';
import { takeRoute } from '../../src/app/triage/deciding.ts';
import { finishReview } from '../../src/app/triage/finishing.ts';
import type { ConcernId, DossierId, SchoolDate } from '../../src/domain/ids.ts';
import type { Decision } from '../../src/domain/triage.ts';
import type { Play } from './playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from './school.ts';
import { agreed, refOf } from './tables.ts';
import { accept, dossierOf, leftOut, refIn, refNow, sentConcern, toldBy } from './triage.ts';

const REVIEW_ON = '2026-11-30' as SchoolDate;
const TODAY = '2026-11-23' as SchoolDate;

/** What there is to press on: a concern, and whatever came of it. */
export type Stage = { concern: CardRef; dossier?: CardRef; table?: CardRef; consult?: CardRef };

/** Every state in which a concern or a dossier can be, from its first tap to its end. About Sam, sent by the mentor. */
export const STAGES: Readonly<Record<string, (school: Play) => Promise<Stage>>> = {
  'asked about safety': async (school) => ({
    concern: refIn(await startIntake(await school.turn(WHO.mentor))),
  }),
  'asked who and what': async (school) => ({ concern: await toWho(school) }),
  'to be checked': async (school) => ({ concern: await toCheck(school) }),
  'stopped at the first question': async (school) => {
    const safety = refIn(await startIntake(await school.turn(WHO.mentor)));
    const stopped = refIn(await answerSafety(await school.turn(WHO.mentor), safety, 'yes'));
    return { concern: refIn(await askForCall(await school.turn(WHO.mentor), stopped)) };
  },
  'put aside': async (school) => ({
    concern: refIn(await cancelIntake(await school.turn(WHO.mentor), await toCheck(school))),
  }),
  waiting: async (school) => ({ concern: await sent(school) }),
  doubted: async (school) => {
    const concern = await sent(school);
    await doubtSafety(await school.turn(WHO.mentor), concern);
    return { concern: await refNow(school, concern) };
  },
  'within school': (school) =>
    decided(school, { route: 'within_school', reason: 'talk_first', reviewOn: REVIEW_ON }),
  'one partner': (school) =>
    decided(school, {
      route: 'one_partner',
      reason: 'one_question',
      partner: 'leerplicht',
      reviewOn: REVIEW_ON,
    }),
  finished: async (school) => {
    const { concern } = await decided(school, {
      route: 'within_school',
      reason: 'talk_first',
      reviewOn: REVIEW_ON,
    });
    await finishReview(await school.turn(WHO.coordinator), concern);
    return { concern: await refNow(school, concern) };
  },
  advice: (school) => decided(school, { route: 'advice', reason: 'school_can_do_it' }),
  returned: (school) => decided(school, { route: 'returned', reason: 'tell_more' }),
  'stopped in triage': (school) => decided(school, { route: 'safety', reason: 'safety_first' }),
  'a table is asked about': asked,
  'a parent was left out': async (school) => {
    const concern = await sent(school);
    const parents = [toldBy(GUARDIAN.ofSam, WHO.mentor), leftOut(GUARDIAN.alsoOfSam, 'not_reachable')];
    await accept(school, concern, { parents, secondPerson: WHO.safetyOfficer });
    return now(school, { concern });
  },
  'a table is booked': booked,
  'somebody cannot come to it': async (school) => {
    const stage = await booked(school);
    for (const person of [WHO.leerplicht, WHO.swv])
      await declineBooked(await school.turn(person), stage.table as CardRef);
    return stage;
  },
  'the day of the table': async (school) => {
    const stage = await booked(school);
    school.clock.set('2026-11-25T15:00:00Z');
    return stage;
  },
  'the table was held': held,
  'the table is off': async (school) => {
    const stage = await asked(school);
    await cancelTable(await school.turn(WHO.coordinator), stage.table as CardRef);
    return now(school, stage);
  },
  'there is an agreement': async (school) => {
    const stage = await held(school);
    await makeAgreement(await school.turn(WHO.coordinator), stage.dossier as CardRef, ['work'], TODAY);
    return now(school, stage);
  },
  'the three months are over': async (school) => {
    const stage = await asked(school);
    school.clock.set('2027-02-23T10:00:00Z');
    return now(school, stage);
  },
  'parents applied in writing': async (school) => {
    const stage = await asked(school);
    await startCare(await school.turn(WHO.coordinator), stage.dossier as CardRef, '2026-11-20' as SchoolDate);
    return now(school, stage);
  },
  'it pauses on purpose': async (school) => {
    const stage = await asked(school);
    const agreed = {
      untilOn: '2026-12-10' as SchoolDate,
      reason: 'cause_first',
      agreedWith: ['pupil'],
    } as const;
    await startPause(await school.turn(WHO.coordinator), stage.dossier as CardRef, agreed);
    return now(school, stage);
  },
  closed: async (school) => {
    const stage = await asked(school);
    await closeDossier(await school.turn(WHO.coordinator), stage.dossier as CardRef, 'moved_away');
    return now(school, stage);
  },
};

async function toWho(school: Play): Promise<CardRef> {
  const safety = refIn(await startIntake(await school.turn(WHO.mentor)));
  return refIn(await answerSafety(await school.turn(WHO.mentor), safety, 'no'));
}

async function toCheck(school: Play): Promise<CardRef> {
  return refIn(
    await tellWhoAndWhat(await school.turn(WHO.mentor), await toWho(school), {
      pupilId: PUPIL.sam,
      typedName: null,
      typedClass: null,
      raisedBy: 'parent',
      reasons: ['late'],
      absentSince: 'unknown',
      parentsTold: { told: 'no' },
    }),
  );
}

function sent(school: Play): Promise<CardRef> {
  return sentConcern(school, { raisedBy: 'parent' });
}

async function decided(school: Play, decision: Decision): Promise<Stage> {
  const concern = await sent(school);
  await takeRoute(await school.turn(WHO.coordinator), concern, decision);
  const stage: Stage = { concern: await refNow(school, concern) };
  const [consult] = await school.deps.store.transact(SCHOOL, (tx) => tx.consults.of(concern.id as ConcernId));
  if (!consult) return stage;
  return { ...stage, consult: { schoolId: SCHOOL, id: consult.id, version: consult.version } };
}

/** With a partner who may read along, so that this can be taken back. */
async function asked(school: Play): Promise<Stage> {
  const concern = await sent(school);
  await accept(school, concern);
  const { ref } = await dossierOf(school, concern);
  await recordGround(await school.turn(WHO.coordinator), ref, 'swv', 'statutory_task');
  return now(school, { concern, dossier: ref });
}

async function booked(school: Play): Promise<Stage> {
  const stage = await asked(school);
  const { dossier } = await dossierOf(school, stage.concern);
  await agreed(school, { dossier, ref: stage.table as CardRef }, 'yes');
  return now(school, stage);
}

async function held(school: Play): Promise<Stage> {
  const stage = await booked(school);
  school.clock.set('2026-11-25T15:00:00Z');
  await holdTable(await school.turn(WHO.coordinator), stage.dossier as CardRef, '2026-11-25' as SchoolDate);
  return now(school, stage);
}

/** The same things as they are now. */
async function now(school: Play, { concern }: Stage): Promise<Stage> {
  const { ref } = await dossierOf(school, concern);
  const [table] = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.latestOf([ref.id as DossierId]));
  return {
    concern: await refNow(school, concern),
    dossier: ref,
    ...(table ? { table: refOf(table) } : {}),
  };
}
