export const dates = {
  weekdays: ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'],
  longWeekdays: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  months: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  clock: (from: string, until: string) => `${from}–${until} uur`,
  at: (time: string) => `${time} uur`,
} as const;
