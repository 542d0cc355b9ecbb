import type { ActietafelId, Instant, PersonId, RoomId, SlotId } from '../../domain/ids.ts';

/** A place at the school in which a table can meet; `people` = how many it holds. */
export type SchoolRoom = {
  id: RoomId;
  name: string;
  people: number;
  isWheelchairFit: boolean;
  isPrivate: boolean;
};

/** Hours that come back each week, on the school's wall clock; `weekday` 1 = Monday … 7 = Sunday. */
export type HoursRow = { personId: PersonId; weekday: number; fromMinute: number; untilMinute: number };

type Span = { startsAt: Instant; endsAt: Instant };

export type Rooms = {
  /** Those of the school, as its files say; none = rooms are found in another way. */
  here(): Promise<SchoolRoom[]>;
  /** When rooms are taken from this moment on, by other tables than those named. */
  taken(from: Instant, without: readonly ActietafelId[]): Promise<({ roomId: RoomId } & Span)[]>;
  /** Two bookings at this school that want a room wait for each other here. */
  lock(): Promise<void>;
  /** Gives this moment of a table the first of these that is free for the whole of it, and lets go of what it had; null = none is. */
  take(table: ActietafelId, wanted: readonly RoomId[], at: { id: SlotId } & Span): Promise<RoomId | null>;
  release(table: ActietafelId): Promise<void>;
  /** The hours that these people said to work, for this school. */
  hours(people: readonly PersonId[]): Promise<HoursRow[]>;
};
