import type { ConcernState, Intake } from '../../domain/concern.ts';
import type { ConcernId, Instant, PersonId, PupilId } from '../../domain/ids.ts';
import type { AgeBand } from '../../domain/involvement-rules.ts';

/** What was decided about a concern, and what a colleague has to know of it. Sealed along with the intake. */
export type Triage = {
  route: string;
  reason: string | null;
  reviewOn: string | null;
  question: string | null;
  /** Which partner is asked to think along; `self` = the coordinator asks somebody herself. */
  partner: string | null;
  /** The coordinator looked again on this day, and nothing more is needed. */
  reviewedOn: string | null;
  /** A parent or pupil who asked has heard the answer, from whom and on which day. */
  told: { on: string; by: PersonId } | null;
  /** What the coordinator said about the age of a pupil whose birth date nobody knows. */
  ageBand: AgeBand | null;
};

export type Concern = {
  id: ConcernId;
  raisedBy: PersonId;
  pupilId: PupilId | null;
  number: string | null;
  state: ConcernState;
  version: number;
  intake: Intake;
  triage: Triage | null;
  /** When the aandachtsfunctionaris was asked to call; null when nobody asked (again). */
  callAskedAt: Instant | null;
  /** Raised by a coordinator, who may choose any pupil of the school. */
  wholeSchool: boolean;
  ownerId: PersonId | null;
  createdAt: Instant;
  submittedAt: Instant | null;
  decidedAt: Instant | null;
  /** Somebody doubts since then whether it is safe, after it was sent: nothing goes to the family by itself. */
  doubtedAt: Instant | null;
};

export type Concerns = {
  add(concern: Concern): Promise<void>;
  /** With a row lock: two presses at one concern wait for each other. */
  forChange(id: ConcernId): Promise<Concern | null>;
  byId(id: ConcernId): Promise<Concern | null>;
  byIds(ids: readonly ConcernId[]): Promise<Concern[]>;
  /** Stores all of it with the next version, and returns it so. */
  store(concern: Concern, at: Instant): Promise<Concern>;
  byNumber(number: string): Promise<Concern | null>;
  openDraftOf(personId: PersonId): Promise<Concern | null>;
  /** Drafts of this school that nobody changed or wrote at since, oldest first. Read without a lock: who acts on one asks again. */
  untouchedDrafts(since: Instant, limit: number): Promise<{ id: ConcernId; version: number }[]>;
  /** About this pupil, sent and not finished: waiting, taken up without a dossier, or back with a question. Oldest first. */
  openOfPupil(pupilId: PupilId): Promise<Concern[]>;
  /** Waiting for a decision, longest first. */
  waiting(): Promise<Concern[]>;
  /** About which somebody doubts whether it is safe, longest first; at most 200. Not those whose dossier was closed. */
  doubted(): Promise<Concern[]>;
  /** Taken up without a dossier, and to be looked at again on a day: longest first, at most 200. */
  followed(): Promise<Concern[]>;
};
