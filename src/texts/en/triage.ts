/** The support coordinator judges a report. Nothing on these cards is about health or home. */
export const triage = {
  label: (number: string) => `Report ${number}`,
  newTitle: (roepnaam: string) => `New report about ${roepnaam}`,
  waitingTitle: (roepnaam: string) => `The report about ${roepnaam} is still waiting`,
  againTitle: (roepnaam: string) => `The report about ${roepnaam} is back`,
  sent: (on: string) => `Sent on ${on}.`,
  alsoDossier: (number: string) => `There is also case ${number} about this pupil.`,
  alsoConcerns: (numbers: string) => `There is also about this pupil: report ${numbers}.`,
  readFirst: 'Read the report on the safe page, then choose what happens.',
  routeLabel: 'What is going to happen?',
  routes: {
    accept: 'A table',
    within_school: 'Within school first',
    one_partner: 'One partner helps to think',
    anonymous_consult: 'A consult without a name',
    advice: 'Advice only',
    returned: 'Back to the mentor with a question',
    safety: 'Safety first',
  },
  routeError: 'Choose what is going to happen.',
  next: 'Next',
  page: 'Read the report',
  details: 'Add to it',
  back: 'Back',

  routeTitle: (roepnaam: string) => `For ${roepnaam}`,
  routeIntro: 'Whoever sent the report gets this as the answer.',
  partnerIntro:
    'I ask this partner to call you, with the number and the day only. Tell about the pupil once the parents and the pupil know and agree.',
  anonymousIntro:
    'I ask a partner to call you, without a number and without a name. Would you rather ask somebody yourself? Then I send nobody anything.',
  safetyIntro:
    'The report stops here. The parents get no message from me. I ask the child protection officer to call you, and say nothing more. No call? Then call yourself.',
  reasonLabel: 'Why?',
  reasonError: 'Choose a reason.',
  reasons: {
    talk_first: 'We talk to the pupil and the parents first',
    adjust_timetable: 'We adjust the timetable',
    mentor_contact: 'The mentor keeps in touch every week',
    one_question: 'There is one question, and one partner can answer it',
    partner_knows_best: 'One partner is involved already',
    think_along_first: 'Think along first, without a name',
    school_can_do_it: 'The school can do this by itself',
    other_way_runs: 'Something else is running already',
    talk_to_parents_first: 'Would you talk to the parents first?',
    talk_to_pupil_first: 'Would you talk to the pupil first?',
    tell_more: 'Would you tell more on the safe page?',
    safety_first: 'Safety comes first',
  },
  review: 'When do we look again?',
  reviewError: 'Choose a day after today, within half a year.',
  partner: 'Which partner?',
  askMyself: 'I ask somebody myself',
  emptySeats: (seats: string) => `Nobody has these seats, so I cannot ask there: ${seats}.`,
  partnerError: 'Choose a partner.',
  confirm: 'Confirm',

  decidedTitle: (roepnaam: string) => (roepnaam === '' ? 'Decided' : `Decided about ${roepnaam}`),
  reviewTitle: (roepnaam: string) => `We said we would look again: how is ${roepnaam}?`,
  reviewOn: (on: string) => `We look again on ${on}.`,
  openCase: 'Open the case',
  absence: 'Keep absence',
  casePage: 'Open the case',
  voices: 'Three questions beforehand',
  reopen: 'Judge it again',
  finish: 'Done, no more needed',
  finished: 'Done. Nothing more is needed.',
  consults: {
    asked: 'The partner has been asked to call you.',
    calling: 'The partner is going to call you.',
    done: 'You have spoken to each other. How do we go on?',
    no_deputy:
      'The partner cannot, and there is no deputy on the list. Call yourself, or choose another way.',
  },
  tell: {
    parent:
      'A parent asked for this. Will you tell what was decided, and why? The parent gets no message from me.',
    pupil: 'The pupil asked for this. Will you tell what was decided, and why?',
  },
  tellByColleague: {
    parent:
      'A parent asked for this. The colleague who wrote it down tells it. Do you do it? Then tap below.',
    pupil:
      'The pupil asked for this. The colleague who wrote it down tells it. Do you do it? Then tap below.',
  },
  told: 'I have told it',
  toldOn: {
    parent: (on: string) => `The parent heard it on ${on}.`,
    pupil: (on: string) => `The pupil heard it on ${on}.`,
  },
  dueTitle: (roepnaam: string) => `Have you told the answer about ${roepnaam} yet?`,

  answerTitle: (roepnaam: string) =>
    roepnaam === '' ? 'Answer to your report' : `Answer to your report about ${roepnaam}`,
  answers: {
    accept: 'There will be a table. I will ask you which moment suits you.',
    within_school: 'You take it up within school first.',
    one_partner: 'One partner helps to think.',
    anonymous_consult: 'The coordinator asks for advice first, without a name.',
    advice: 'The coordinator gives you advice.',
    returned: 'The coordinator has a question for you.',
    safety: 'The coordinator will contact you about this.',
  },
  tellMore: 'Tell more',
  done: 'Done: look again',
  answeredTitle: (roepnaam: string) =>
    roepnaam === ''
      ? 'The report is back with the coordinator'
      : `The report about ${roepnaam} is back with the coordinator`,
  answeredText: 'Thank you. You hear from me what happens.',

  calls: {
    asked: {
      title: (name: string) => `${name} asks you to call`,
      text: () => 'What it is about you hear on the phone.',
    },
    released: { title: () => 'Discussed', text: () => 'Your colleague can go on with the report.' },
    stopped_again: {
      title: () => 'The report was stopped again',
      text: (name: string) => `Call ${name} and discuss it again. Press the button only after that.`,
    },
    closed: {
      title: () => 'The case is closed',
      text: (name: string) =>
        `There is nothing more to say here. Have you not spoken to ${name} yet? Then call all the same.`,
    },
  },
  release: 'Discussed: the report may go on',
  stop: 'Safety first',
  doubtedTitle: 'Safety first',
  doubtedText:
    'A colleague doubts whether this is safe. The family hears nothing from me now. What is planned already stands: talk over whether it can.',
  doubtedNext: 'The child protection officer says when it can go on.',
  safetyLabel: 'Call a colleague',
} as const;
