import type { Texts } from '../texts.ts';

export const messages: Texts['messages'] = {
  forYou: 'Actietafel has a message for you',
  inChannel: 'Actietafel: a new message for the team',
  mayRepeat: {
    personal: 'You may have received this message before.',
    channel: 'You may have received this message before.',
  },
  cameTwice: {
    label: 'Actietafel',
    title: 'This message came twice',
    line: 'The other message says the same. Use that one.',
  },
};
