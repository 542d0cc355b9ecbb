import type { Texts } from '../texts.ts';

/** Advice of a table to the school. It is about the school, and about no pupil. */
export const schoolAdvice: Texts['schoolAdvice'] = {
  button: 'Advice to the school',
  title: 'Advice to the school',
  intro: 'What can the school learn? Be a critical friend.',
  apart:
    'This is about the school, and not about this pupil. Write down no name. The advice is not part of the minutes. It does not say from which table it comes, only in which month.',
  theme: 'What is it about?',
  themes: {
    pedagogical_climate: 'Climate and safety',
    less_absence: 'Less absence',
    care_structure: 'How care is arranged',
    lessons_and_timetable: 'Lessons and timetable',
    other: 'Something else',
  },
  from: 'Whose advice is it?',
  together: 'the whole table',
  text: 'What is the advice?',
  textHint: 'In a few sentences.',
  flagged: {
    diagnosis: (word) => `"${word}" may be a diagnosis. Can it do without?`,
    other_pupil: (word) => `"${word}" may lead to a pupil. Can it do without?`,
  },
  flaggedNext: 'Change it, or give the advice like this.',
  give: 'Give the advice',
  giveAsIs: 'Let it stand and give the advice',
  given: 'Kept. The coordinator sees it on the list, at "Advice to the school".',
  another: 'Give more advice',
  back: 'Back to the minutes',

  listTitle: 'Advice to the school',
  listNote: 'From tables, without a pupil. The newest is on top. It goes after three years.',
  line: (theme, from, month) => `${theme} (${from}, ${month})`,
  doneTitle: (count) => `Done (${count})`,
  states: { open: 'New', taken_up: 'Taken up', done: 'Done' },
  steps: {
    take_up: 'Taken up',
    finish: 'Done',
    put_back: 'Not taken up after all',
    reopen: 'Not done yet after all',
  },
};
