/**
 * Brieven aan wie geen Teams heeft. "U" tegen ouders, "je" tegen de leerling en tegen collega's. In een brief staat nooit
 * een naam, en nooit waarom er een gesprek is.
 */
export const letters = {
  greeting: { parent: 'Beste ouder of verzorger,', pupil: 'Hoi,', colleague: 'Beste collega,' },
  closing: {
    parent: (school: string) => `Met vriendelijke groet,\n${school}`,
    pupil: (school: string) => `Groet,\n${school}`,
    colleague: (school: string) => `Met vriendelijke groet,\nActietafel, namens ${school}`,
  },
  reference: (number: string) => `Kenmerk: ${number}`,
  mayRepeat: {
    parent: 'Misschien kreeg u deze mail al eerder. Dan hoeft u niets te doen.',
    pupil: 'Misschien kreeg je deze mail al eerder. Dan hoef je niets te doen.',
    colleague: 'Misschien kreeg je deze mail al eerder. Dan hoef je niets te doen.',
  },

  ask: {
    subject: {
      parent: 'Wanneer kunt u voor een gesprek op school?',
      pupil: 'Wanneer kun je voor een gesprek op school?',
      colleague: (number: string) => `Wanneer kun je bij actietafel ${number} zijn?`,
    },
    again: 'Herinnering',
    intro: {
      parent:
        'Wij willen graag met u en uw kind om de tafel, samen met mensen die kunnen meedenken. U praat mee: wat u vindt en wat uw kind vindt, telt.',
      pupil:
        'Wij willen graag met jou om de tafel, samen met mensen die kunnen meedenken. Jij praat mee: wat jij vindt, telt.',
      colleague: 'De school vraagt je voor een actietafel. Laat je weten wanneer je kunt?',
    },
    insteadOf: {
      parent: (moment: string) =>
        `Het gesprek van ${moment} gaat niet door op dat moment. Wij zoeken samen met u een nieuw moment.`,
      pupil: (moment: string) =>
        `Het gesprek van ${moment} gaat niet door op dat moment. We zoeken met jou een nieuw moment.`,
      colleague: (moment: string) => `Het moment van ${moment} gaat niet door. Er zijn nieuwe momenten.`,
    },
    moments: {
      parent: 'Deze momenten zijn mogelijk (Nederlandse tijd). Het gesprek is op school.',
      pupil: 'Deze momenten kunnen (Nederlandse tijd). Het gesprek is op school.',
      colleague: 'Deze momenten zijn mogelijk (Nederlandse tijd), op school.',
    },
    button: {
      parent: 'Laat weten wanneer u kunt',
      pupil: 'Laat weten wanneer je kunt',
      colleague: 'Geef je antwoord',
    },
    howLong: {
      parent:
        'Het kost één minuut. U hoeft niet in te loggen. Liever bellen? Bel de school, dan vullen wij het voor u in.',
      pupil: 'Het kost één minuut. Je hoeft niet in te loggen. Liever bellen? Bel de school.',
      colleague:
        'Je hoeft niet in te loggen. Kun je niet? Dan kun je op de pagina zeggen dat je vervanger gaat.',
    },
  },

  booked: {
    subject: {
      booked: (moment: string) => `Het gesprek op school is op ${moment}`,
      moved: (moment: string) => `Het gesprek op school is verplaatst naar ${moment}`,
      tomorrow: (moment: string) => `Denkt u aan het gesprek op school: ${moment}`,
      cancelled: 'Het gesprek op school gaat niet door',
    },
    subjectPupilTomorrow: (moment: string) => `Denk je aan het gesprek op school: ${moment}`,
    intro: {
      booked: {
        parent: 'Het gesprek staat vast. Fijn dat u erbij bent.',
        pupil: 'Het gesprek staat vast. Fijn dat je erbij bent.',
        colleague: 'De actietafel staat vast.',
      },
      moved: {
        parent: 'Het gesprek is op een ander moment. Het oude moment gaat niet door.',
        pupil: 'Het gesprek is op een ander moment. Het oude moment gaat niet door.',
        colleague: 'De actietafel is verplaatst. Het oude moment gaat niet door.',
      },
      tomorrow: {
        parent: 'Binnenkort is het gesprek op school.',
        pupil: 'Binnenkort is het gesprek op school.',
        colleague: 'Binnenkort is de actietafel.',
      },
      cancelled: {
        parent: 'Het gesprek gaat niet door. U hoeft niets te doen. De school neemt contact met u op.',
        pupil: 'Het gesprek gaat niet door. Je hoeft niets te doen. De school neemt contact met je op.',
        colleague: 'De actietafel gaat niet door. Je hoeft niets te doen.',
      },
    },
    cancelledClosed: {
      parent: (day: string) =>
        `Het gesprek gaat niet door, want wij hebben ons overleg op ${day} afgerond. Dank u wel dat u met ons meedacht.`,
      pupil: (day: string) =>
        `Het gesprek gaat niet door, want we hebben ons overleg op ${day} afgerond. Dank je wel dat je met ons meedacht.`,
      colleague: (day: string) =>
        `De actietafel gaat niet door, want de casus is op ${day} afgerond. Dank je wel voor het meedenken.`,
    },
    when: 'Wanneer',
    where: 'Waar',
    button: { parent: 'Bekijk de afspraak', pupil: 'Bekijk de afspraak', colleague: 'Bekijk de afspraak' },
    cannotCome: {
      parent: 'Kunt u toch niet? Zeg het op die pagina of bel de school. Dan zoeken wij samen een oplossing.',
      pupil: 'Kun je toch niet? Zeg het op die pagina of bel de school.',
      colleague: 'Kun je toch niet? Op die pagina kun je je vervanger laten gaan.',
    },
  },

  counter: {
    subject: {
      parent: 'Uw voorstel voor een ander moment',
      pupil: 'Je voorstel voor een ander moment',
      colleague: (number: string) => `Je voorstel voor actietafel ${number}`,
    },
    proposed: {
      parent: (moment: string) => `U stelde een ander moment voor: ${moment}.`,
      pupil: (moment: string) => `Je stelde een ander moment voor: ${moment}.`,
      colleague: (moment: string) => `Je stelde een ander moment voor: ${moment}.`,
    },
    possible: {
      parent:
        'Dat is mogelijk. De school kijkt of het gesprek verplaatst wordt en laat het u weten. Tot die tijd blijft het afgesproken moment staan.',
      pupil:
        'Dat is mogelijk. De school kijkt of het gesprek verplaatst wordt en laat het je weten. Tot die tijd blijft het afgesproken moment staan.',
      colleague:
        'Dat is mogelijk. De coördinator beslist of de tafel verplaatst wordt. Tot die tijd blijft het afgesproken moment staan.',
    },
    blocked: {
      parent: (why: string) =>
        `Dat kan helaas niet, want ${why}. Het afgesproken moment blijft staan. Kunt u dan niet? Zeg het op de pagina of bel de school.`,
      pupil: (why: string) =>
        `Dat kan helaas niet, want ${why}. Het afgesproken moment blijft staan. Kun je dan niet? Zeg het op de pagina of bel de school.`,
      colleague: (why: string) =>
        `Dat kan helaas niet, want ${why}. Het afgesproken moment blijft staan. Kun je dan niet? Zeg het op de pagina.`,
    },
    because: {
      past: 'dat moment is al geweest',
      too_soon: 'dat is te snel om iedereen te vragen',
      too_far: 'dat is te ver weg',
      closed: 'de school is dan dicht',
      no_start: 'het gesprek past dan niet in de schooldag',
      no_room: 'er is dan geen ruimte vrij',
      other: 'dan kunnen niet genoeg mensen',
    },
  },

  /** Aan een gast van één casus. */
  guest: {
    greeting: 'Goedendag,',
    intro:
      'De school vraagt je erbij voor een actietafel: een gesprek op school, met mensen die kunnen meedenken. Laat je weten wanneer je kunt?',
    howLong: 'Je hoeft niet in te loggen.',
    cannotCome: 'Kun je toch niet? Zeg het op die pagina.',
  },
  /** Aan een tolk: tijd en plaats, en verder niets. */
  interpreter: {
    subject: {
      ask: 'Kun je tolken bij een gesprek op school?',
      booked: (moment: string) => `Tolken bij een gesprek op school: ${moment}`,
      moved: (moment: string) => `Het gesprek op school is verplaatst naar ${moment}`,
      tomorrow: (moment: string) => `Denk je aan het gesprek op school: ${moment}`,
      cancelled: 'Het gesprek op school gaat niet door',
      counter: 'Je voorstel voor een ander moment',
    },
    intro: {
      ask: 'De school vraagt je als tolk bij een gesprek. Laat je weten wanneer je kunt?',
      booked: 'Het gesprek staat vast. Fijn dat je komt tolken.',
      moved: 'Het gesprek is op een ander moment. Het oude moment gaat niet door.',
      tomorrow: 'Binnenkort is het gesprek waarbij je tolkt.',
      cancelled: 'Het gesprek gaat niet door. Je hoeft niets te doen.',
    },
    eventText: 'Het gesprek is op school.',
  },
  /** Aan wie gevraagd was en niet meer hoeft te komen. */
  left: {
    subject: {
      colleague: (number: string) => `Je hoeft niet meer naar actietafel ${number}`,
      interpreter: 'Je hoeft niet meer naar het gesprek op school',
    },
    asked: 'Je was gevraagd voor een gesprek op school. Dat hoeft niet meer. Je hoeft niets te doen.',
    booked: (moment: string) =>
      `Je was uitgenodigd voor het gesprek op school van ${moment}. Je hoeft niet meer te komen. Dank je wel dat je wilde meedenken.`,
  },

  closed: {
    subject: {
      parent: 'Ons overleg is afgerond',
      pupil: 'Ons overleg is afgerond',
      colleague: (number: string) => `Casus ${number} is afgerond`,
    },
    intro: {
      parent: (day: string) =>
        `Op ${day} hebben wij ons overleg op school afgerond: dank u wel dat u met ons meedacht.`,
      pupil: (day: string) =>
        `Op ${day} hebben we ons overleg op school afgerond: dank je wel dat je met ons meedacht.`,
      colleague: (day: string) => `Op ${day} is deze casus afgerond: dank je wel voor het meedenken.`,
    },
    mistake: {
      parent: (day: string) =>
        `Wij vroegen u voor een gesprek op school. Dat was een vergissing van ons. Op ${day} zijn wij gestopt. U hoeft niets te doen.`,
      pupil: (day: string) =>
        `Wij vroegen je voor een gesprek op school. Dat was een vergissing van ons. Op ${day} zijn we gestopt. Je hoeft niets te doen.`,
    },
    again: {
      parent: (who: string) => `Gaat het weer minder goed? Bel dan: ${who}. Wij denken graag weer met u mee.`,
      pupil: (who: string) => `Gaat het weer minder goed? Bel dan: ${who}. We denken graag weer met je mee.`,
    },
    questions: {
      parent: (who: string) => `Heeft u vragen? Bel dan: ${who}.`,
      pupil: (who: string) => `Heb je vragen? Bel dan: ${who}.`,
    },
  },

  bring: {
    parent: 'U mag iemand meenemen die u vertrouwt. Heeft u een tolk nodig? Bel dan de school.',
    pupil: 'Je mag iemand meenemen die je vertrouwt.',
    colleague: '',
  },
  people: {
    parent: 'Wie zijn erbij, en waarom?',
    pupil: 'Wie zijn erbij, en waarom?',
    colleague: 'Wie zijn gevraagd?',
  },
  why: {
    parent: {
      leerplicht:
        'De leerplichtambtenaar: weet wat mag en moet rond school, voor u en voor de school. Denkt mee, en mag ook optreden als iemand zich niet aan de leerplicht houdt.',
      jgz: 'De jeugdarts of jeugdverpleegkundige: denkt mee over wat uw kind aankan.',
      swv: 'De begeleider passend onderwijs: weet welke hulp op school mogelijk is.',
      buurtteam: 'De gezinswerker van het buurtteam: denkt mee over wat er buiten school kan.',
      rmc: 'De medewerker van het Doorstroompunt: weet wat er kan in school of werk na de 18e verjaardag.',
      mentor: 'De mentor: ziet uw kind elke week op school.',
      ondersteuningscoordinator: 'De ondersteuningscoördinator: leidt het gesprek en regelt het vervolg.',
      gast: 'Soms een gast: iemand van buiten de school die kan meedenken, of een tolk. De school vertelt u wie dat is.',
      ouder: 'U als ouder: u kent uw kind het beste.',
      leerling: 'Uw kind: het gaat om zijn of haar eigen plan.',
    },
    pupil: {
      leerplicht:
        'De leerplichtambtenaar: weet wat mag en moet rond school. Denkt mee, en mag ook optreden als iemand zich niet aan de leerplicht houdt.',
      jgz: 'De jeugdarts of jeugdverpleegkundige: denkt mee over wat jij aankunt.',
      swv: 'De begeleider passend onderwijs: weet welke hulp op school mogelijk is.',
      buurtteam: 'De gezinswerker van het buurtteam: denkt mee over wat er buiten school kan.',
      rmc: 'De medewerker van het Doorstroompunt: weet wat er kan in school of werk als je 18 bent.',
      mentor: 'Je mentor: ziet je elke week op school.',
      ondersteuningscoordinator: 'De ondersteuningscoördinator: leidt het gesprek en regelt het vervolg.',
      gast: 'Soms een gast: iemand van buiten de school die kan meedenken, of een tolk. De school vertelt je wie dat is.',
      ouder: 'Je ouder: kent je het langst.',
      leerling: 'Jij: het gaat om jouw plan.',
    },
  },

  /** Welke gast er komt: hetzelfde aan ouders en aan de leerling. */
  whyGuest: {
    doorstroomcoach: 'De doorstroomcoach: helpt bij de stap naar een andere opleiding of naar werk.',
    schoolmaatschappelijk_werk:
      'De schoolmaatschappelijk werker: denkt mee over wat er thuis en op school speelt.',
    huisarts: 'De huisarts: denkt mee over wat kan en wat nodig is.',
    gi: 'De jeugdbeschermer (gecertificeerde instelling): denkt mee over wat er nodig is.',
    zorgaanbieder: 'Iemand van een zorgaanbieder: denkt mee over welke hulp past.',
    tolk: 'De tolk: vertaalt wat er gezegd wordt, en vertelt niets verder.',
  },

  eventTitle: 'Gesprek op school',
  eventText: (number: string) => `Kenmerk ${number}. Het gesprek is op school.`,
} as const;
