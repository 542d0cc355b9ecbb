/** What Actietafel says when something cannot be done: what is the matter, and what can be done. */
export const refusals = {
  unknown_person:
    'I do not know you yet. Ask the Actietafel administrator of your school to add you, then you can start right away.',
  not_your_concern: 'This report belongs to a colleague. You cannot open it.',
  not_for_your_role: 'Your role at school does not allow this. The support coordinator can help you.',
  not_your_seat: 'You do not have a seat at this table (any more), so I cannot do this for you.',
  card_not_understood: 'This card did not arrive complete. Type "hi" and you get a new one.',
  card_outdated: 'This card belongs to something that is not there any more. Type "hi" to see what is open.',
  not_now: 'That is not possible at this step (any more). Type "hi" to see where you are.',
  nothing_to_send: 'There is nothing to send.',
  pupil_missing: 'Choose the pupil. Not in the list? Then type the first name and the class.',
  pupil_unknown: 'This pupil is not in your classes. Choose somebody from the list.',
  reason_missing: 'Choose at least one reason. Not sure? Choose "Other".',
  since_missing: 'Fill in since when, or choose "I do not know".',
  since_in_future: 'The first day of absence is still to come. Choose today or an earlier day.',
  parents_told_missing: 'Say whether the parents know of your concern. If "Yes", fill in the day too.',
  parents_told_on_missing: 'On what day did the parents hear?',
  parents_told_in_future: 'The day on which the parents heard is still to come.',
  bsn_in_text:
    'The text holds a number that may be a citizen service number (BSN). It may not be kept here. Take it out and save again.',
  text_too_long: 'The text is too long. Please shorten it.',
  dossier_open: 'There is an open case for this pupil already.',
  draft_open: 'You still have a report open.',
  broken_down: 'Something went wrong on our side. Nothing has changed. Please try again in a minute.',
} as const;
