/** Aan welke tafels iemand zit, bij alle scholen samen. */
export const ownTables = {
  label: 'Mijn tafels',
  title: (count: number) => (count === 1 ? 'Je zit aan 1 tafel' : `Je zit aan ${count} tafels`),
  none: 'Je zit nu aan geen enkele tafel',
  asked: 'Nog geen moment',
  at: (moment: string, place: string, number: string) => `${moment} · ${place} · ${number}`,
  more: (count: number) => `En nog ${count} op de pagina.`,
  open: (number: string) => `Bekijk ${number}`,
  page: 'Alles op één pagina',
  number: 'Nummer',
  note: 'Hier staan alleen tafels waar jij aan zit, van alle scholen die Actietafel hier gebruiken.',
} as const;
