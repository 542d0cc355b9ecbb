/** What people at a table promise most, so that it takes a tap and no typing. Ours, after the tasks of the kernpartners (seed 003). */
export const ACTION_IDEAS = [
  'calls_family',
  'makes_timetable',
  'talks_to_teachers',
  'meets_weekly',
  'looks_for_place',
  'asks_for_help',
  'visits_home',
  'explains_rights',
  'plans_next_talk',
] as const;
export type ActionIdea = (typeof ACTION_IDEAS)[number];

export function isActionIdea(code: string): code is ActionIdea {
  return ACTION_IDEAS.some((each) => each === code);
}
