import type { DossierId, Language, SchoolDate } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { PeriodView } from '../absence/views.ts';
import type { CardRef } from '../arriving/views.ts';
import type { PlaceChoice } from '../dossier/views.ts';
import type { OwnAction } from '../ports/agreed-actions.ts';
import type { WishesView } from '../reminding/views.ts';
import type { AgendaSharing } from '../table/sharing-agenda.ts';
import type { MomentView } from '../table/views.ts';

/** A table at which somebody sits. `moment` null = it is still asked about. */
export type OwnTable = {
  ref: CardRef;
  number: string;
  place: string;
  moment: MomentView | null;
  /** Its case has a page for them: they carry it, raised it, or sit there for a partner. */
  hasCase: boolean;
};

/** A case that a partner reads along with, as long as it runs and they hold their place in it. */
export type CaseToRead = { dossierId: DossierId; concern: CardRef; number: string; school: string };

/** Everything at which somebody sits, over all schools: those that wait for an answer first, then by time. */
export type OwnTablesView =
  | {
      kind: 'own_tables';
      tables: readonly OwnTable[];
      reading: readonly CaseToRead[];
      /** In a case of theirs somebody else could take their seat. */
      canPass: boolean;
    }
  /** Which case goes to whom. */
  | { kind: 'own_places'; choices: readonly PlaceChoice[]; fault: RefusalCode | null }
  | { kind: 'place_passed'; number: string; roepnaam: string };

/** All that is somebody's own, on one page: their tables, the days on which they are away, their agenda. */
export type OwnPage = {
  language: Language;
  tables: readonly OwnTable[];
  /** Also of a case with no table to come. */
  reading: readonly CaseToRead[];
  /** What they promised, without its words. */
  actions: readonly OwnAction[];
  away: readonly PeriodView[];
  today: SchoolDate;
  /** The last day that can be put down. */
  lastDay: SchoolDate;
  agenda: AgendaSharing | null;
  /** Since when agenda programs can fetch these tables; null = they cannot. */
  feedMadeOn: SchoolDate | null;
  /** Which address that is, and 0 without one: a press on a page that shows another changes nothing. */
  feedVersion: number;
  /** When they may be reminded. */
  reminding: WishesView;
};

/** The letter with the link to that page, to their own mailbox. */
export type OwnPageLetter = { kind: 'letter_own_page'; school: string; url: string; days: number };
