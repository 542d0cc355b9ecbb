import type { DossierId, PersonId } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { ClaimedNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { coordinatesAt, worksAt } from '../triage/who-coordinates.ts';
import { dossierView, roepnaamOf, type Showing } from './showing-dossier.ts';

const OF_FIRST_TABLE: ReadonlySet<NoticeKind> = new Set(['first_table_due_soon', 'first_table_overdue']);

/** What is of no use once there is an agreement. */
const OF_OPEN_CASES: ReadonlySet<NoticeKind> = new Set([
  'dossier_reopened',
  ...OF_FIRST_TABLE,
  'agreement_due_soon',
  'agreement_due',
  'agreement_overdue',
]);

/**
 * The reminders of the first table and of the three months: asked kindly, and not at all when there is an agreement or the dossier is closed;
 * its card, brought up to date; that the family said something; and that another colleague carries it. Only for who still does.
 */
export async function prepareDossier(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, school, clock, wallClock, today } = moment;
  const dossier = await tx.dossiers.byId(notice.about.dossierId as DossierId);
  if (!dossier) return { kind: 'drop', reason: 'dossier_gone' };
  const isEdit = notice.kind === 'card_edit';
  if (notice.kind === 'dossier_reopened' && dossier.casushouderId !== notice.to.id)
    return reopened(tx, moment, dossier);
  if (notice.kind === 'family_said' && dossier.state === 'closed') return { kind: 'drop', reason: 'closed' };
  if (OF_OPEN_CASES.has(notice.kind) && dossier.state !== 'open')
    return { kind: 'drop', reason: dossier.state };
  if (OF_FIRST_TABLE.has(notice.kind) && !(await isRunning(tx, notice)))
    return { kind: 'drop', reason: 'term_met' };
  const viewerId = notice.to.id;
  const standing = await tx.people.standing(viewerId as PersonId, today);
  const works = worksAt(standing, school.id);
  const isHolder = dossier.casushouderId === viewerId && works;
  if (notice.kind === 'holder_changed' && !isHolder)
    return works ? handedOn(tx, dossier) : { kind: 'drop', reason: 'role_ended' };
  if (!isHolder && !coordinatesAt(standing, school.id)) {
    // A reminder is not lost with the colleague whom it was for: the coordinators get it.
    return isEdit ? { kind: 'drop', reason: 'role_ended' } : { kind: 'unreachable', reason: 'role_ended' };
  }
  const because = isEdit ? 'asked' : (notice.kind as Showing['because']);
  return {
    kind: 'view',
    view: await dossierView(tx, dossier, {
      schoolId: school.id,
      wallClock,
      now: clock.now(),
      today,
      viewerId,
      because,
    }),
  };
}

/** A table was booked meanwhile, or not any more: the term says so at the moment of sending. */
async function isRunning(tx: Tx, { about }: ClaimedNotice): Promise<boolean> {
  const term = about.deadlineId ? await tx.deadlines.byId(about.deadlineId) : null;
  return term?.state === 'running';
}

async function handedOn(tx: Tx, dossier: Dossier): Promise<Prepared> {
  const holder = await tx.people.byId(dossier.casushouderId);
  return {
    kind: 'view',
    view: {
      kind: 'dossier_handed',
      number: dossier.number,
      roepnaam: await roepnaamOf(tx, dossier),
      roepnaamOfHolder: holder?.name.roepnaam ?? '',
    },
  };
}

/** To whoever raised the concern and does not carry it; a doubt about safety keeps it back. */
async function reopened(tx: Tx, { notice, school, today }: Moment, dossier: Dossier): Promise<Prepared> {
  if (dossier.state === 'closed') return { kind: 'drop', reason: 'closed' };
  const concern = await tx.concerns.byId(dossier.concernId);
  if (!concern || concern.doubtedAt !== null) return { kind: 'drop', reason: 'safety' };
  const standing = await tx.people.standing(notice.to.id as PersonId, today);
  if (concern.raisedBy !== notice.to.id || !worksAt(standing, school.id))
    return { kind: 'drop', reason: 'role_ended' };
  const { number } = dossier;
  const holder = await tx.people.byId(dossier.casushouderId);
  return {
    kind: 'view',
    view: {
      kind: 'dossier_reopened',
      number,
      roepnaam: await roepnaamOf(tx, dossier),
      roepnaamOfHolder: holder?.name.roepnaam ?? '',
    },
  };
}
