/** The four kinds of agreement (seed 001), several at once. Back at school is one of them and not the goal. */
export const OUTCOMES = [
  'back_to_school',
  'back_partly',
  'other_daytime_activity',
  'work',
  'specialised_help',
] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

/** Why a dossier is closed. */
export const CLOSE_REASONS = [
  'agreement_runs',
  'moved_away',
  'left_school',
  'family_stops',
  'opened_by_mistake',
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** Why a dossier is opened again. */
export const REOPEN_REASONS = [
  'goes_wrong_again',
  'closed_too_soon',
  'back_at_school',
  'family_asks',
] as const;
export type ReopenReason = (typeof REOPEN_REASONS)[number];
