/**
 * The points of a conversation, in the order in which they come: the pupil first, what happened before why, now before later. No
 * source prints such a list; it follows from what a table is for (Routekaart, 2022: wensen en mogelijkheden, passende daginvulling
 * op korte termijn, plan, waarom) and from one plan with one regisseur (Utrechtse kernpartners, 2017). Ours.
 */
export const AGENDA_POINTS = [
  'welcome',
  'pupil',
  'parents',
  'happened',
  'why',
  'wishes',
  'daytime',
  'later',
  'actions',
  'informed',
  'next',
] as const;
export type AgendaPoint = (typeof AGENDA_POINTS)[number];

/** What an hour holds, and what fits on one line of a sheet that lies on the table, in characters. Ours. */
export const MOST_POINTS = 15;
export const LONGEST_POINT = 120;
