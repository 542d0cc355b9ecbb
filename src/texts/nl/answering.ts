/** De pagina achter de link in een mail: datum, plaats en knoppen. "U" tegen ouders, "je" tegen de rest. */
export const answering = {
  askTitle: { parent: 'Wanneer kunt u?', pupil: 'Wanneer kun je?', colleague: 'Wanneer kun je?' },
  askLead: {
    parent: 'Kies bij elk moment wat u het beste past. U kunt uw antwoord later nog veranderen.',
    pupil: 'Kies bij elk moment wat je het beste past. Je kunt je antwoord later nog veranderen.',
    colleague: 'Kies bij elk moment wat past. Je kunt je antwoord later nog veranderen.',
  },
  place: (school: string, location: string) => `Het gesprek is op school: ${school}, ${location}.`,
  zone: 'De tijden zijn Nederlandse tijden.',
  choices: { yes: 'Ja', if_need_be: 'Als het moet', no: 'Nee' },
  save: 'Antwoord opslaan',
  anotherTime: {
    parent: 'Geen van deze momenten past mij',
    pupil: 'Geen van deze momenten past mij',
    colleague: 'Geen van deze momenten past mij',
  },
  deputy: 'Mijn vervanger gaat',
  thanksTitle: {
    parent: 'Bedankt, wij hebben uw antwoord',
    pupil: 'Bedankt, je antwoord is binnen',
    colleague: 'Bedankt, je antwoord is binnen',
  },
  thanks: {
    parent: 'Zodra het moment vaststaat, krijgt u een mail.',
    pupil: 'Zodra het moment vaststaat, krijg je een mail.',
    colleague: 'Zodra het moment vaststaat, krijg je een mail.',
  },
  change: {
    parent: 'Wilt u iets veranderen?',
    pupil: 'Wil je iets veranderen?',
    colleague: 'Wil je iets veranderen?',
  },
  answerMissing: 'Kies bij minstens één moment een antwoord.',
  noDeputy: 'Er staat geen (volgende) vervanger op de lijst. De school weet nu dat dit aandacht vraagt.',
  bookedTitle: 'Het gesprek staat vast',
  when: 'Wanneer',
  where: 'Waar',
  file: 'Zet in mijn agenda',
  cannotCome: {
    parent: 'Ik kan toch niet komen',
    pupil: 'Ik kan toch niet komen',
    colleague: 'Ik kan toch niet',
  },
  cannotComeSaid: {
    parent: 'U heeft gezegd dat u toch niet kunt. De school neemt contact met u op.',
    pupil: 'Je hebt gezegd dat je toch niet kunt. De school neemt contact met je op.',
    colleague: 'Je hebt gezegd dat je toch niet kunt. De coördinator weet het.',
  },
  handedOverTitle: 'Je vervanger is gevraagd',
  handedOver: 'Bedankt. Je hoeft verder niets te doen.',
  cancelledTitle: 'Het gesprek gaat niet door',
  cancelled: {
    parent: 'U hoeft niets te doen. De school neemt contact met u op.',
    pupil: 'Je hoeft niets te doen. De school neemt contact met je op.',
    colleague: 'Je hoeft niets te doen.',
  },
  reference: (number: string) => `Kenmerk: ${number}`,
} as const;
