/** Wat "npm run import" zegt tegen de beheerder van een school: wat er mis is en hoe het wel kan. */
export const importing = {
  usage:
    'Geef de map met de bestanden van je school op: npm run import -- MAP. Met --dry-run erachter verandert er niets en zie je wat er zou veranderen. Zie docs/import.md.',
  nothingDone: (count: number) =>
    count === 1
      ? 'Er is niets ingelezen. Er is één fout gevonden:'
      : `Er is niets ingelezen. Er zijn ${count} fouten gevonden:`,
  more: (count: number) => `En nog ${count}. Herstel eerst deze en probeer het dan opnieuw.`,
  updated: (school: string) => `Bijgewerkt: ${school}`,
  dryRun: (school: string) => `Alleen gekeken, er is niets veranderd: ${school}`,
  nothingChanged: 'Alles stond er al zo.',
  signs: '+ nieuw, ~ veranderd, - weg, = gelijk',
  moreChanges: (count: number) => `… en nog ${count}`,
  withoutOwner: (numbers: string) =>
    `Deze casussen hebben geen casushouder meer: ${numbers}. Een coördinator kan er een ander voor kiezen.`,
  withoutPartner: (numbers: string) =>
    `In deze casussen zit een partner aan tafel die geen plek meer heeft: ${numbers}. Vraag een vervanger.`,
  withoutPupil: (numbers: string) =>
    `Van deze casussen staat de leerling niet meer in de bestanden: ${numbers}. Kijk of ze klaar zijn.`,
  compared: {
    school: 'school',
    day: 'eigen dagen',
    organisation: 'organisaties',
    person: "collega's en partners",
    membership: 'rollen',
    pupil: 'leerlingen',
    guardian: 'ouders en verzorgers',
    seat: 'plekken aan tafel',
    presence: 'vaste momenten',
    room: 'ruimtes',
    hours: 'werktijden',
    area: 'gebieden',
    contact: 'loketten',
  },
  brokenDown: (code: string) => `Het inlezen is gestopt door een storing (${code}). Er is niets veranderd.`,
  trial:
    'Let op: dit is de ingebouwde database, alleen om te proberen. Zet voor echte leerlingen DATABASE_URL.',
  done: (school: string) => `Ingelezen: ${school}`,
  counts: {
    organisations: 'organisaties',
    people: "collega's en partners",
    peopleKnown: 'van hen stonden er al, door een andere school',
    classes: 'klassen',
    pupils: 'leerlingen',
    guardians: 'ouders en verzorgers',
    seats: 'plekken aan tafel met iemand erop (van de vier)',
    gaps: 'om nog naar te kijken',
  },
  gaps: {
    no_safety_officer:
      'Er is geen aandachtsfunctionaris. Wie een onveilige situatie meldt, krijgt alleen Veilig Thuis te zien.',
    class_without_mentor:
      'Deze klas heeft geen mentor. Alleen de coördinator kan over deze leerlingen melden.',
    pupil_without_parent: 'Bij deze leerling staat geen ouder of verzorger.',
    parent_unreachable: 'Deze ouder heeft geen mailadres en geen telefoonnummer.',
    family_mail_shared:
      'Dit mailadres is ook van de leerling of van een andere ouder. Wat er is afgesproken, lezen zij dan alleen op papier.',
    person_without_part: 'Deze collega heeft geen rol op school en geen plek aan tafel.',
    seat_missing: 'Op deze plek aan tafel zit niemand.',
    seat_without_deputy: 'Voor deze plek aan tafel is geen vervanger.',
    seat_without_presence:
      'Wie op deze plek zit heeft geen vaste momenten op school. Een tafel plannen lukt dan niet vanzelf.',
  },
  faults: {
    folder_missing: 'Deze map is er niet.',
    file_missing: 'Dit bestand ontbreekt in de map.',
    file_unreadable: 'Dit bestand kan niet worden geopend.',
    file_too_big: 'Dit bestand is groter dan 8 MB. Dat kan niet van één school zijn.',
    not_utf8: 'Hier staan tekens die niet in UTF-8 zijn opgeslagen. Kies in Excel "Opslaan als: CSV UTF-8".',
    header_missing: 'Op de eerste regel horen de namen van de kolommen te staan.',
    column_missing: 'Deze kolom ontbreekt. De waarden mogen vaak leeg zijn, de kolom niet.',
    column_twice: 'Deze kolom staat er twee keer.',
    column_unknown: 'Deze kolom is hier niet bekend. Haal hem weg, of kijk of de naam goed is gespeld.',
    row_broken: 'De aanhalingstekens op deze regel kloppen niet. Een waarde mag niet over twee regels lopen.',
    columns_many:
      'Deze regel heeft meer waarden dan er kolommen zijn. Zet een waarde met een komma tussen aanhalingstekens.',
    columns_few: 'Deze regel heeft minder waarden dan er kolommen zijn.',
    yaml_broken:
      'Dit is geen YAML die te lezen is. Kijk naar de inspringing, dubbele namen en de aanhalingstekens.',
    key_missing: 'Dit ontbreekt hier.',
    key_unknown: 'Deze naam is hier niet bekend. Haal hem weg, of kijk of hij goed is gespeld.',
    value_empty: 'Deze waarde mag niet leeg zijn.',
    value_long: 'Deze waarde is langer dan 200 tekens.',
    point_long: 'Dit punt is langer dan 120 tekens: het past niet op een regel van het blad.',
    value_odd:
      'Deze waarde kan niet worden gelezen: er staan onzichtbare tekens in, of het is iets anders dan hier hoort.',
    value_not_listed: 'Deze waarde is hier niet mogelijk. In docs/import.md staat wat wel kan.',
    id_odd: 'Dit is geen id (een UUID, zoals 019ad200-0000-7000-8000-000000000001).',
    date_odd: 'Deze dag bestaat niet, of is niet geschreven als JJJJ-MM-DD.',
    age_odd:
      'Met deze geboortedatum is de leerling jonger dan 3 of ouder dan 27 jaar. Kijk of de dag en het jaar kloppen.',
    time_odd: 'Dit is geen tijd van 00:00 tot en met 23:59, geschreven als "UU:MM".',
    time_order: 'Het begin moet voor het einde liggen.',
    term_length: 'Deze termijn heeft een eigen dag, of is een wettelijke termijn en mag niet langer.',
    ladder_order: 'Zet de stappen op volgorde van hun dag.',
    step_long: 'Dit is te lang voor een stap: een titel heeft hoogstens 80 tekens, een uitleg 300.',
    steps_many: 'Een routekaart heeft 1 tot en met 15 stappen.',
    mail_odd: 'Dit is geen mailadres.',
    postcode_odd: 'Dit is geen postcode van vier cijfers, of een reeks zoals 3561-3566.',
    rule_odd: 'Deze herhaalregel kan niet worden gelezen. Een voorbeeld is FREQ=WEEKLY;BYDAY=TU.',
    bsn_found: 'Hier staat een nummer dat een burgerservicenummer kan zijn. Dat mag hier niet staan.',
    id_twice: 'Dit id is hierboven al gebruikt.',
    id_unknown: 'Dit id staat niet in het bestand waarnaar het verwijst.',
    id_taken: 'Dit id is al in gebruik, door een andere school of voor iemand anders.',
    entra_twice: 'Iemand hierboven heeft hetzelfde Entra-id. Elk account hoort bij één persoon.',
    entra_taken:
      'Dit Entra-id hoort al bij iemand met een ander id. Gebruik voor die persoon overal hetzelfde id.',
    number_twice: 'Een leerling hierboven heeft hetzelfde leerlingnummer.',
    day_twice: 'Deze dag staat er al.',
    line_twice: 'Dit staat er al.',
    person_unreachable: 'Deze collega heeft geen mailadres en geen Entra-id, en kan dus niets ontvangen.',
    deputy_odd: 'Een vervanger staat voor iemand anders die zelf dezelfde rol heeft.',
    deputy_ring: 'Wie wie vervangt loopt hier in een kring. Dan blijft er niemand over.',
    no_coordinator:
      'Er is geen ondersteuningscoördinator. Zonder coördinator komt een melding bij niemand aan.',
    mentor_without_class: 'Deze mentor heeft geen klas in enrollments.csv.',
    mentor_without_role: 'Deze mentor van een klas heeft niet de rol van mentor in roles.csv.',
    pupil_without_class: 'Deze leerling zit in geen klas in enrollments.csv.',
    pupil_in_two_classes: 'Deze leerling zit al in een andere klas.',
    seat_twice: 'Deze plek aan tafel staat er al.',
    contact_without_seat:
      'Het aanspreekpunt zit op geen plek van het kernteam. Kies iemand die er een heeft.',
    seat_person_twice: 'Deze persoon zit al op een plek aan tafel. Iemand heeft er één.',
    area_order:
      'Een gebied ligt in een groter gebied: een wijk in een stadsdeel of gemeente, een gemeente in een regio.',
    tenant_not_allowed: 'Deze tenant staat niet in ALLOWED_TENANTS. Niemand van deze school zou binnenkomen.',
    tenant_changed:
      'Deze school staat er al met een andere tenant. Die kan niet veranderen: iedereen zou een ander account hebben.',
    many_gone:
      'Meer dan de helft van wat er staat, zou weg zijn. Is dit bestand heel? Klopt het echt, zet dan --many-leave achter de opdracht.',
  },
} as const;
