import {
  canDecideAnew,
  faultOfNewDecision,
  lastNewDay,
  type NewDecisionAsked,
  NOTHING_DECIDED,
} from '../../domain/deciding-anew.ts';
import type { SchoolId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { agreementDay } from '../guarding/agreement-day.ts';
import { withNext } from '../guarding/beginning.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Person } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { familyPeople } from '../triage/family.ts';
import { staffChoices } from '../triage/family-form.ts';
import { refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { faulty, finish } from './carrying-dossier.ts';
import {
  changeDossier,
  dossierView,
  lookAtDossier,
  namedDossier,
  presented,
  showingFor,
} from './showing-dossier.ts';

/** The form for a decision that there is no agreement yet; where it is not to be taken, the dossier. */
export function askAnew(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, async (tx, dossier) => {
    const isAsked = dossier.state === 'open' && canDecideAnew(await agreementDay(tx, dossier), turn.today);
    return isAsked
      ? anewForm(turn, tx, dossier, ref.schoolId, { filled: NOTHING_DECIDED, fault: null })
      : dossierView(tx, dossier, showingFor(turn, ref));
  });
}

/**
 * There is no agreement on its day, and the three months do not lapse in silence: two people who are named decide on another
 * day, with why. The term runs on to that day with the ladder that it had; what was decided before stays on record.
 */
export function decideAnew(turn: Turn, ref: CardRef, asked: NewDecisionAsked): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    const term = await agreementTermOf(tx, dossier);
    if (dossier.state !== 'open' || !term) return presented(tx, turn, dossier, ref);
    const concern = await tx.concerns.byId(dossier.concernId);
    if (!concern || concern.doubtedAt !== null) return refused('safety_first');
    const { personId } = turn.actor;
    const { reason, secondPerson, dueOn } = asked;
    const fault =
      faultOfNewDecision(asked, { decider: personId, insteadOf: term.dueOn }, turn.today) ??
      (await faultOfSecond(turn, tx, dossier, ref.schoolId, asked));
    if (fault || !reason || !secondPerson || !dueOn) {
      const code = fault ?? 'anew_day_odd';
      return faulty(
        dossier,
        code,
        await anewForm(turn, tx, dossier, ref.schoolId, { filled: asked, fault: code }),
      );
    }

    await tx.dossiers.addNewDecision(
      dossier.id,
      { on: turn.today, insteadOf: term.dueOn, dueOn, reason, decidedBy: personId, secondPerson },
      turn.now,
    );
    const calendar = turn.deps.calendars.of(await tx.schools.here());
    // It is reckoned from no length any more: people chose its day.
    const further: Deadline = {
      ...term,
      dueOn,
      frozen: { ...term.frozen, length: null },
      generation: term.generation + 1,
    };
    await tx.deadlines.start([withNext(calendar, turn.deps.wallClock, further, -1, turn.today)]);
    const next = await tx.dossiers.store(dossier);
    await finish(tx, turn, ref, next, { action: 'dossier.decided_anew' });
    return presented(tx, turn, next, ref);
  });
}

async function agreementTermOf(tx: Tx, { id }: Dossier): Promise<Deadline | null> {
  const terms = await tx.deadlines.of({ dossierId: id });
  return terms.find(({ rule, state }) => rule === 'agreement' && state === 'running') ?? null;
}

async function faultOfSecond(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  schoolId: SchoolId,
  { secondPerson }: NewDecisionAsked,
): Promise<RefusalCode | null> {
  const isKnown = (await seconds(turn, tx, dossier, schoolId)).some(({ id }) => id === secondPerson);
  return isKnown ? null : 'colleague_unknown';
}

/** Who may decide along: an aandachtsfunctionaris, a schoolleider, or another coordinator. */
async function seconds(
  turn: Turn,
  tx: Tx,
  { pupilId }: Dossier,
  schoolId: SchoolId,
): Promise<readonly Person[]> {
  const pupil = await tx.pupils.byId(pupilId);
  if (!pupil) return [];
  return (await familyPeople(tx, schoolId, pupil, turn.actor.personId, turn.today)).seconds;
}

async function anewForm(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  schoolId: SchoolId,
  standing: { filled: NewDecisionAsked; fault: RefusalCode | null },
): Promise<PersonalView> {
  return {
    kind: 'dossier_anew',
    ...(await namedDossier(tx, dossier, schoolId)),
    today: turn.today,
    insteadOf: await agreementDay(tx, dossier),
    lastOn: lastNewDay(turn.today),
    seconds: staffChoices(await seconds(turn, tx, dossier, schoolId)),
    ...standing,
  };
}
