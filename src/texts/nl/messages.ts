/** Wat een telefoon laat zien als er iets binnenkomt: nooit een naam, en niets over een kind. */
export const messages = {
  forYou: 'Actietafel heeft een bericht voor je',
  inChannel: 'Actietafel: nieuw bericht voor het team',
  mayRepeat: {
    personal: 'Misschien kreeg je dit bericht al eerder.',
    channel: 'Misschien kregen jullie dit bericht al eerder.',
  },
  cameTwice: {
    label: 'Actietafel',
    title: 'Dit bericht kwam twee keer',
    line: 'Het andere bericht is hetzelfde. Gebruik dat.',
  },
} as const;
