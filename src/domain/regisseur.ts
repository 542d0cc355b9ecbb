import type { ActietafelId, Instant, ParticipantId, PersonId, SchoolDate } from './ids.ts';
import type { Regisseur } from './minutes/minutes.ts';

/** So often is another regisseur chosen of one case at most. Ours. */
export const MOST_REGISSEUR_CHANGES = 40;

/** Another regisseur, chosen after the minutes of a table were final: these do not change. */
export type RegisseurChange = {
  id: string;
  /** Beside the minutes of which table it is kept. */
  tableId: ActietafelId;
  /** Whom those minutes named: once they are corrected and name somebody else, that holds. */
  named: Regisseur;
  regisseur: Regisseur;
  on: SchoolDate;
  chosenBy: PersonId;
  chosenAt: Instant;
};

/** Whom the last minutes that are final name, and every change beside them, oldest first. */
export type RegisseurOnRecord = {
  tableId: ActietafelId;
  named: Regisseur;
  /** Minutes of that table or of a later one are open: there a regisseur is chosen. */
  isOpen: boolean;
  changes: readonly RegisseurChange[];
};

/** The one regisseur of a case, and the change by which it became so; null = the minutes named them. */
export type RegisseurNow = { regisseur: Regisseur; change: RegisseurChange | null };

export function regisseurNow({ named, changes }: RegisseurOnRecord): RegisseurNow {
  const change = changesThatHold({ named, changes }).at(-1) ?? null;
  return { regisseur: change?.regisseur ?? named, change };
}

/** The changes since whom the minutes name now, oldest first. */
export function changesThatHold({
  named,
  changes,
}: Pick<RegisseurOnRecord, 'named' | 'changes'>): RegisseurChange[] {
  return changes.filter((each) => isSameRegisseur(each.named, named));
}

/** Who is at the case still: people by their membership or seat, and the places of parents. */
export type StillThere = { people: ReadonlySet<PersonId>; parents: ReadonlySet<ParticipantId> };

/** A parent is regisseur with a named professional beside them: without one of the two there is none. */
export function isGone(regisseur: Regisseur, { people, parents }: StillThere): boolean {
  if (regisseur.kind === 'person') return !people.has(regisseur.id);
  return !parents.has(regisseur.participantId) || regisseur.beside === null || !people.has(regisseur.beside);
}

/** The people whom a regisseur names, the parent aside. */
export function peopleIn(regisseur: Regisseur): PersonId[] {
  if (regisseur.kind === 'person') return [regisseur.id];
  return regisseur.beside === null ? [] : [regisseur.beside];
}

export function isSameRegisseur(one: Regisseur, other: Regisseur): boolean {
  if (one.kind === 'person') return other.kind === 'person' && one.id === other.id;
  return other.kind === 'parent' && one.participantId === other.participantId && one.beside === other.beside;
}
