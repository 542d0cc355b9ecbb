import { CATALOGUE, type CatalogueEntry } from '../../src/domain/terms/catalogue.ts';
import type { Step } from '../../src/domain/terms/term.ts';

const UNITS = {
  school_days: 'school days',
  working_days: 'working days',
  school_weeks: 'school weeks',
  calendar_weeks: 'calendar weeks',
  calendar_months: 'calendar months',
} as const;

/** docs/terms.md as the catalogue has it. */
export function termsDoc(): string {
  return `# The terms that are guarded

Written from \`src/domain/terms/catalogue.ts\` by \`node test/docs/write-terms.ts\`; a test holds the two against each other.
A school may set its own length and ladder (\`terms\` in \`school.yaml\`, [\`import.md\`](import.md)). What holds when a term
starts holds until it ends. Only a change of the calendar works out its days anew.

- **school days** and **school weeks** (weeks with a school day in them) pass over what is closed; **working days** pass over
  weekends and the holidays of the Algemene termijnenwet; weeks and months of the calendar pass over nothing.
- **law**: a legal duty, which no school makes longer; **firm**: agreed with others, never moved silently; **soft**: a house rule.
- The ladder says who hears of it when, counted from the last day: \`-1\` is a school day before it, \`-14c\` fourteen days of
  the calendar before it. What falls on a closed day comes on the last open day before it. After the last step the
  coordinators are asked again each five school days, or the term is over.
- **scale_up** proposes to the coordinator to ask a named person. Nothing is ever asked outside the school by itself.
- Each person hears once a day. What begins after that message has left is in the next one, also a legal duty of the last
  afternoon before a holiday: a second message would break the promise, and the key by which no two processes send one. Where
  no message was planned for a day, one still leaves within the hours.

| term | from when | length | force | ladder | then | source |
|---|---|---|---|---|---|---|
${Object.entries(CATALOGUE).map(rowOf).join('\n')}
`;
}

function rowOf([rule, entry]: [string, CatalogueEntry]): string {
  const length = entry.length === null ? 'a day of its own' : `${entry.length} ${UNITS[entry.unit]}`;
  const ladder = entry.steps.map(stepOf).join(', ');
  const cells = [`\`${rule}\``, entry.starts, length, entry.force, ladder, entry.after, entry.source];
  return `| ${cells.join(' | ')} |`;
}

function stepOf({ to, days, unit }: Step): string {
  if (unit === 'before_summer') return `${to} ${days} school days before the summer holiday`;
  return `${to} ${days > 0 ? '+' : ''}${days}${unit === 'calendar_days' ? 'c' : ''}`;
}
