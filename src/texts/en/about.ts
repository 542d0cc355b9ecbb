/** Two short pages that belong to the app in Teams. */
export const about = {
  privacyTitle: 'Your data',
  privacy: [
    'The school uses Actietafel to help pupils who are often not at school. The school is responsible for the data.',
    'Microsoft Teams holds a number, a day and what happens, nothing else; in a personal chat the first name as well. All the rest is kept encrypted in the database of the school.',
    'Only those with a task at the table see data, and only what the task needs. Whoever reads something is put on record.',
    'You may see your data, have them corrected or have them erased. Ask the support coordinator of your school, or the data protection officer.',
    'This page uses no cookies and no tracking.',
  ],
  termsTitle: 'Terms of use',
  terms: [
    'Actietafel is free software under the EUPL-1.2 licence. The school that uses it is responsible for how it is set up.',
    'Put nothing about illness, home or the reason of absence in Teams. Use the safe page for that.',
    'Is somebody in danger? Call 112. Actietafel is no place to report what is unsafe.',
  ],
} as const;
