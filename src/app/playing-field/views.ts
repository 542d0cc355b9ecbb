import type { FieldLevel } from '../../domain/kernteam/field-view.ts';

/** The playing field in numbers, for a chat: who it is stands on our own page. */
export type PlayingFieldView = {
  kind: 'playing_field';
  school: string;
  levels: readonly { level: FieldLevel; areas: number; seats: number }[];
  organisations: number;
  /** Seats that nobody has, counted for each municipality from which pupils may come. */
  open: number;
  /** What the face of the kernteam is called; null when nobody was chosen. */
  contactPerson: string | null;
};
