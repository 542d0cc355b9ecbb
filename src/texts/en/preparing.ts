import type { Texts } from '../texts.ts';

export const preparing: Texts['preparing'] = {
  subject: (moment) => `Prepare for the actietafel: ${moment}`,
  intro: 'The actietafel is soon.',
  task: (task) => `Your part: ${task}.`,
  tasks: {
    leerplicht: 'rights, duties and possibilities',
    swv: 'the school career',
    jgz: 'illness and load',
    buurtteam: 'upbringing, conflict, bullying, debts and addiction',
    rmc: 'school or work after the 18th birthday',
    mentor: 'what you see at school',
  },
  asks: {
    look: 'Look at what you can offer.',
    bring: 'Bring one possibility.',
    say: 'Is there something you cannot do? Say so beforehand.',
  },
  toPage: 'How the conversation goes',
  heading: 'How to prepare',
  points: 'Look at the points',
  sheet: 'Agenda on paper',
  sheetHint: 'Print this sheet and put it on the table. There is no name and no number on it.',
  sheetBack: 'Back',
};
