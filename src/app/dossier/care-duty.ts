import { addDays } from '../../domain/calendar/plain-date.ts';
import { CARE_WEEKS_EXTENDED, faultOfApplication, faultOfExtension } from '../../domain/care-duty.ts';
import type { SchoolDate, SchoolId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { termFrom, withNext } from '../guarding/beginning.ts';
import { careTermOf } from '../guarding/care-term.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
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

const DAYS_A_WEEK = 7;

/** The form for the day on which parents applied in writing; where a decision is awaited already, the dossier. */
export function askCare(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, async (tx, dossier) => {
    const isAsked = dossier.state !== 'closed' && (await careTermOf(tx, dossier))?.state !== 'running';
    return isAsked
      ? careForm(turn, tx, dossier, ref.schoolId, { filledOn: null, fault: null })
      : dossierView(tx, dossier, showingFor(turn, ref));
  });
}

/** Parents applied in writing on this day: the six weeks run from it, whatever the school was told since. */
export function startCare(turn: Turn, ref: CardRef, appliedOn: SchoolDate | null): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    const before = await careTermOf(tx, dossier);
    if (before?.state === 'running') return presented(tx, turn, dossier, ref);
    const fault = faultOfApplication(appliedOn, turn.today);
    if (fault || appliedOn === null)
      return faulty(
        dossier,
        fault ?? 'care_day_odd',
        await careForm(turn, tx, dossier, ref.schoolId, { filledOn: appliedOn, fault }),
      );

    const school = await tx.schools.here();
    const about = { dossierId: dossier.id };
    await tx.deadlines.start([
      termFrom(turn, school, { rule: 'care_duty', about, before, startsOn: appliedOn }),
    ]);
    const next = await tx.dossiers.store(dossier);
    await finish(tx, turn, ref, next, { action: 'dossier.application_received' });
    return presented(tx, turn, next, ref);
  });
}

/** The school told the parents what it decided: nobody is asked about it any more. */
export function decideCare(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    if ((await careTermOf(tx, dossier))?.state !== 'running') return presented(tx, turn, dossier, ref);
    await tx.deadlines.end({ dossierId: dossier.id }, ['care_duty'], 'met');
    const next = await tx.dossiers.store(dossier);
    await finish(tx, turn, ref, next, { action: 'dossier.application_decided' });
    return presented(tx, turn, next, ref);
  });
}

/** The school takes four weeks more, once, and says so to the parents itself. */
export function extendCare(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    const term = await careTermOf(tx, dossier);
    if (term?.state !== 'running') return presented(tx, turn, dossier, ref);
    const fault = faultOfExtension(term, turn.today);
    if (fault) return refused(fault);

    const calendar = turn.deps.calendars.of(await tx.schools.here());
    const longer: Deadline = {
      ...term,
      dueOn: addDays(term.startsOn, CARE_WEEKS_EXTENDED * DAYS_A_WEEK),
      frozen: { ...term.frozen, length: CARE_WEEKS_EXTENDED },
      generation: term.generation + 1,
    };
    await tx.deadlines.start([withNext(calendar, turn.deps.wallClock, longer, -1, turn.today)]);
    const next = await tx.dossiers.store(dossier);
    await finish(tx, turn, ref, next, { action: 'dossier.application_extended' });
    return presented(tx, turn, next, ref);
  });
}

async function careForm(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  schoolId: SchoolId,
  standing: { filledOn: SchoolDate | null; fault: RefusalCode | null },
): Promise<PersonalView> {
  return {
    kind: 'dossier_care',
    ...(await namedDossier(tx, dossier, schoolId)),
    today: turn.today,
    ...standing,
  };
}
