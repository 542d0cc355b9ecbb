/** Twee casussen van één gezin: alleen voor de coördinatoren van de school, op onze eigen pagina. */
export const siblings = {
  title: 'Broer of zus met een casus',
  note: 'Ieder kind houdt een eigen casus. Hoort er een bij, dan zoek ik een moment naast die tafel: één keer naar school. Wat in de ene casus staat, komt niet in de andere.',
  none: 'Er is geen andere casus aan deze gekoppeld.',
  linked: 'Gekoppeld. Een volgende tafel zoek ik naast die van de ander.',
  unlinked: 'Losgemaakt.',
  row: (number: string, name: string, reason: string) => `${number} ${name}: ${reason}`,
  unlink: (number: string) => `Maak ${number} los`,
  other: 'Welke casus hoort erbij?',
  otherHint: 'Bovenaan staan casussen met een ouder op hetzelfde mailadres.',
  choose: 'Kies een casus',
  option: (number: string, name: string) => `${number} ${name}`,
  sharing: (option: string) => `${option} (zelfde mailadres van een ouder)`,
  reason: 'Waarom?',
  reasons: {
    family_asks: 'De familie vraagt erom',
    one_visit: 'De familie hoeft maar één keer te komen',
    help_for_both: 'De hulp is voor beide kinderen',
  },
  link: 'Koppel deze casussen',
  beside: 'Naast de tafel van een broer of zus',
} as const;
