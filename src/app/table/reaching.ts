import type { Language } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { peopleOf, type TableCase } from './table-case.ts';

/** Where letters to one participant go, and in which language: their own, else the school's. */
export async function mailOf(
  tx: Tx,
  { school, dossier }: TableCase,
  { who }: Participant,
): Promise<{ to: string | null; language: Language }> {
  if (who.kind === 'person') {
    const person = await tx.people.byId(who.id);
    return { to: person?.mail ?? null, language: person?.language ?? school.language };
  }
  if (who.kind === 'pupil') {
    return { to: (await tx.pupils.byId(who.id))?.mail ?? null, language: school.language };
  }
  const guardian = (await tx.pupils.guardians(dossier.pupilId)).find(({ id }) => id === who.id);
  return { to: guardian?.mail ?? null, language: guardian?.language ?? school.language };
}

export async function languageOf(tx: Tx, found: TableCase, participant: Participant): Promise<Language> {
  return (await mailOf(tx, found, participant)).language;
}

export type Road = 'teams' | 'mail' | 'phone';

/** How each of them hears from us, in at most three statements for all of them together. */
export async function roadsOf(
  tx: Tx,
  { asked, dossier }: TableCase,
): Promise<(participant: Participant) => Road> {
  const people = await tx.people.byIds(peopleOf(asked));
  const hasParent = asked.some(({ role }) => role === 'ouder');
  const hasPupil = asked.some(({ role }) => role === 'leerling');
  const guardians = hasParent ? await tx.pupils.guardians(dossier.pupilId) : [];
  const pupil = hasPupil ? await tx.pupils.byId(dossier.pupilId) : null;
  return ({ who }) => {
    if (who.kind === 'person') {
      const person = people.find(({ id }) => id === who.id);
      if (person?.hasTeams) return 'teams';
      return person?.mail ? 'mail' : 'phone';
    }
    const mail = who.kind === 'pupil' ? pupil?.mail : guardians.find(({ id }) => id === who.id)?.mail;
    return mail ? 'mail' : 'phone';
  };
}
