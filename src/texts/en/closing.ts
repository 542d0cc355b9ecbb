/** The end of a case: why, what helped, what was learned, and opening it again. */
export const closing = {
  helped: 'What helped? May stay empty.',
  hindered: 'What stood in the way? May stay empty.',
  aboutSystem:
    'Then choose what helped and what stood in the way. It is about how things are arranged, not about people.',
  parts: {
    quick_table: 'How soon we sat together',
    one_regisseur: 'One plan, one director',
    partners_known: 'Whether partners knew each other',
    school_support: 'The support at school itself',
    timetable_room: 'The room in the timetable',
    fitting_place: 'A fitting place near by',
    waiting_time: 'The waiting time for help',
    borders: 'Borders of municipality or organisation',
    rules_and_money: 'Rules, money or an indication',
    handing_on: 'The handing on between schools',
  },
  toRaiser: (roepnaam: string, day: string) =>
    `The case about ${roepnaam}, which you reported, was closed on ${day}. Thank you for seeing it.`,
  toRaiserWhy: (reason: string) => `Reason: ${reason}.`,
  raiserReasons: {
    agreement_runs: 'the agreement works',
    moved_away: 'moved away',
    left_school: 'left the school',
    opened_by_mistake: 'opened by mistake',
  },
  toRaiserAgain: 'Are you worried again? Then do report it again.',
  reopen: 'Open again',
  reopenTitle: (roepnaam: string) =>
    roepnaam === '' ? 'Why do we open it again?' : `Why do we open it again for ${roepnaam}?`,
  reopenIntro:
    'The number stays. The three months begin again today. Call the pupil and the parents first: they hear it from you, not from me. Partners see number and day only, until you put down again why they may read along.',
  reopenReason: 'Reason',
  reopenReasons: {
    goes_wrong_again: 'It goes less well again',
    closed_too_soon: 'Closed too soon',
    back_at_school: 'The pupil is back at this school',
    family_asks: 'The family asks for it',
  },
  reopenReasonError: 'Choose a reason.',
  otherRuns: (number: string) =>
    `Case ${number} runs for this pupil already. Go on there: one pupil, one plan.`,
  factFirstSince: 'First begun on',
  reopenedTitle: (roepnaam: string) =>
    roepnaam === '' ? 'The case was opened again' : `The case about ${roepnaam} was opened again`,
  reopenedText: (name: string) =>
    `You reported this case. It runs again. ${name} carries it: talk it over together.`,
} as const;
