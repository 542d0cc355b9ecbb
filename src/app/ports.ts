import type { Instant, SchoolDate, WallMinute } from '../domain/ids.ts';

/** The present moment. Everything that compares with "now" asks this; the demo's clock can be moved. */
export type Clock = { now(): Instant };

/** New ids: UUIDv7, so that rows sort by the moment they were made. */
export type Ids = { next<T extends string>(): T };

/** Chance, for jitter. A number from 0 up to but not including 1. */
export type Chance = { fraction(): number };

/** Between the school's wall clock (Europe/Amsterdam) and instants. A wall time that a clock change skips moves to the next existing minute. */
export type WallClock = {
  dateOf(at: Instant): SchoolDate;
  minuteOf(at: Instant): WallMinute;
  instantOf(on: SchoolDate, minute: WallMinute): Instant;
};
