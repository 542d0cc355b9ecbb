import type { ActietafelId, ActionId, Language, ParticipantId, SchoolDate } from '../../domain/ids.ts';
import type { Missing } from '../../domain/minutes/finishing.ts';
import type { Flagged } from '../../domain/minutes/flagging.ts';
import type { Minutes, NextWeeks, Standing } from '../../domain/minutes/minutes.ts';
import type { Voice, VoiceOf } from '../../domain/voices.ts';
import type { OwnerChoice } from '../agreed-actions/views.ts';
import type { AdviceShown } from '../jgz-advice/views.ts';
import type { PersonName } from '../ports/people.ts';

/** What the link to the minutes of a table shows by itself. */
export type MinutesDoor = { language: Language; number: string; tableOn: SchoolDate };

/** What one of the family said beforehand, and may be shown at this table. What the pupil keeps from the parents is not among it. */
export type SaidBefore = {
  participantId: ParticipantId;
  of: VoiceOf;
  name: PersonName | null;
  /** The newest first: what they wrote themselves, and what a colleague typed for them. */
  said: readonly Voice[];
};

/** An agreement that is open: of this table, and a mistake can be taken away, or of before. */
export type AgreementShown = Standing['actions'][number] & { id: ActionId; isOfTable: boolean };

/** Everything that is on the minutes of a table, for whoever carries its case. */
export type MinutesPage = MinutesDoor & {
  tableId: ActietafelId;
  school: string;
  version: number;
  state: 'open' | 'final';
  minutes: Minutes;
  /** People, agreements and the next table as they stand now; of minutes that are final as they stood then. */
  standing: Standing;
  /** Of minutes and standing together, as they are read out. */
  print: string;
  saidBefore: readonly SaidBefore[];
  actions: readonly AgreementShown[];
  owners: readonly OwnerChoice[];
  canAdd: boolean;
  /** What youth health care advised last; null = nothing. */
  jgz: AdviceShown | null;
  /** So many agreements are open that no other is taken. */
  isFull: boolean;
  /** The days by which something can be done, by one tap; and the first and the last of all. */
  dueDays: readonly SchoolDate[];
  firstDay: SchoolDate;
  lastDay: SchoolDate;
  /** When the next table can be; `monday` null = none is needed. */
  nextTables: readonly { weeks: NextWeeks; monday: SchoolDate | null }[];
  missing: readonly Missing[];
  flagged: readonly Flagged[];
  asksForOther: boolean;
  waitsForHelp: boolean;
  /** Of whom in the family there is a letter to print; nobody before they are final. */
  letters: readonly ParticipantId[];
  /** Each time they were made final, oldest first. */
  finals: readonly {
    nth: number;
    on: SchoolDate;
    by: PersonName | null;
    minutes: Minutes;
    standing: Standing;
  }[];
  /** The other tables of this case that were held, oldest first; `final` null = their minutes are not final. */
  earlier: readonly {
    tableId: ActietafelId;
    heldOn: SchoolDate;
    isOpen: boolean;
    final: { minutes: Minutes; standing: Standing } | null;
  }[];
};
