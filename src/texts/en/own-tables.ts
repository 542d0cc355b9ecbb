/** At which tables somebody sits, at all schools together. */
export const ownTables = {
  label: 'My tables',
  title: (count: number) => (count === 1 ? 'You sit at 1 table' : `You sit at ${count} tables`),
  none: 'You sit at no table now',
  asked: 'No moment yet',
  at: (moment: string, place: string, number: string) => `${moment} · ${place} · ${number}`,
  more: (count: number) => `And ${count} more on the page.`,
  open: (number: string) => `Look at ${number}`,
  page: 'All on one page',
  number: 'Number',
  note: 'Only tables at which you sit are here, of all schools that use Actietafel here.',
} as const;
