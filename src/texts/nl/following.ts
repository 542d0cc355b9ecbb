/** De tafel na deze: in welke week, en wat daarvan gevraagd wordt. */
export const following = {
  ask: 'Vervolgtafel plannen',
  title: 'Wanneer is de vervolgtafel?',
  text: 'Ik vraag dezelfde mensen, liefst op dezelfde dag en tijd. Vakanties tellen niet mee.',
  noWeeks: 'De vakanties van daarna ken ik nog niet. Plan de vervolgtafel later.',
  choice: 'Week',
  option: (weeks: number, day: string) =>
    weeks === 1 ? `Volgende schoolweek (vanaf ${day})` : `Over ${weeks} schoolweken (vanaf ${day})`,
  noneThen: 'In die week lukt het niet. Kies een andere week.',
  yes: 'Vraag iedereen',
} as const;
