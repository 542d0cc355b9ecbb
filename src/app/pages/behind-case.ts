import type { ConcernId, Language, PersonId, SchoolId } from '../../domain/ids.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Actor } from '../ports/people.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import { carries, worksAt } from '../triage/who-coordinates.ts';
import type { Deps } from '../turn.ts';
import { holderOf } from './opening-page.ts';

/** Everything that was entered, or what one entered oneself and no more. */
export type Sees = 'all' | 'own';

/** The pages of a running case that whoever raised it may enter something on. */
export type CasePage = 'absence_page' | 'voices_page';

/** A dossier behind the link to such a page, and who stands there. */
export type CaseBehind = {
  dossier: Dossier;
  school: School;
  by: PersonId;
  sees: Sees;
  language: Language;
};

/**
 * Who may enter something in a case: its casushouder and the coordinators of the school, who see all of it; and whoever raised the
 * concern, while working there, who knows the pupil day by day and sees what they entered themselves. Null for everybody else: a
 * partner, a parent or a colleague has no business here.
 */
export function seesOfCase(
  actor: Pick<Actor, 'personId' | 'memberships'>,
  dossier: Dossier,
  concern: Pick<Concern, 'raisedBy'>,
  schoolId: SchoolId,
): Sees | null {
  if (carries(actor, dossier, schoolId)) return 'all';
  return concern.raisedBy === actor.personId && worksAt(actor, schoolId) ? 'own' : null;
}

/** @param locked so that nobody closes it or enters something at the same moment */
export async function caseBehind(
  tx: Tx,
  deps: Deps,
  link: Link,
  page: CasePage,
  locked: 'look' | 'locked' = 'look',
): Promise<CaseBehind | null> {
  if (link.purpose !== page || !link.concernId) return null;
  const holder = await holderOf(tx, deps, link);
  const concern = await tx.concerns.byId(link.concernId as ConcernId);
  const found = await tx.dossiers.byConcern(link.concernId as ConcernId);
  const dossier = locked === 'locked' && found ? await tx.dossiers.forChange(found.id) : found;
  if (!holder || !concern || !dossier || dossier.state === 'closed') return null;
  const sees = seesOfCase(holder, dossier, concern, link.schoolId);
  if (!sees) return null;
  const school = await tx.schools.here();
  const person = await tx.people.byId(holder.personId);
  return { dossier, school, by: holder.personId, sees, language: person?.language ?? school.language };
}
