/** Wat ouders en leerling vooraf mogen weten. Het staat er altijd hetzelfde: het zegt niets over deze leerling. */
export const rights = {
  languages: 'Taal',
  title: { parent: 'Goed om te weten', pupil: 'Goed om te weten' },
  how: {
    parent:
      'Zo antwoordt u: kies bij elk moment ja, als het moet of nee. Druk daarna op de knop om op te slaan. Liever bellen? Bel de school.',
    pupil:
      'Zo antwoord je: kies bij elk moment ja, als het moet of nee. Druk daarna op de knop om op te slaan. Liever bellen? Bel de school.',
  },
  who: {
    parent: 'Wie kunnen er bij het gesprek zijn, en waarom?',
    pupil: 'Wie kunnen er bij het gesprek zijn, en waarom?',
  },
  yours: { parent: 'Uw rechten', pupil: 'Jouw rechten' },
  list: {
    parent: [
      'U mag zeggen wat u ervan vindt. Bent u het ergens niet mee eens? Dan komt dat er ook bij te staan.',
      'Ook als u er niet bij kunt zijn, hoort u wat er is afgesproken.',
      'U mag zien wat de school over u en uw kind opschrijft. Klopt er iets niet? Vraag dan of de school het verbetert of weghaalt.',
      'De school ziet wat u hier antwoordt. Andere ouders en uw kind zien het niet.',
    ],
    pupil: [
      'Je mag zeggen wat je ervan vindt. Ben je het ergens niet mee eens? Dan komt dat er ook bij te staan.',
      'Ook als je er niet bij kunt zijn, hoor je wat er is afgesproken.',
      'Je mag vragen wat de school over jou opschrijft. Klopt er iets niet? Vraag dan of de school het verbetert of weghaalt.',
      'De school ziet wat je hier antwoordt. Je ouders zien het niet.',
    ],
  },
  /** De naam van iemand van het kernteam, zoals die op het werk heet. */
  contact: {
    parent: (name: string) =>
      `Vragen? ${name} is het aanspreekpunt van de mensen die meedenken. U kunt mailen:`,
    pupil: (name: string) =>
      `Vragen? ${name} is het aanspreekpunt van de mensen die meedenken. Je kunt mailen:`,
    colleague: (name: string) => `Aanspreekpunt van het kernteam: ${name},`,
  },
  support: {
    parent:
      'Het ouder- en jeugdsteunpunt geeft u gratis en onafhankelijk advies. Vraag de school hoe u het bereikt.',
    pupil:
      'Het ouder- en jeugdsteunpunt geeft je gratis en onafhankelijk advies. Vraag op school hoe je het bereikt.',
  },
} as const;
