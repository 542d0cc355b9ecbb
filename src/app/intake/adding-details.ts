import { type Details, type DetailsFault, faultsInDetails } from '../../domain/details.ts';
import type { ConcernId, Instant, Language, PersonId } from '../../domain/ids.ts';
import { holderOf, mayOpen } from '../pages/opening-page.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Link } from '../ports/links.ts';
import type { Actor } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import type { Deps } from '../turn.ts';

/** The page on which the sensitive part of a concern is written. It does not show what was written before. */
export type DetailsPage = {
  language: Language;
  number: string | null;
  /** How often this person added something before. */
  addedBefore: number;
};

export type SavedDetails =
  | { kind: 'saved'; language: Language; number: string | null }
  | { kind: 'refused'; language: Language; number: string | null; faults: readonly DetailsFault[] };

/** Looks whether this person may still write here. Changes nothing and reads no content, so that a scanner may open it. */
export function openDetails(deps: Deps, link: Link): Promise<DetailsPage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await behindLink(tx, deps, link);
    if (!behind) return null;
    const { concern, holder, language } = behind;
    return {
      language,
      number: concern.number,
      addedBefore: await tx.details.countBy(concern.id, holder.personId),
    };
  });
}

/**
 * Keeps what was written, sealed, next to what was there. `entryId` comes from the page that was opened: pressing
 * twice, or going back and pressing again, adds once and stands in the audit once.
 */
export async function saveDetails(
  deps: Deps,
  link: Link,
  entryId: string,
  details: Details,
): Promise<SavedDetails | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<SavedDetails | null> => {
    // Locked: nobody lays a draft aside, and its texts with it, between the look and the writing.
    const behind = await behindLink(tx, deps, link, (id) => tx.concerns.forChange(id));
    if (!behind) return null;
    const { concern, holder, language } = behind;
    const { number } = concern;
    const faults = faultsInDetails(details);
    if (faults.length > 0) return { kind: 'refused', language, number, faults };

    const now = deps.clock.now();
    const isNew = await tx.details.add({
      id: entryId,
      concernId: concern.id,
      authorId: holder.personId,
      details: trimmed(details),
      writtenAt: now,
    });
    if (isNew) await putOnRecord(tx, concern, holder.personId, now);

    return { kind: 'saved', language, number };
  });
}

function putOnRecord(tx: Tx, concern: Concern, authorId: PersonId, at: Instant): Promise<void> {
  return tx.audit.add({
    at,
    actor: { kind: 'person', id: authorId },
    action: 'concern.details_added',
    subject: { kind: 'concern', id: concern.id },
    ground: concern.raisedBy === authorId ? 'own_pupil' : 'coordination',
  });
}

async function behindLink(
  tx: Tx,
  deps: Deps,
  link: Link,
  read = (id: ConcernId) => tx.concerns.byId(id),
): Promise<{ concern: Concern; holder: Pick<Actor, 'personId' | 'memberships'>; language: Language } | null> {
  if (link.purpose !== 'add_details' || !link.concernId) return null;
  const holder = await holderOf(tx, deps, link);
  const concern = await read(link.concernId as ConcernId);
  if (!holder || !concern) return null;
  if (mayOpen(holder, link.schoolId, concern, 'add_details')) return null;
  const person = await tx.people.byId(holder.personId);
  const school = await tx.schools.here();
  return { concern, holder, language: person?.language ?? school.language };
}

function trimmed(details: Details): Details {
  return {
    ...details,
    tried: details.tried.trim(),
    pupilsWords: details.pupilsWords.trim(),
    more: details.more.trim(),
  };
}
