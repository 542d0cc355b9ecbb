import type { Texts } from '../texts.ts';

const SHARED = {
  welcome: 'Welcome: who is here, and why?',
  happened: 'What happened?',
  why: 'What causes it, in and outside school?',
  wishes: 'What is wanted, and what is possible?',
  daytime: 'What do we do during the day now?',
  later: 'What is the plan for later?',
  actions: 'Who does what, and by when? Who keeps track?',
  informed: 'Who hears what of this conversation?',
  next: 'When do we meet again?',
} as const;

export const tableAgenda: Texts['tableAgenda'] = {
  title: 'How the conversation goes',
  points: {
    parent: {
      ...SHARED,
      pupil: 'Your child speaks first.',
      parents: 'Then you tell what you see and want.',
    },
    pupil: {
      ...SHARED,
      pupil: 'You speak first.',
      parents: 'Then your parents speak, if they are there.',
    },
    colleague: {
      ...SHARED,
      pupil: 'The pupil speaks first.',
      parents: 'Then the parents speak.',
      actions: 'Who does what, and by when? Who is regisseur?',
    },
  },
};
