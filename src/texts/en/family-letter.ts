import type { Texts } from '../texts.ts';

/** The letter to the family after a meeting: what was said and agreed, without what is for the school alone. */
export const familyLetter: Texts['familyLetter'] = {
  button: (name) => `Letter for ${name}`,
  pageTitle: 'Letter to hand over',
  hint: "Read the letter yourself first. Print it with your browser's button and hand it over. Do not mail it.",
  pdf: 'Keep as PDF',
  noPdf: "This letter has signs that cannot be in a PDF. Print it with the browser's button.",
  pdfTitle: 'What was agreed',
  pdfFile: 'letter-from-school.pdf',
  back: 'Back to the minutes',
  greeting: { parent: 'Dear parent or carer,', pupil: (roepnaam) => `Hi ${roepnaam},`, nameless: 'Hi,' },
  opening: {
    parent: (day) =>
      `On ${day} we met at school. Thank you for thinking along. This is what we talked about.`,
    pupil: (day) => `On ${day} we met at school. Thank you for thinking along. This is what we talked about.`,
  },
  openingAbsent: {
    parent: (day) => `On ${day} there was a meeting at school. You were not there. This was talked about.`,
    pupil: (day) => `On ${day} there was a meeting at school. You were not there. This was talked about.`,
  },
  here: 'Who were there?',
  pupilSaid: { parent: 'What did your child say?', pupil: 'What did you say?' },
  parentsSaid: { parent: 'What did the parents say?', pupil: 'What did your parents say?' },
  now: { parent: 'What does your child do by day now?', pupil: 'What do you do by day now?' },
  plan: 'What will we do?',
  atSchool: 'At school',
  help: 'Help besides',
  actions: 'Who does what?',
  action: (what, who, day) => `${what}. That is done by ${who}. No later than ${day}.`,
  actionOf: {
    pupil: {
      parent: (what, day) => `${what}. Your child does that. No later than ${day}.`,
      pupil: (what, day) => `${what}. You do that yourself. No later than ${day}.`,
    },
    parents: {
      parent: (what, day) => `${what}. The parents do that. No later than ${day}.`,
      pupil: (what, day) => `${what}. Your parents do that. No later than ${day}.`,
    },
  },
  noActions: 'There are no new agreements now.',
  regisseurTitle: { parent: 'Whom can you ask?', pupil: 'Whom can you ask?' },
  regisseurSince: (day) => `Since ${day} it is somebody else than the letter says.`,
  regisseurSelf: (beside) =>
    `You keep everything together yourself. Beside you is ${beside}. You can ask them anything.`,
  regisseur: {
    parent: (name) => `That is ${name}, who keeps everything together. You can ask them anything.`,
    pupil: (name) => `That is ${name}, who keeps everything together. You can ask them anything.`,
  },
  next: {
    parent: (monday) => `We meet again in the week of ${monday}. You will hear about it.`,
    pupil: (monday) => `We meet again in the week of ${monday}. You will hear about it.`,
  },
  nextNone: {
    parent: 'A new meeting is not needed now. Do you want one after all? Call the school.',
    pupil: 'A new meeting is not needed now. Do you want one after all? Say so at school.',
  },
  disagree: {
    parent: 'Is something not right? Tell us. We write it down as you say it.',
    pupil: 'Is something not right? Tell us. We write it down as you say it.',
  },
  rights: {
    parent: 'Do you want to know what the school writes down? Ask us.',
    pupil: 'Do you want to know what the school writes down? Ask us.',
  },
  closing: {
    parent: (school) => `Kind regards,\n${school}`,
    pupil: (school) => `Regards,\n${school}`,
  },
};
