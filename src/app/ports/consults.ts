import type { ConsultState } from '../../domain/consult.ts';
import type { ConcernId, ConsultId, Instant, PersonId, SeatId } from '../../domain/ids.ts';
import type { SeatKind } from '../../domain/roles.ts';

/** A kernpartner who was asked to call about one concern. */
export type Consult = {
  id: ConsultId;
  concernId: ConcernId;
  seatId: SeatId;
  seat: SeatKind;
  personId: PersonId;
  isAnonymous: boolean;
  state: ConsultState;
  version: number;
  askedBy: PersonId;
  askedAt: Instant;
  changedAt: Instant;
};

export type Consults = {
  add(consult: Consult): Promise<void>;
  /** With a row lock: two presses wait for each other. */
  forChange(id: ConsultId): Promise<Consult | null>;
  /** All of one concern, with their row locks. */
  ofForChange(concernId: ConcernId): Promise<Consult[]>;
  byId(id: ConsultId): Promise<Consult | null>;
  /** Everybody who was ever asked about this concern, first the first. */
  of(concernId: ConcernId): Promise<Consult[]>;
  /** Asked, calling, or done and not yet seen by the coordinator, at this school; at most 200. */
  live(): Promise<Consult[]>;
  /** Stores its state with the next version, and returns it so. @throws when another transaction was faster. */
  store(consult: Consult): Promise<Consult>;
};
