/** Hoe een gesprek gaat, in punten: op de pagina van wie komt, en op papier. "U" tegen ouders, "je" tegen de rest. */
const SHARED = {
  welcome: 'Welkom: wie zijn er, en waarom?',
  happened: 'Wat is er gebeurd?',
  why: 'Waardoor komt dat, in en buiten school?',
  wishes: 'Wat is de wens, en wat kan er?',
  daytime: 'Wat doen we nu overdag?',
  later: 'Wat is het plan voor later?',
  actions: 'Wie doet wat, en wanneer? Wie houdt het bij?',
  informed: 'Wie hoort wat van dit gesprek?',
  next: 'Wanneer zien we elkaar weer?',
} as const;

export const tableAgenda = {
  title: 'Zo gaat het gesprek',
  points: {
    parent: {
      ...SHARED,
      pupil: 'Uw kind vertelt als eerste.',
      parents: 'Dan vertelt u wat u ziet en wilt.',
    },
    pupil: {
      ...SHARED,
      pupil: 'Jij vertelt als eerste.',
      parents: 'Dan vertellen je ouders, als zij er zijn.',
    },
    colleague: {
      ...SHARED,
      pupil: 'De leerling vertelt als eerste.',
      parents: 'Dan vertellen de ouders.',
      actions: 'Wie doet wat, en wanneer? Wie is regisseur?',
    },
  },
} as const;
