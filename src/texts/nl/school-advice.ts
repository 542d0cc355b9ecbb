/** Advies van een tafel aan de school. Het gaat over de school, en over geen leerling. */
export const schoolAdvice = {
  button: 'Advies aan de school',
  title: 'Advies aan de school',
  intro: 'Wat kan de school leren? Wees een kritische vriend.',
  apart:
    'Dit gaat over de school, en niet over deze leerling. Schrijf geen naam op. Het advies komt niet in het verslag. Er staat niet bij van welke tafel het komt, alleen in welke maand.',
  theme: 'Waar gaat het over?',
  themes: {
    pedagogical_climate: 'Sfeer en veiligheid',
    less_absence: 'Minder verzuim',
    care_structure: 'Hoe de zorg is geregeld',
    lessons_and_timetable: 'Lessen en rooster',
    other: 'Iets anders',
  },
  from: 'Van wie is het advies?',
  together: 'de hele tafel',
  text: 'Wat is het advies?',
  textHint: 'In een paar zinnen.',
  flagged: {
    diagnosis: (word: string) => `"${word}" kan een diagnose zijn. Kan het zonder?`,
    other_pupil: (word: string) => `"${word}" kan naar een leerling leiden. Kan het zonder?`,
  },
  flaggedNext: 'Verander het, of geef het advies zo.',
  give: 'Geef het advies',
  giveAsIs: 'Laat het staan en geef het advies',
  given: 'Bewaard. De coördinator ziet het op de lijst, bij "Adviezen aan de school".',
  another: 'Geef nog een advies',
  back: 'Terug naar het verslag',

  listTitle: 'Adviezen aan de school',
  listNote: 'Van tafels, zonder leerling. De nieuwste staan bovenaan. Na drie jaar gaan ze weg.',
  line: (theme: string, from: string, month: string) => `${theme} (${from}, ${month})`,
  doneTitle: (count: number) => `Klaar (${count})`,
  states: { open: 'Nieuw', taken_up: 'Opgepakt', done: 'Klaar' },
  steps: {
    take_up: 'Opgepakt',
    finish: 'Klaar',
    put_back: 'Toch niet opgepakt',
    reopen: 'Toch nog niet klaar',
  },
} as const;
