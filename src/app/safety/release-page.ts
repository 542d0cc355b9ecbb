import type { ConcernId, Language, PersonId, SchoolDate } from '../../domain/ids.ts';
import { isStopped, letGoOn } from '../intake/asking-for-call.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { isSafetyOfficerAt } from '../triage/who-coordinates.ts';
import { type Deps, type Turn, workAt } from '../turn.ts';
import { askedAt } from './release-links.ts';

/** What an aandachtsfunctionaris without Teams finds behind the link in the mail. `isOpen` = it waits for her word. */
export type ReleasePage = {
  language: Language;
  /** Null when the report was stopped before it had one. */
  number: string | null;
  askedOn: SchoolDate;
  isOpen: boolean;
};

/** Looks, and changes nothing: mail scanners open every link. Null for whoever does not have this role any more. */
export function openReleasePage(deps: Deps, link: Link): Promise<ReleasePage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const turn = await turnOf(deps, tx, link);
    const concern = turn && link.concernId ? await tx.concerns.byId(link.concernId) : null;
    return turn && concern && pageOf(turn, link, concern, await isOpenTo(tx, link, concern));
  });
}

/** It was discussed and may go on. Once: with a link that was used, or of an earlier call, nothing changes. */
export async function pressReleasePage(deps: Deps, link: Link): Promise<ReleasePage | null> {
  const pressed = await deps.store.transact(link.schoolId, async (tx) => {
    const turn = await turnOf(deps, tx, link);
    const concern = turn && link.concernId ? await tx.concerns.forChange(link.concernId as ConcernId) : null;
    if (!turn || !concern) return null;
    if (await isOpenTo(tx, link, concern)) await letGoOn(turn, tx, concern);
    return pageOf(turn, link, concern, false);
  });
  deps.kick();
  return pressed;
}

/** Somebody else may have used theirs meanwhile: the row says so by now, and not the link as it was read before. */
async function isOpenTo(tx: Tx, link: Link, concern: Concern): Promise<boolean> {
  if (!isStopped(concern)) return false;
  return (await tx.links.toRelease(concern.id)).some(({ id }) => id === link.id);
}

/** The holder of the link as the one who presses, as they are today; null when they do not have this role any more. */
async function turnOf(deps: Deps, tx: Tx, link: Link): Promise<Turn | null> {
  const work = workAt(deps);
  if (link.purpose !== 'release_concern' || link.holder.kind !== 'person') return null;
  const personId = link.holder.id as PersonId;
  const standing = await tx.people.standing(personId, work.today);
  if (!isSafetyOfficerAt(standing, link.schoolId)) return null;
  const person = await tx.people.byId(personId);
  const school = await tx.schools.here();
  const languages = { own: person?.language ?? null, chat: null, school: school.language };
  return {
    ...work,
    actor: { personId, languages, ...standing, chat: null },
    key: link.id,
    cardActivity: null,
  };
}

function pageOf(
  { actor: { languages }, deps: { wallClock } }: Turn,
  link: Link,
  { number }: Concern,
  isOpen: boolean,
): ReleasePage {
  return {
    language: languages.own ?? languages.school,
    number,
    askedOn: wallClock.dateOf(askedAt(link)),
    isOpen,
  };
}
