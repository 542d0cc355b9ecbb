import { ACTIONS_REST_DAYS } from '../../domain/agreed-actions.ts';
import { addDays } from '../../domain/calendar/plain-date.ts';
import { faultOfReopening, NOTHING_SAID_OF_SYSTEM } from '../../domain/closing.ts';
import type { DossierId, PersonId } from '../../domain/ids.ts';
import type { CloseReason, ReopenReason } from '../../domain/outcomes.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { DeadlineRule } from '../../domain/terms/term.ts';
import type { CardRef } from '../arriving/views.ts';
import { termFrom } from '../guarding/beginning.ts';
import { personNotice } from '../planning-notices.ts';
import type { KeptClosing } from '../ports/closings.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import { OF_DOSSIER } from '../triage/accepting.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { faulty, finish } from './carrying-dossier.ts';
import { latestTableForChange } from './locking-table.ts';
import { peopleAgain } from './people-again.ts';
import {
  changeDossier,
  dossierView,
  lookAtDossier,
  namedDossier,
  presented,
  showingFor,
} from './showing-dossier.ts';

/** Why it is opened again; one that runs shows how it stands. Nothing is stored by asking. */
export function askReopen(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, async (tx, dossier) => {
    if (dossier.state !== 'closed') return dossierView(tx, dossier, showingFor(turn, ref));
    return reopenForm(tx, dossier, ref, await whyNot(turn, tx, dossier));
  });
}

/**
 * A closed case goes on under its number. The three months and the term of the first table begin today, as when a concern is
 * accepted, and what was still owed when it was closed is asked again; how it was closed, why, and from which day they ran before stays on record. Nobody of the family and no partner hears
 * of it by itself: people call them first, and then ask them to a table. Whoever raised the concern and whoever carries it do.
 * Does nobody carry it who works here still, then whoever opens it does.
 */
export function reopenDossier(turn: Turn, ref: CardRef, reason: ReopenReason | null): Promise<PersonalView> {
  return changeDossier(
    turn,
    ref,
    async (tx, dossier) => {
      const concern = await tx.concerns.forChange(dossier.concernId);
      await tx.pupils.lock(dossier.pupilId);
      const fault = (await whyNot(turn, tx, dossier)) ?? (reason === null ? 'reopen_reason_missing' : null);
      if (fault || !reason || !concern) {
        const code = fault ?? 'not_now';
        return faulty(dossier, code, await reopenForm(tx, dossier, ref, code));
      }

      await latestTableForChange(tx, dossier.id);
      await putDown(turn, tx, dossier, reason);
      const next = await tx.dossiers.store({
        ...dossier,
        state: 'open',
        casushouderId: await holderAgain(turn, tx, dossier, ref),
        anchorOn: turn.today,
        closedAt: null,
        closeReason: null,
      });
      await peopleAgain(turn, tx, next);
      await beginAgain(turn, tx, next);
      await tx.notices.plan(tellings(turn, next, concern.raisedBy));
      await finish(tx, turn, ref, next, { action: 'dossier.reopened' });

      return presented(tx, turn, next, ref);
    },
    'closed',
  );
}

async function whyNot({ deps, today }: Turn, tx: Tx, dossier: Dossier): Promise<RefusalCode | null> {
  const concern = await tx.concerns.byId(dossier.concernId);
  return faultOfReopening(
    {
      closedOn: dossier.closedAt === null ? null : deps.wallClock.dateOf(dossier.closedAt),
      otherOpen: (await tx.dossiers.openOfPupil(dossier.pupilId)) !== null,
      isDoubted: (concern?.doubtedAt ?? null) !== null,
    },
    today,
  );
}

async function reopenForm(
  tx: Tx,
  dossier: Dossier,
  { schoolId }: Pick<CardRef, 'schoolId'>,
  fault: RefusalCode | null,
): Promise<PersonalView> {
  const other = fault === 'reopen_other_runs' ? await tx.dossiers.openOfPupil(dossier.pupilId) : null;
  return {
    kind: 'dossier_reopen',
    ...(await namedDossier(tx, dossier, schoolId)),
    otherRuns: other?.number ?? null,
    fault,
  };
}

/** One that an older version closed has no record of that yet, and gets it now. */
async function putDown(turn: Turn, tx: Tx, dossier: Dossier, reason: ReopenReason): Promise<void> {
  const last = (await tx.closings.of(dossier.id)).at(-1);
  if (!last || last.reopened !== null) await tx.closings.add(dossier.id, closingOf(turn, dossier));
  await tx.closings.reopen(dossier.id, { on: turn.today, reason, by: turn.actor.personId });
}

function closingOf({ deps, now }: Turn, { anchorOn, closedAt, closeReason }: Dossier): KeptClosing {
  const at = closedAt ?? now;
  return {
    ...NOTHING_SAID_OF_SYSTEM,
    closedOn: deps.wallClock.dateOf(at),
    anchorOn,
    closedBy: null,
    closedAt: at,
    reason: closeReason as CloseReason,
    reopened: null,
  };
}

async function holderAgain(
  { actor, today }: Turn,
  tx: Tx,
  { casushouderId }: Dossier,
  { schoolId }: Pick<CardRef, 'schoolId'>,
): Promise<PersonId> {
  const works = await tx.people.workingAt([casushouderId], schoolId, today);
  return works.length > 0 ? casushouderId : actor.personId;
}

async function beginAgain(turn: Turn, tx: Tx, { id }: Dossier): Promise<void> {
  const school = await tx.schools.here();
  const before = await tx.deadlines.of({ dossierId: id });
  const terms = OF_DOSSIER.map((rule) =>
    termFrom(turn, school, {
      rule,
      about: { dossierId: id },
      before: before.find((term) => term.rule === rule),
    }),
  );
  const rest = addDays(turn.today, ACTIONS_REST_DAYS);
  const open = (await tx.actions.of(id)).filter(({ state }) => state === 'open');
  const ofActions = open.map((action): Deadline => {
    const about = { dossierId: id, actionId: action.id };
    const was = before.find((term) => 'actionId' in term.about && term.about.actionId === action.id);
    const dueOn = action.dueOn < rest ? rest : action.dueOn;
    return termFrom(turn, school, { rule: 'action', about, before: was, dueOn });
  });
  const again = await wentOn(turn, tx, school, id, before);
  await tx.deadlines.start([...terms, ...ofActions, ...again]);
}

/**
 * What ran when the case was closed and is not of its beginning: the report of a table is owed still, and counts from today; youth
 * health care looks again on the day that they chose, or tomorrow where that is past. A ground on record ended, so that until there is
 * one anew whoever carries the case is asked to look.
 */
async function wentOn(
  turn: Turn,
  tx: Tx,
  school: School,
  dossierId: DossierId,
  before: readonly Deadline[],
): Promise<Deadline[]> {
  const about = { dossierId };
  const stopped = (of: DeadlineRule) => before.find(({ rule, state }) => rule === of && state === 'stopped');
  const report = stopped('report_shared');
  const review = stopped('jgz_review');
  const chosen = review && (await tx.jgzAdvice.of(dossierId))[0]?.advice.reviewOn;
  const tomorrow = addDays(turn.today, 1);
  const dueOn = chosen && (chosen < tomorrow ? tomorrow : chosen);
  return [
    ...(report ? [termFrom(turn, school, { rule: 'report_shared', about, before: report })] : []),
    ...(dueOn ? [termFrom(turn, school, { rule: 'jgz_review', about, before: review, dueOn })] : []),
  ];
}

function tellings(
  turn: Turn,
  { id, version, concernId, casushouderId }: Dossier,
  raisedBy: PersonId,
): NewNotice[] {
  return [...new Set([casushouderId, raisedBy])]
    .filter((to) => to !== turn.actor.personId)
    .map((to) => ({
      ...personNotice(turn, 'dossier_reopened', to, { dossierId: id, concernId }, `${id}:${version}`),
      expiresAt: null,
    }));
}
