/**
 * Every message that Actietafel sends by itself, by kind. Each has one line in the loop's `stillNeeded`, a view, and
 * texts in two languages; the compiler asks for all three.
 */
export const NOTICE_KINDS = [
  // chat answers and welcomes, to the person who wrote
  'welcome',
  'menu',
  'intake',
  'intake_resume',
  'worklist',
  'status',
  'playing_field',
  'running_case',
  'channel_bound',
  'absence',
  'own_tables',
  'own_actions',
  'reminding',
  // asked for on a page, by whoever has no chat
  'own_page',
  'page_code',
  'not_understood',
  // a card that was pressed, brought up to date for good
  'card_edit',
  // intake and triage
  'triage',
  'triage_untouched',
  'question_to_mentor',
  'answer_to_asker',
  'tell_asker_due',
  'call_me',
  'call_not_arrived',
  'safety_doubt',
  'parents_informed_due',
  'review_due',
  // somebody is not there for some days
  'absence_news',
  // one partner, asked to call
  'consult_request',
  'consult_news',
  // the table
  'vote_request',
  'vote_reminder',
  'table_booked',
  'table_moved',
  'table_cancelled',
  'table_left',
  'table_prepare',
  'table_tomorrow',
  'table_news',
  'seat_passed',
  'counter_answer',
  'booking_needs_you',
  'not_delivered',
  'holder_changed',
  'place_given',
  'dossier_closed',
  'dossier_reopened',
  // what was agreed at a table, and what the family says of it
  'minutes_ready',
  'family_said',
  'pupil_left',
  'mentor_given',
  'first_table_due_soon',
  'first_table_overdue',
  'agreement_due_soon',
  'agreement_due',
  'agreement_overdue',
  // the one message of a day with what somebody, or the team, is reminded of
  'digest',
  'channel_digest',
  // the school's channel
  'channel_setup',
  'channel_card',
  'channel_post',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
