import type { Texts } from '../texts.ts';

/** The agreement after three months: what is agreed, and by what can be seen that it runs. */
export const caseAgreed: Texts['caseAgreed'] = {
  title: 'The agreement',
  madeOn: (day) => `Agreed on ${day}`,
  notWritten: 'What exactly is agreed is not written down yet.',
  on: (day) => `Written down on ${day}`,
  by: (name, day) => `Written down by ${name} on ${day}`,
  before: 'What was here before',
  write: 'Write down what is agreed',
  change: 'Change what is agreed',
  text: 'What is agreed?',
  textHint:
    'Some sentences. Write no diagnosis and no name of another pupil. The pupil and the parents read this too.',
  save: 'Save',
  saveAsIs: 'Let it stand and save',
  saved: 'The agreement is saved.',
  flagged: {
    diagnosis: (word) => `Is "${word}" a diagnosis? Leave it out if you can do without.`,
    other_pupil: (word) => `Is "${word}" the name of another pupil? Then leave it out.`,
  },
  runs: 'How can you see that it runs?',
  notYet: 'not yet',
  steps: {
    timetable_agreed: 'A timetable is agreed',
    first_day: 'The first day at school has been',
    timetable_followed: 'The timetable runs',
    place_promised: 'The place is promised',
    contract_signed: 'There is a contract or placement agreement',
    applied: 'The application is made',
    intake_done: 'The intake has been',
    begun: 'It has begun',
  },
  put: 'Put down how far it is',
  step: 'What happened?',
  keep: 'Put down',
  kept: 'It is added.',
  mend: 'A slip?',
  takeBack: (step, day) => `Take away: ${step}, ${day}`,
  takenBack: 'It is taken away.',
};
