import type { ConcernId, Language, PersonId, SchoolId } from '../../domain/ids.ts';
import { holderOf } from '../pages/opening-page.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Actor } from '../ports/people.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import { carries, worksAt } from '../triage/who-coordinates.ts';
import type { Deps } from '../turn.ts';

/** Everything that was entered, or what one entered oneself and no more. */
export type Sees = 'all' | 'own';

/** A dossier behind the link to the absence of its pupil, and who stands there. */
export type AbsenceBehind = {
  dossier: Dossier;
  school: School;
  by: PersonId;
  sees: Sees;
  language: Language;
};

/**
 * Who may keep the absence of the pupil of an open dossier: its casushouder and the coordinators of the school, who see all of
 * it; and whoever raised the concern, while working there, who enters hours and sick reports and sees the own ones. Null for
 * everybody else: a partner, a parent or a colleague has no business here.
 */
export function mayKeepAbsence(
  actor: Pick<Actor, 'personId' | 'memberships'>,
  dossier: Dossier,
  concern: Pick<Concern, 'raisedBy'>,
  schoolId: SchoolId,
): Sees | null {
  if (carries(actor, dossier, schoolId)) return 'all';
  return concern.raisedBy === actor.personId && worksAt(actor, schoolId) ? 'own' : null;
}

/** @param locked so that nobody closes it or enters something at the same moment */
export async function absenceBehind(
  tx: Tx,
  deps: Deps,
  link: Link,
  locked: 'look' | 'locked' = 'look',
): Promise<AbsenceBehind | null> {
  if (link.purpose !== 'absence_page' || !link.concernId) return null;
  const holder = await holderOf(tx, deps, link);
  const concern = await tx.concerns.byId(link.concernId as ConcernId);
  const found = await tx.dossiers.byConcern(link.concernId as ConcernId);
  const dossier = locked === 'locked' && found ? await tx.dossiers.forChange(found.id) : found;
  if (!holder || !concern || !dossier || dossier.state === 'closed') return null;
  const sees = mayKeepAbsence(holder, dossier, concern, link.schoolId);
  if (!sees) return null;
  const school = await tx.schools.here();
  const person = await tx.people.byId(holder.personId);
  return { dossier, school, by: holder.personId, sees, language: person?.language ?? school.language };
}
