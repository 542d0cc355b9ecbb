import type { ConcernId, FamilyLanguage, Instant, ParticipantId } from '../../domain/ids.ts';
import { wasLetIn } from '../../domain/minutes/attendance.ts';
import type { Standing } from '../../domain/minutes/minutes.ts';
import { PAGE_POLICY } from '../../domain/policy.ts';
import type { VoiceOf } from '../../domain/voices.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { TableHeld } from '../ports/minutes.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import { isDoubted } from '../table/doubted.ts';
import { mailOf } from '../table/reaching.ts';
import { agesOf, askedOn, isFamily, type Work } from '../table/table-case.ts';
import { type Deps, workAt } from '../turn.ts';
import { voiceOf } from '../voices/giving-voice.ts';

const DAY = 24 * 60 * 60_000;

/** The newest table of which one of the family may read what was agreed, as it was made final last, and their own place in it. */
export type Agreed = {
  tableId: TableHeld['tableId'];
  heldOn: NonNullable<TableHeld['heldOn']>;
  final: NonNullable<TableHeld['final']>;
  me: Standing['people'][number];
};

/** What was agreed, behind a link of one of the family. */
export type FamilyBehind = {
  dossier: Dossier;
  school: School;
  holder: Participant;
  of: VoiceOf;
  language: FamilyLanguage;
  agreed: Agreed;
};

/** @param locked so that nobody closes the case or says something at the same moment */
export async function familyBehind(
  tx: Tx,
  deps: Deps,
  link: Link,
  locked: 'look' | 'locked' = 'look',
): Promise<FamilyBehind | null> {
  if (link.purpose !== 'family_page' || link.holder.kind !== 'participant' || !link.concernId) return null;
  const found = await tx.dossiers.byConcern(link.concernId as ConcernId);
  const dossier = locked === 'locked' && found ? await tx.dossiers.forChange(found.id) : found;
  if (!dossier) return null;
  const everybody = await tx.dossiers.participants(dossier.id);
  const holder = everybody.find(({ id }) => id === (link.holder.id as ParticipantId));
  const agreed = holder ? await agreedFor(tx, dossier, holder, workAt(deps)) : null;
  if (!holder || !agreed) return null;
  const school = await tx.schools.here();
  const { language } = await mailOf(tx, { school, dossier }, holder);
  return { dossier, school, holder, of: voiceOf(holder), language, agreed };
}

/**
 * What this one of the family may read: of the newest table that they were let in to and whose minutes were made final. Null for
 * whoever is no pupil or parent, was left out, or is not asked any more, such as a parent once the pupil is 18; while somebody
 * doubts whether it is safe; and as long as nothing is final. It stays for a while when the case is closed: what was agreed with them is theirs.
 */
export async function agreedFor(
  tx: Tx,
  dossier: Dossier,
  holder: Participant,
  { today, now }: Pick<Work, 'today' | 'now'>,
): Promise<Agreed | null> {
  if (!isFamily(holder) || !isReadable(dossier, now)) return null;
  const isAsked = askedOn([holder], await agesOf(tx, dossier), today).length > 0;
  if (!isAsked || (await isDoubted(tx, { dossier }))) return null;
  const theirs = (await tx.minutes.tablesHeld(dossier.id)).flatMap((table): Agreed[] => {
    const { tableId, heldOn, final } = table;
    const me = final?.standing.people.find(({ participantId }) => participantId === holder.id);
    if (!final || !me || heldOn === null || !wasLetIn(final.minutes, table, holder.id)) return [];
    return [{ tableId, heldOn, final, me }];
  });
  return theirs.at(-1) ?? null;
}

/** Whether a case runs still, or was closed so short a time ago that its family can read what was agreed. */
export function isReadable({ closedAt }: Pick<Dossier, 'closedAt'>, now: Instant): boolean {
  return closedAt === null || now < closedAt + PAGE_POLICY.familyAfterClosingDays * DAY;
}
