import type { AreaId, OrganisationId, PersonId, SchoolDate, SeatId } from '../ids.ts';
import type { Age } from '../involvement.ts';
import type { SeatKind } from '../roles.ts';
import type { Area, AreaLevel } from './areas.ts';
import type { SeatRule, TakesPart } from './rules.ts';

/** A seat of the school itself (no area) or of an area, with who is on it on the day that is asked about. */
export type FieldSeat = {
  id: SeatId;
  kind: SeatKind;
  areaId: AreaId | null;
  organisationId: OrganisationId | null;
  /** The holder, then the deputies in order: a list, so that nobody can stand in for themselves in a ring. */
  people: readonly PersonId[];
};

/** Where to call when a seat has nobody: a desk, never a person. `null` = for every seat, everywhere. */
export type FallbackContact = {
  kind: SeatKind | null;
  areaId: AreaId | null;
  name: string;
  phone: string | null;
  mail: string | null;
};

/** Everything around a school from which a table is made up. */
export type PlayingField = {
  municipality: string;
  /** The smallest area in which the school stands. */
  areaId: AreaId | null;
  rules: readonly SeatRule[];
  areas: readonly Area[];
  seats: readonly FieldSeat[];
  contacts: readonly FallbackContact[];
};

/** What has to be known of a pupil, and no more. The postcode is its four digits. */
export type PupilFacts = {
  bornOn: SchoolDate | null;
  /** On the day that is asked about. */
  age: Age;
  homeMunicipality: string | null;
  homePostcode: number | null;
  /** The last day of an exemption from compulsory education. */
  exemptUntil: SchoolDate | null;
};

/** Why this person: a code with what its sentence needs. */
export type Because =
  | { code: 'school' }
  | { code: 'school_area' | 'home_area'; area: string; level: AreaLevel };

export type Resolved = {
  kind: SeatKind;
  as: TakesPart;
  seatId: SeatId;
  organisationId: OrganisationId | null;
  /** Who takes part, then the deputies in order. */
  people: readonly [PersonId, ...PersonId[]];
  because: Because;
};

/**
 * Why a seat has nobody.
 * - `none_here`: the area has no such seat, and says so ("no wijkteam in this municipality");
 * - `nobody`: the seat is there, and nobody is on it;
 * - `home_unknown`, `home_not_described`: nobody knows where the pupil lives, or nothing is known of that municipality;
 * - `sits_elsewhere`: everybody of this seat has another seat at this table;
 * - `no_seat`: no such seat is known.
 */
export type GapCode =
  | 'none_here'
  | 'nobody'
  | 'home_unknown'
  | 'home_not_described'
  | 'sits_elsewhere'
  | 'no_seat';

export type Gap = {
  kind: SeatKind;
  as: TakesPart;
  code: GapCode;
  /** The area or municipality that it is about. */
  area: string | null;
  contact: FallbackContact | null;
};

/** What the coordinator has to know besides. */
export type Remark =
  | { code: 'home_unknown' }
  | { code: 'home_elsewhere'; municipality: string }
  /** Compulsory education has ended: nobody can enforce it. */
  | { code: 'adult' }
  /** Within the three months of a plan. */
  | { code: 'turns_18'; on: SchoolDate }
  | { code: 'exempt'; until: SchoolDate };

export type Kernteam = {
  resolved: readonly Resolved[];
  gaps: readonly Gap[];
  remarks: readonly Remark[];
};
