/**
 * De brief aan het gezin na een gesprek: wat is gezegd en wat is afgesproken, zonder wat alleen de school aangaat. Korte zinnen, gewone
 * woorden. "U" tegen ouders, "je" tegen de leerling.
 */
export const familyLetter = {
  button: (name: string) => `Brief voor ${name}`,
  pageTitle: 'Brief om mee te geven',
  hint: 'Lees de brief eerst zelf. Druk hem af met de knop van je browser, en geef hem mee. Mail hem niet.',
  pdf: 'Bewaar als pdf',
  noPdf: 'Deze brief heeft tekens die niet in een pdf kunnen. Druk hem af met de knop van de browser.',
  pdfTitle: 'Wat er is afgesproken',
  pdfFile: 'brief-van-school.pdf',
  back: 'Terug naar het verslag',
  greeting: {
    parent: 'Beste ouder of verzorger,',
    pupil: (roepnaam: string) => `Hoi ${roepnaam},`,
    nameless: 'Hoi,',
  },
  opening: {
    parent: (day: string) =>
      `Op ${day} was het gesprek op school. Fijn dat u meedacht. Dit hebben we besproken.`,
    pupil: (day: string) =>
      `Op ${day} was het gesprek op school. Fijn dat je meedacht. Dit hebben we besproken.`,
  },
  openingAbsent: {
    parent: (day: string) => `Op ${day} was het gesprek op school. U was er niet bij. Dit is er besproken.`,
    pupil: (day: string) => `Op ${day} was het gesprek op school. Je was er niet bij. Dit is er besproken.`,
  },
  here: 'Wie waren erbij?',
  pupilSaid: { parent: 'Wat zei uw kind?', pupil: 'Wat zei je zelf?' },
  parentsSaid: { parent: 'Wat zeiden de ouders?', pupil: 'Wat zeiden je ouders?' },
  now: { parent: 'Wat doet uw kind nu overdag?', pupil: 'Wat doe je nu overdag?' },
  plan: 'Wat gaan we doen?',
  atSchool: 'Op school',
  help: 'Hulp erbij',
  actions: 'Wie doet wat?',
  action: (what: string, who: string, day: string) => `${what}. Dat doet ${who}. Uiterlijk op ${day}.`,
  actionOf: {
    pupil: {
      parent: (what: string, day: string) => `${what}. Dat doet uw kind. Uiterlijk op ${day}.`,
      pupil: (what: string, day: string) => `${what}. Dat doe je zelf. Uiterlijk op ${day}.`,
    },
    parents: {
      parent: (what: string, day: string) => `${what}. Dat doen de ouders. Uiterlijk op ${day}.`,
      pupil: (what: string, day: string) => `${what}. Dat doen je ouders. Uiterlijk op ${day}.`,
    },
  },
  noActions: 'We hebben nu geen nieuwe afspraken.',
  regisseurTitle: { parent: 'Bij wie kunt u terecht?', pupil: 'Bij wie kun je terecht?' },
  regisseurSince: (day: string) => `Sinds ${day} is het iemand anders dan in de brief staat.`,
  regisseurSelf: (beside: string) =>
    `U houdt zelf alles bij elkaar. Naast u staat ${beside}. Daar kunt u alles vragen.`,
  regisseur: {
    parent: (name: string) => `Dat is ${name}. Die houdt alles bij elkaar. Daar kunt u alles vragen.`,
    pupil: (name: string) => `Dat is ${name}. Die houdt alles bij elkaar. Daar kun je alles vragen.`,
  },
  next: {
    parent: (monday: string) =>
      `We zien elkaar weer in de week van ${monday}. U krijgt daar nog bericht over.`,
    pupil: (monday: string) =>
      `We zien elkaar weer in de week van ${monday}. Je krijgt daar nog bericht over.`,
  },
  nextNone: {
    parent: 'Een nieuw gesprek is nu niet nodig. Wilt u dat toch? Bel de school.',
    pupil: 'Een nieuw gesprek is nu niet nodig. Wil je dat toch? Zeg het op school.',
  },
  disagree: {
    parent: 'Klopt er iets niet? Zeg het tegen ons. Wij schrijven het erbij, zoals u het zegt.',
    pupil: 'Klopt er iets niet? Zeg het tegen ons. Wij schrijven het erbij, zoals jij het zegt.',
  },
  rights: {
    parent: 'Wilt u weten wat de school opschrijft? Vraag het ons.',
    pupil: 'Wil je weten wat de school opschrijft? Vraag het ons.',
  },
  closing: {
    parent: (school: string) => `Met vriendelijke groet,\n${school}`,
    pupil: (school: string) => `Groet,\n${school}`,
  },
} as const;
