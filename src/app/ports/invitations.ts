import type { FamilyLanguage } from '../../domain/ids.ts';
import type { Appointment } from '../table/views.ts';

/** An appointment as a calendar file: in UTC, with one identity for life, and with a title that says nothing about anybody. */
export type Invitations = {
  fileOf(appointment: Appointment, language: FamilyLanguage): string;
  /** All of somebody's appointments as one calendar to subscribe to: of each only when, where, and a neutral title. */
  feedOf(appointments: readonly Appointment[], language: FamilyLanguage): string;
};
