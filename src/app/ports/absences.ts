import type { Period } from '../../domain/absence.ts';
import type { AbsenceId, PersonId, SchoolDate } from '../../domain/ids.ts';

/** Days on which somebody is not there. They hold at every school where this person works or has a seat. */
export type Absence = Period & { id: AbsenceId; personId: PersonId };

export type Absences = {
  /** All of this person that are not over before this day, soonest first. */
  of(personId: PersonId, from: SchoolDate): Promise<Absence[]>;
  add(absence: Absence): Promise<void>;
  shorten(id: AbsenceId, untilOn: SchoolDate): Promise<void>;
  remove(ids: readonly AbsenceId[]): Promise<void>;
};

/** Absences of which not every table knows yet, at whatever school. */
export type AbsencesWaiting = {
  peopleWaiting(): Promise<PersonId[]>;
  waitingOf(personId: PersonId): Promise<AbsenceId[]>;
  /** By now all their tables know of these. */
  honoured(ids: readonly AbsenceId[]): Promise<void>;
};
