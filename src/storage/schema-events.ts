import type { Generated } from 'kysely';
import type { ActietafelId, SchoolId } from '../domain/ids.ts';

type CalendarEventTable = {
  actietafel_id: ActietafelId;
  school_id: SchoolId;
  state: string;
  wish: number;
  made: Generated<number>;
  event_id: string | null;
  shown_sealed: Buffer | null;
  due_at: Date | null;
  fence: Generated<number>;
  attempts: Generated<number>;
  reason: string | null;
  read_due_at: Date | null;
};

/** Tables as the calendar of the school's mailbox has them, as the migrations make the tables. */
export type EventTables = { calendar_event: CalendarEventTable };
