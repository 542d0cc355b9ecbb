/** Iemand van het samenwerkingsverband of de gemeente helpt verder. */
export const caseScaleUp = {
  title: 'Opschalen',
  intro:
    'Kom je er samen niet uit? Dan kan iemand van het samenwerkingsverband of de gemeente verder helpen. Leg vast wie dat is. Actietafel stuurt niets: bel zelf.',
  open: 'Vastleggen wie verder helpt',
  whereTo: 'Waarheen?',
  to: { swv: 'het samenwerkingsverband', gemeente: 'de gemeente' },
  whoLabel: 'Wie is dat?',
  whoHint: 'De naam van deze persoon, en als je wilt de functie.',
  family: 'Is de familie het ermee eens?',
  familyYes: 'Ja',
  familyNo: 'Nee',
  save: 'Leg vast',
  who: (name: string, where: string) => `${name}, van ${where}`,
  agrees: 'De familie is het ermee eens.',
  agreesNot: 'De familie is het er niet mee eens.',
} as const;
