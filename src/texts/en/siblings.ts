/** Two cases of one family: for the coordinators of the school alone, on our own page. */
export const siblings = {
  title: 'A brother or sister with a case',
  note: 'Each child keeps a case of their own. When one belongs to it, I look for a moment beside that table: one visit to school. What is in the one case does not come into the other.',
  none: 'No other case is linked to this one.',
  linked: 'Linked. I look for the next table beside that of the other.',
  unlinked: 'Unlinked.',
  row: (number: string, name: string, reason: string) => `${number} ${name}: ${reason}`,
  unlink: (number: string) => `Unlink ${number}`,
  other: 'Which case belongs to it?',
  otherHint: 'Cases with a parent at the same mail address come first.',
  choose: 'Choose a case',
  option: (number: string, name: string) => `${number} ${name}`,
  sharing: (option: string) => `${option} (same mail address of a parent)`,
  reason: 'Why?',
  reasons: {
    family_asks: 'The family asks for it',
    one_visit: 'The family has to come only once',
    help_for_both: 'The help is for both children',
  },
  link: 'Link these cases',
  beside: 'Beside the table of a brother or sister',
} as const;
