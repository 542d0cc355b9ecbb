import type { FamilyLanguage, ParticipantId } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { isFamily, participantOf, peopleOf, type TableCase, type Viewer } from './table-case.ts';

/** Where letters to one participant go, and in which language: their own, else the school's. */
export async function mailOf(
  tx: Tx,
  { school, dossier }: Pick<TableCase, 'school' | 'dossier'>,
  { who, guest }: Participant,
): Promise<{ to: string | null; language: FamilyLanguage }> {
  if (who.kind === 'person') {
    const person = await tx.people.byId(who.id);
    return { to: person?.mail ?? null, language: person?.language ?? school.language };
  }
  if (guest) return { to: guest.mail, language: school.language };
  if (who.kind === 'pupil') {
    return { to: (await tx.pupils.byId(who.id))?.mail ?? null, language: school.language };
  }
  const guardian = (await tx.pupils.guardians(dossier.pupilId)).find(({ id }) => id === who.id);
  return { to: guardian?.mail ?? null, language: guardian?.language ?? school.language };
}

export async function languageOf(
  tx: Tx,
  found: TableCase,
  participant: Participant,
): Promise<FamilyLanguage> {
  return (await mailOf(tx, found, participant)).language;
}

/** The same for many at once, in at most three statements; who has no address is not in it. In lower case. */
export async function mailsOf(
  tx: Tx,
  { dossier }: Pick<TableCase, 'dossier'>,
  participants: readonly Participant[],
): Promise<ReadonlyMap<ParticipantId, string>> {
  const people = await tx.people.byIds(peopleOf(participants));
  const guardians = participants.some(({ role }) => role === 'ouder')
    ? await tx.pupils.guardians(dossier.pupilId)
    : [];
  const pupil = participants.some(({ role }) => role === 'leerling')
    ? await tx.pupils.byId(dossier.pupilId)
    : null;
  const them = [...people, ...guardians, ...(pupil ? [pupil] : [])];
  return new Map(
    participants.flatMap(({ id, who, guest }) => {
      const mail = guest ? guest.mail : them.find((each) => each.id === who.id)?.mail;
      return mail ? [[id, mail.toLowerCase()] as const] : [];
    }),
  );
}

/** `phone` = neither a chat with the bot nor a mail address: somebody has to call. */
export type Road = 'teams' | 'mail' | 'phone';

/** How each of them hears from us, in at most four statements for all of them together. */
export async function roadsOf(
  tx: Tx,
  { asked, dossier }: TableCase,
): Promise<(participant: Participant) => Road> {
  const people = await tx.people.byIds(peopleOf(asked));
  const chats = await tx.conversations.withChat(people.map(({ id }) => id));
  const hasParent = asked.some(({ role }) => role === 'ouder');
  const hasPupil = asked.some(({ role }) => role === 'leerling');
  const guardians = hasParent ? await tx.pupils.guardians(dossier.pupilId) : [];
  const pupil = hasPupil ? await tx.pupils.byId(dossier.pupilId) : null;
  return ({ who, guest }) => {
    if (guest) return 'mail';
    // An account at Microsoft says that somebody could have the bot, and not that they do.
    if (who.kind === 'person' && chats.has(who.id)) return 'teams';
    const them = [...people, ...guardians, ...(pupil ? [pupil] : [])].find(({ id }) => id === who.id);
    return them?.mail ? 'mail' : 'phone';
  };
}

/**
 * Whether somebody may tap in what another said: who coordinates for the family and for everybody without a chat; the
 * mentor at the table for a colleague or partner who can be reached in no other way than by phone.
 */
export function answersForOther(by: 'coordinator' | 'mentor', them: Participant, road: Road): boolean {
  if (by === 'mentor') return !isFamily(them) && road === 'phone';
  return isFamily(them) || road !== 'teams';
}

/** As what this person taps in answers of others at this table; null when that is not for them. */
export function handOf(viewer: Viewer, found: TableCase): 'coordinator' | 'mentor' | null {
  if (viewer.coordinates) return 'coordinator';
  return participantOf(found, viewer.personId)?.role === 'mentor' ? 'mentor' : null;
}
