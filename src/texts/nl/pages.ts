/** Woorden die op elke pagina terugkomen. */
export const pages = {
  skip: 'Naar de inhoud',
  otherLanguage: 'English',
  footer: 'Deze pagina is van uw school. Er worden geen cookies gebruikt.',
  expiredTitle: 'Deze link werkt niet meer',
  expired: 'De link is verlopen of er is een nieuwere. Kijk in uw laatste mail, of bel de school.',
  forgedTitle: 'Deze link klopt niet',
  forged:
    'Misschien is de link niet helemaal overgenomen. Open hem nog een keer uit de mail, of bel de school.',
  saved: 'Opgeslagen',
  save: 'Opslaan',
  back: 'Terug',
} as const;
