import type { Appointment, MomentView } from '../table/views.ts';

/** Where a colleague who is written to is a guest; an interpreter hears time and place alone. */
export type AsGuest = 'guest' | 'interpreter';

/** To whoever was asked or invited, and need not come any more: the moment that is off for them, where one stood. */
export type LeftLetter = {
  kind: 'letter_left';
  guest: AsGuest | null;
  school: string;
  number: string;
  moment: MomentView | null;
  appointment: Appointment | null;
};
