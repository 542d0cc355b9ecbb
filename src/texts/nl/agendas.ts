/** Een collega of partner deelt de eigen agenda, zodat er meteen een moment uitkomt waarop diegene kan. */
export const agendas = {
  title: 'Je agenda laten meetellen',
  lead: 'Dit hoeft niet. Deel je je agenda, dan stelt Actietafel alleen momenten voor waarop je waarschijnlijk kunt. Actietafel bewaart alleen wanneer je bezet bent, nooit waarmee. Niemand krijgt je agenda te zien.',
  address: 'iCal-adres van je agenda',
  otherAddress: 'Een ander iCal-adres',
  hint: (hosts: string) =>
    `Je vindt het in je agenda bij "publiceren" of "geheim adres in iCal-indeling". Het begint met https en staat op: ${hosts}.`,
  share: 'Agenda delen',
  stop: 'Niet meer delen',
  waiting: 'Je deelt je agenda. Actietafel kijkt er binnen een kwartier in.',
  read: (day: string) => `Je deelt je agenda. Laatst gelezen op ${day}.`,
  failed: (why: string) => `Je deelt je agenda, maar Actietafel kan er niet in kijken: ${why}.`,
  organisation: {
    lead: 'Het gaat om je agenda in Outlook. Actietafel bewaart alleen wanneer je bezet bent, nooit waarmee. Niemand krijgt je agenda te zien. Wil je dit niet? Zeg het tegen de beheerder van je school.',
    other: 'Houd je je agenda ergens anders bij? Deel die dan hier: dan telt die, en niet die in Outlook.',
    waiting:
      'Je organisatie laat Actietafel zien wanneer je bezet bent. Dat wordt binnen een kwartier voor het eerst gelezen.',
    read: (day: string) =>
      `Je organisatie laat Actietafel zien wanneer je bezet bent. Laatst gelezen op ${day}.`,
    failed: (why: string) =>
      `Je organisatie laat Actietafel zien wanneer je bezet bent, maar dat lukt nu niet: ${why}.`,
  },
  notAllowed: 'Dit adres kan niet. Plak het iCal-adres van een agenda op een van de genoemde plekken.',
  unread: (why: string, seats: string) => `Agenda niet te lezen (${why}): ${seats}`,
  faults: {
    address_not_allowed: 'het adres leidt ergens heen waar Actietafel niet mag kijken',
    not_found: 'de link werkt niet meer',
    not_reached: 'de server van de agenda geeft geen antwoord',
    too_slow: 'de server van de agenda is te traag',
    too_large: 'de agenda is te groot',
    not_a_calendar: 'achter de link staat geen agenda',
    zone_unknown: 'er staat een afspraak in waarvan de tijdzone niet bekend is',
    too_many: 'er staan te veel afspraken of herhalingen in',
    no_mailbox: 'bij het mailadres hoort geen agenda',
    not_allowed: 'de organisatie laat het niet zien',
  },
} as const;
