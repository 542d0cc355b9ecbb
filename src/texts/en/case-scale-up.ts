/** Somebody of the samenwerkingsverband or the municipality helps further. */
export const caseScaleUp = {
  title: 'Taking it further',
  intro:
    'Stuck together? Then somebody of the samenwerkingsverband or the municipality can help further. Put down who that is. Actietafel sends nothing: call them yourself.',
  open: 'Put down who helps further',
  whereTo: 'Where to?',
  to: { swv: 'the samenwerkingsverband', gemeente: 'the municipality' },
  whoLabel: 'Who is that?',
  whoHint: 'The name of this person, and if you like the role.',
  family: 'Does the family agree?',
  familyYes: 'Yes',
  familyNo: 'No',
  save: 'Put down',
  who: (name: string, where: string) => `${name}, of ${where}`,
  agrees: 'The family agrees.',
  agreesNot: 'The family does not agree.',
} as const;
