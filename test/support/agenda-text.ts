/** The text of an agenda, from lines of components. */
export function agenda(...components: readonly (readonly string[])[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//nl',
    ...components.flat(),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

/** One entry; a line of its own for whatever is particular about it. */
export function entry(...lines: readonly string[]): string[] {
  const uid = lines.some((line) => line.startsWith('UID:')) ? [] : ['UID:entry'];
  return ['BEGIN:VEVENT', ...uid, 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'];
}

/** The rule of the clocks in the Netherlands as Outlook writes it, under any name. */
export function dutchRule(name: string): string[] {
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${name}`,
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ];
}
