/** Wat een telefoon laat zien als er iets binnenkomt: nooit een naam, en niets over een kind. */
export const messages = {
  forYou: 'Actietafel heeft een bericht voor je',
  inChannel: 'Actietafel: nieuw bericht voor het team',
} as const;
