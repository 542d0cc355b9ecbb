import type { Texts } from '../texts.ts';

export const caseRegisseur: Texts['caseRegisseur'] = {
  title: 'The regisseur',
  now: (who) => `${who} keeps it all together.`,
  since: (day) => `Since ${day}. The minutes of the table did not change.`,
  gone: 'The regisseur is here no more: choose a new one.',
  was: (who) => `It was ${who}.`,
  inMinutes: 'The minutes are open still. Choose the new regisseur there.',
  before: 'Before',
  until: (who, day) => `${who}, until ${day}`,
  chooseOther: 'Choose another regisseur after all',
  hint: 'One person keeps it all together. Ask this person first, and tell the pupil and the parents: we send nothing.',
  who: 'Who becomes the regisseur?',
  beside: 'Is it a parent: which professional stands beside them?',
  nobody: 'Choose somebody',
  save: 'Put down',
  kept: (who) => `${who} is the regisseur now.`,
};
