/**
 * The names of things. Every id is a UUIDv7 from the `Ids` port, branded so that a school's id cannot be
 * passed where a pupil's is meant.
 */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type OrganisationId = Id<'organisation'>;
export type SchoolId = Id<'school'>;
export type PersonId = Id<'person'>;
export type PupilId = Id<'pupil'>;
export type GuardianId = Id<'guardian'>;
export type SeatId = Id<'seat'>;
export type AreaId = Id<'area'>;
export type RoomId = Id<'room'>;
export type ConcernId = Id<'concern'>;
export type ConsultId = Id<'consult'>;
export type DossierId = Id<'dossier'>;
export type ParticipantId = Id<'participant'>;
export type ActietafelId = Id<'actietafel'>;
export type SlotId = Id<'slot'>;
export type ActionId = Id<'action'>;
export type FactId = Id<'fact'>;
export type DeadlineId = Id<'deadline'>;
export type NoticeId = Id<'notice'>;
export type ConversationId = Id<'conversation'>;
export type AbsenceId = Id<'absence'>;
export type LinkId = Id<'link'>;
export type CodeId = Id<'code'>;

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly [brand]: 'instant' };

/** A day at school, `YYYY-MM-DD`, without a time and without a zone. */
export type SchoolDate = string & { readonly [brand]: 'school date' };

/** Minutes since midnight on the school's wall clock, 0 to 1439. */
export type WallMinute = number & { readonly [brand]: 'wall minute' };

export type Language = 'nl' | 'en';
/** Families are also written to in languages that colleagues have no screens in. */
export type FamilyLanguage = Language | 'ar' | 'tr' | 'pl' | 'uk';
