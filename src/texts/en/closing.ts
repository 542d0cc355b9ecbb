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
  lessonTitle: 'Closing: what did we learn?',
  lessonLabel: 'What did we learn?',
  lessonHint: (days: number) =>
    `About how we worked together and how things were arranged: not about the pupil or the family. This can be done until ${days} days after the end.`,
  lessonWrite: 'Write down what we learned',
  lessonSave: 'Keep what we learned',
  lessonSaveAsIs: 'Let it stand and save',
  lessonKept: 'It is kept.',
  lessonBy: (name: string, day: string) => `Written by ${name} on ${day}`,
  lessonOn: (day: string) => `Written on ${day}`,
  closedOn: (day: string) => `Closed on ${day}`,
  helpedShort: 'What helped',
  hinderedShort: 'What stood in the way',
  reopenedOn: (day: string) => `Opened again on ${day}`,
  leftTitle: (roepnaam: string) =>
    roepnaam === '' ? 'The pupil is on the list no more' : `${roepnaam} is on the list no more`,
  leftText:
    'Did the pupil move away or leave the school? Then close it for that reason. Is there no new place yet? Then the case can simply go on: a pupil without a school has a right to an agreement too.',
  keepOpen: 'Let it go on',
  mentorTitle: (roepnaam: string) =>
    roepnaam === '' ? 'A case runs in your class' : `A case runs about ${roepnaam}`,
  mentorText: (name: string) => `You are mentor now. ${name} carries the case: ask what you have to know.`,
  mentorCarries: 'You are mentor now, and you carry the case as well.',
} as const;
