import { enterAbsence } from '../../src/app/absence-duty/entering-absence.ts';
import { readAbsence } from '../../src/app/absence-duty/showing-absence.ts';
import { openCasePage } from '../../src/app/pages/opening-case-page.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import type { Link } from '../../src/app/ports/links.ts';
import type { DayAbsence } from '../../src/domain/absence-duty/book.ts';
import type { EntryFilled } from '../../src/domain/absence-duty/faults.ts';
import { mondayOf } from '../../src/domain/absence-duty/school-weeks.ts';
import type { LinkId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { urlIn } from './own-pages.ts';
import type { Play } from './playing.ts';
import { SCHOOL, WHO } from './school.ts';

/** The address of the page with the absence of a pupil, as it stands on this person's card. */
export async function absenceDoor(
  school: Play,
  dossier: Dossier,
  by: PersonId = WHO.coordinator,
): Promise<string> {
  const ref = { schoolId: SCHOOL, id: dossier.concernId, version: 1 };
  return urlIn(await openCasePage(await school.turn(by), ref, 'absence_page'));
}

/** The row behind such an address. Only of use where addresses end in the id of their link. */
export async function absenceLink(school: Play, dossier: Dossier, by?: PersonId): Promise<Link> {
  const id = (await absenceDoor(school, dossier, by)).split('/').at(-1) as LinkId;
  const link = await school.deps.store.transact(SCHOOL, (tx) => tx.links.byId(id));
  if (!link) throw new Error('There is no such link.');
  return link;
}

/** What a colleague entered is kept, or not. */
export async function entered(
  school: Play,
  link: Link,
  entry: EntryFilled,
  id = school.deps.ids.next<string>(),
) {
  return enterAbsence(school.deps, link, id, entry, null);
}

/** These days, each with its week. They lie in one. */
export function week(days: readonly DayAbsence[]): EntryFilled {
  return { kind: 'week', monday: mondayOf(days[0]?.on as SchoolDate), days };
}

export async function pageOf(school: Play, link: Link, monday: SchoolDate | null = null) {
  const page = await readAbsence(school.deps, link, monday);
  if (!page) throw new Error('There is nothing behind this link.');
  return page;
}

export function termsNow(school: Play, { id }: Pick<Dossier, 'id'>) {
  return school.deps.store.transact(SCHOOL, (tx) => tx.deadlines.of({ dossierId: id }));
}
