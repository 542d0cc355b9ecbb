/** Wat Actietafel zegt als iets niet kan: wat er is, en hoe het wel kan. */
export const refusals = {
  unknown_person:
    'Ik ken je nog niet. Vraag de beheerder van Actietafel op je school om je toe te voegen, dan kun je meteen beginnen.',
  not_your_concern: 'Deze melding is van een collega. Je kunt hem niet openen.',
  not_for_your_role:
    'Dit kan niet met jouw rol op school. De ondersteuningscoördinator kan je verder helpen.',
  not_your_seat: 'Je zit niet (meer) aan deze tafel. Daarom kan ik dit niet voor je doen.',
  card_not_understood: 'Deze kaart is niet compleet aangekomen. Typ "hoi", dan krijg je een nieuwe.',
  card_outdated: 'Deze kaart hoort bij iets dat er niet meer is. Typ "hoi", dan zie je wat er openstaat.',
  not_now: 'Dat kan in deze stap niet (meer). Typ "hoi", dan zie je waar je bent.',
  nothing_to_send: 'Er is niets om te versturen.',
  pupil_missing: 'Kies de leerling. Staat die niet in de lijst? Typ dan de roepnaam en de klas.',
  pupil_unknown: 'Deze leerling staat niet in jouw klassen. Kies iemand uit de lijst.',
  reason_missing: 'Kies minstens één reden. Weet je het niet? Kies dan "Anders".',
  since_missing: 'Vul in sinds wanneer, of kies "Weet ik niet".',
  since_in_future: 'De dag van het eerste verzuim ligt nog in de toekomst. Kies vandaag of een eerdere dag.',
  parents_told_missing: 'Laat weten of de ouders al van je zorg weten. Kies je "Ja"? Vul dan ook de dag in.',
  parents_told_on_missing: 'Op welke dag hebben de ouders het gehoord?',
  parents_told_in_future: 'De dag waarop de ouders het hoorden ligt nog in de toekomst.',
  bsn_in_text:
    'In de tekst staat een nummer dat een burgerservicenummer kan zijn. Dat mag hier niet staan. Haal het weg en bewaar opnieuw.',
  text_too_long: 'De tekst is te lang. Maak hem korter.',
  number_odd: 'Vul hele getallen in, van 0 tot 200. Weet je het niet? Laat het vak dan leeg.',
  answer_missing: 'Kies bij minstens één moment wat je antwoord is.',
  moment_missing: 'Kies het moment dat je wilt vastleggen.',
  moment_taken:
    'Op dat moment zit iemand van deze tafel inmiddels aan een andere tafel. Kies een ander moment.',
  person_missing: 'Kies voor wie je antwoordt.',
  answers_themselves: 'Deze collega antwoordt zelf, in Teams.',
  family_reason_missing:
    'De ouders hebben nog geen ja gezegd tegen dit moment. Kies waarom je het toch vastlegt.',
  no_deputy:
    'Er staat geen (volgende) vervanger op de lijst. De coördinator weet nu dat dit aandacht vraagt.',
  no_moment_found: 'Ik vond geen ander moment in de komende weken. Er is niets veranderd.',
  route_reason_missing: 'Kies een reden, dan weet degene die vroeg waarom.',
  review_not_ahead: 'Kies een dag na vandaag om opnieuw te kijken.',
  parent_informed_missing: 'Vul per ouder in wanneer die het heeft gehoord, of waarom niet.',
  second_person_missing: 'Een ouder niet inlichten kan alleen samen met een collega. Kies wie er meekeek.',
  second_person_same: 'Kies een andere collega dan jijzelf.',
  wrong_team: 'Dit team hoort niet bij jouw school. Ik doe hier niets.',
  number_unknown: 'Ik ken geen casus met dat nummer op jouw school.',
  held_in_future: 'Die dag ligt nog in de toekomst. Kies vandaag of een eerdere dag.',
  no_table: 'Er is voor deze casus geen actietafel gepland.',
  outcome_missing: 'Kies wat er is afgesproken. Meer dan één mag.',
  no_safety_officer:
    'Jouw school heeft hier nog geen aandachtsfunctionaris ingevuld. Bel Veilig Thuis: 0800-2000, dag en nacht.',
  dossier_open: 'Voor deze leerling loopt al een casus.',
  draft_open: 'Je hebt nog een melding openstaan.',
  broken_down: 'Er ging bij ons iets mis. Er is niets veranderd. Probeer het over een minuut nog eens.',
} as const;
