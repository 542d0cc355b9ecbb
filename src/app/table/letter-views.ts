import type { LinkId, SchoolDate } from '../../domain/ids.ts';
import type { PreparingRole } from '../../domain/preparing.ts';
import type { AsGuest } from '../guests/views.ts';
import type { AfterClosing } from './after-closing.ts';
import type { Addressee, Appointment, CounterView, MomentView } from './views.ts';

/** Tells whoever proposed another time whether it is possible. */
export type CounterLetter = {
  kind: 'letter_counter';
  to: Addressee;
  guest?: AsGuest;
  school: string;
  number: string;
  url: string;
  linkId: LinkId;
  /** The appointment that stands and was to be another time, when that is not possible: so an agenda learns it as well. */
  declined: Appointment | null;
} & CounterView;

/** Asks a kernpartner or mentor without Teams to prepare: when, where, their own task, and the page with the points of the conversation. */
export type PrepareLetter = {
  kind: 'letter_prepare';
  school: string;
  number: string;
  place: string;
  url: string;
  linkId: LinkId;
  task: PreparingRole;
  moment: MomentView;
};

/** To a kernpartner without Teams: another goes in their place; what stood in the agenda leaves it. */
export type SeatPassedLetter = {
  kind: 'letter_seat_passed';
  school: string;
  number: string;
  linkId: LinkId;
  moment: MomentView | null;
  appointment: Appointment | null;
};

/** That a dossier is closed, to whoever took part and has no Teams: a number, a day, a thank you, and to the family whom to call. */
export type ClosedLetter = {
  kind: 'letter_closed';
  to: Addressee;
  school: string;
  number: string;
  on: SchoolDate;
  afterwards: AfterClosing;
};
