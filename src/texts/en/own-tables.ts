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
  door: 'What is behind this is for you only.',
  pageTitle: 'My page',
  tablesTitle: 'Your tables',
  awayTitle: 'When you are away',
  lastDay: 'Last day',
  changeLastDay: 'Save the last day',
  takeBack: 'Take back',
  addAway: 'Add a period',
  saved: 'Saved. If there are tables on those days, the schools hear of it now.',
  withdrawn: 'Taken back.',

  askTitle: 'All your tables, and when you are away',
  askText: 'Your own page shows all your tables, of all schools. There you also say when you are away.',
  ask: 'Mail me the link to my page',
  askedFor: 'The link is on its way to your own mail address. Look in your mail in a minute.',

  letterSubject: 'The link to your own page',
  letterIntro:
    'Your own page has all your tables, of all schools that use Actietafel here. There you say when you are away.',
  letterButton: 'Open my page',
  letterKeep: (days: number) =>
    `The link is for you only and works for ${days} days. Do not pass this mail on. Did you not ask for it? Then you need not do anything.`,
} as const;
