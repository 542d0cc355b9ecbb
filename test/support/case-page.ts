import { openCase } from '../../src/app/case-page/opening.ts';
import { readCase } from '../../src/app/case-page/showing-case.ts';
import type { CasePage } from '../../src/app/case-page/views.ts';
import type { Dossier, Participant } from '../../src/app/ports/dossiers.ts';
import type { Link } from '../../src/app/ports/links.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { newestLink, urlIn } from './own-pages.ts';
import type { Play } from './playing.ts';
import { SCHOOL, WHO } from './school.ts';
import { type Asked, participantsNow } from './tables.ts';

/** The address of the page of a case, as it stands on this person's card. */
export async function caseDoor(
  school: Play,
  { concernId }: Pick<Dossier, 'concernId'>,
  by: PersonId = WHO.coordinator,
): Promise<string> {
  return urlIn(await openCase(await school.turn(by), { schoolId: SCHOOL, concernId }));
}

/** The row behind such an address. */
export async function caseLink(
  school: Play,
  dossier: Pick<Dossier, 'concernId'>,
  by?: PersonId,
): Promise<Link> {
  await caseDoor(school, dossier, by);
  return newestLink(school, 'case_page');
}

/** The case as this person finds it now. @throws Error when they do not. */
export async function caseRead(school: Play, { dossier }: Asked, by?: PersonId): Promise<CasePage> {
  const found = await readCase(school.deps, await caseLink(school, dossier, by));
  if (!found) throw new Error('The case is not for this person.');
  return found;
}

/** From now on this partner may read along on this ground; null = not any more. */
export async function mayRead(
  school: Play,
  asked: Asked,
  person: PersonId,
  ground: Participant['ground'],
): Promise<void> {
  const place = (await participantsNow(school, asked)).find(({ who }) => who.id === person);
  if (!place) throw new Error('They have no place in this case.');
  const groundOn = ground && place.fromOn;
  await school.deps.store.transact(SCHOOL, (tx) =>
    tx.dossiers.storeParticipant({ ...place, ground, groundOn }),
  );
}
