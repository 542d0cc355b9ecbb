/**
 * Every way in which a card or a form says no. A code is stable: it stands in the log, in the tests and in docs/refusals.md,
 * and has a sentence in Dutch and in English.
 */
export type RefusalCode =
  // who is asking
  | 'unknown_person'
  | 'not_your_concern'
  | 'not_for_your_role'
  | 'not_your_seat'
  // what was pressed
  | 'card_not_understood'
  | 'card_outdated'
  | 'not_now'
  | 'nothing_to_send'
  // what was filled in
  | 'pupil_missing'
  | 'pupil_unknown'
  | 'class_unknown'
  | 'reason_missing'
  | 'since_missing'
  | 'since_in_future'
  | 'since_too_early'
  | 'parents_told_missing'
  | 'parents_told_on_missing'
  | 'parents_told_in_future'
  | 'bsn_in_text'
  | 'text_too_long'
  | 'number_odd'
  // the table
  | 'answer_missing'
  | 'moment_missing'
  | 'moment_taken'
  | 'person_missing'
  | 'answers_themselves'
  | 'family_reason_missing'
  | 'no_deputy'
  | 'no_moment_found'
  // triage
  | 'route_reason_missing'
  | 'review_not_ahead'
  | 'review_too_far'
  | 'parent_informed_missing'
  | 'second_person_missing'
  | 'second_person_same'
  | 'left_out_not_at_age'
  | 'age_missing'
  | 'colleague_unknown'
  | 'partner_missing'
  | 'seat_empty'
  | 'wrong_team'
  | 'number_missing'
  | 'number_unknown'
  // the dossier
  | 'held_in_future'
  | 'table_not_begun'
  | 'held_unanswered'
  | 'no_table'
  | 'outcome_missing'
  | 'no_safety_officer'
  | 'safety_first'
  | 'ground_missing'
  | 'ground_not_for_seat'
  | 'no_ground'
  | 'family_not_informed'
  // the way on
  | 'dossier_open'
  | 'draft_open'
  | 'broken_down';
