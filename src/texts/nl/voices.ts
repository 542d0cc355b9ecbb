/** De drie vragen vóór het gesprek, aan de leerling en aan elke ouder. "Je" tegen de leerling, "u" tegen ouders. */
export const voices = {
  title: { parent: 'Drie vragen aan u', pupil: 'Drie vragen aan jou' },
  lead: {
    parent:
      'Het gesprek op school begint met uw kind en met u. Hier kunt u vast opschrijven wat u belangrijk vindt. Kort mag. U mag ook iets leeg laten.',
    pupil:
      'Het gesprek op school begint met jou. Hier kun je vast opschrijven wat jij belangrijk vindt. Kort mag. Je mag ook iets leeg laten.',
  },
  questions: {
    parent: {
      goesWell: 'Wat gaat goed?',
      mustChange: 'Wat moet anders?',
      wants: 'Wat wilt u bereiken?',
    },
    pupil: { goesWell: 'Wat gaat goed?', mustChange: 'Wat moet anders?', wants: 'Wat wil je bereiken?' },
  },
  hints: {
    parent: {
      goesWell: 'Met uw kind, thuis of op school.',
      mustChange: 'Op school, thuis, of ergens anders.',
      wants: 'De komende weken, of later.',
    },
    pupil: {
      goesWell: 'Op school, thuis, of met iets wat je graag doet.',
      mustChange: 'Op school, thuis, of ergens anders.',
      wants: 'De komende weken, of later.',
    },
  },
  parentsMayRead: 'Mogen je ouders dit lezen?',
  parentsMayReadChoices: { yes: 'Ja', no: 'Nee' },
  parentsMayReadHint: 'Kies je nee? Dan laten wij het niet aan je ouders zien.',
  whoReads: {
    parent:
      'Wie het gesprek op school voorbereidt, leest wat u schrijft. Willen wij het in het gesprek noemen? Dan vragen wij dat eerst aan u.',
    pupil:
      'Wie het gesprek op school voorbereidt, leest wat je schrijft. Willen wij het in het gesprek noemen? Dan vragen wij dat eerst aan jou.',
  },
  noBsn: 'Schrijf geen burgerservicenummer op.',
  save: 'Verstuur mijn antwoorden',
  back: 'Terug',
  givenBefore: {
    parent: (day: string) => `U schreef al iets op ${day}. Wat u nu schrijft, komt daarvoor in de plaats.`,
    pupil: (day: string) => `Je schreef al iets op ${day}. Wat je nu schrijft, komt daarvoor in de plaats.`,
  },
  savedTitle: { parent: 'Dank u wel', pupil: 'Dank je wel' },
  saved: {
    parent: 'Uw antwoorden zijn binnen. Daar begint het gesprek mee.',
    pupil: 'Je antwoorden zijn binnen. Daar begint het gesprek mee.',
  },
  savedMore: {
    parent:
      'Uw antwoorden staan niet meer op deze pagina. Zo leest niemand ze die uw link vindt. Wilt u iets anders zeggen? Vul de vragen dan opnieuw in.',
    pupil:
      'Je antwoorden staan niet meer op deze pagina. Zo leest niemand ze die jouw link vindt. Wil je iets anders zeggen? Vul de vragen dan opnieuw in.',
  },
  offer: {
    parent:
      'Wat gaat goed, wat moet anders, wat wilt u bereiken? U kunt het vast opschrijven. Het hoeft niet.',
    pupil:
      'Wat gaat goed, wat moet anders, wat wil je bereiken? Je kunt het vast opschrijven. Het hoeft niet.',
  },
  offered: {
    parent: (day: string) => `Uw antwoorden van ${day} zijn binnen. U kunt de vragen opnieuw invullen.`,
    pupil: (day: string) => `Je antwoorden van ${day} zijn binnen. Je kunt de vragen opnieuw invullen.`,
  },
  answer: 'Naar de drie vragen',
  answerAgain: 'Opnieuw invullen',
  giveSheet: {
    parent: 'Geef dit blad aan de mentor van uw kind, of neem het mee naar het gesprek.',
    pupil: 'Geef dit blad aan je mentor, of neem het mee naar het gesprek.',
  },
  inLetter: {
    parent: 'Op die pagina staan ook drie vragen aan u, om vast over na te denken. Het hoeft niet.',
    pupil: 'Op die pagina staan ook drie vragen aan jou, om vast over na te denken. Het hoeft niet.',
  },
} as const;
