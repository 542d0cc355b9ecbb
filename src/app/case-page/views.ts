import type { CaseEvent } from '../../domain/case-events.ts';
import type { CaseReading } from '../../domain/case-page.ts';
import type { ActietafelId, Language, ParticipantId, SchoolDate } from '../../domain/ids.ts';
import type { Minutes, Named, Standing } from '../../domain/minutes/minutes.ts';
import type { TableRole } from '../../domain/roles.ts';
import type { ActionsPage } from '../agreed-actions/views.ts';
import type { AgreedPart } from '../agreed-outcomes/views.ts';
import type { FactsPiece } from '../facts/views.ts';
import type { JgzPart } from '../jgz-advice/views.ts';
import type { HeardRecord } from '../pages/parents-heard.ts';
import type { PersonName } from '../ports/people.ts';
import type { RegisseurPart } from '../regisseur/views.ts';
import type { RoutePiece } from '../school-route/showing-route.ts';
import type { AgendaShown, MomentView } from '../table/views.ts';
import type { FamilyVoice, HeardShown } from '../voices/views.ts';
import type { LessonPiece } from './lesson.ts';

/** What the link to a case shows by itself. */
export type CaseDoor = { language: Language; number: string; today: SchoolDate };

/** A case as this reader finds it. A piece that is null is not for them. */
export type CasePage = CaseDoor & {
  reading: CaseReading;
  school: string;
  /** Whom it is about. */
  pupil: { name: PersonName; className: string } | null;
  /** Who carries it: whom to ask. */
  holder: PersonName | null;
  /** Somebody doubts whether it is safe; never said to anybody but who carries it. */
  isDoubted: boolean;
  next: NextTable | null;
  /** Something can be put down here now: by whoever carries it, while it runs and nobody doubts. */
  canChange: boolean;
  where: WhereItStands | null;
  route: RoutePiece | null;
  facts: FactsPiece | null;
  past: { shown: readonly CaseEvent[]; isCut: boolean } | null;
  /** The pupil first. */
  voices: readonly FamilyVoice[] | null;
  /** Whether they felt heard, the newest first, also once it is closed; it is for who finds the voices. */
  heard: readonly HeardShown[] | null;
  people: readonly PersonInCase[] | null;
  lesson: LessonPiece | null;
  jgz: JgzPart | null;
  /** The points of its conversations, to print; for whoever leads them. */
  agenda: AgendaShown | null;
  agreed: AgreedPart | null;
  regisseur: RegisseurPart | null;
  actions: ActionsInCase | null;
  /** The tables that were held, the newest first, with what came of each. */
  documents: readonly TableDocument[] | null;
  /** The case is closed, the family can read what was agreed still, and whoever reads can end that. */
  hasFamilyDoors: boolean;
  /** The other pages of this case to which they can go on from here. */
  onward: readonly Onward[];
};

/** What people promised; `sees` own = what the reader does and nothing else. Empty words = they are not for this reader. */
export type ActionsInCase = Pick<ActionsPage, 'sees' | 'open' | 'ended'>;

/** Minutes that are final, and as what whoever reads them finds them. */
export type TableDocument = {
  tableId: ActietafelId;
  heldOn: SchoolDate;
  /** They are being corrected, or are not final yet; never said to anybody but who carries the case. */
  isOpen: boolean;
  /** Null = they are not final. What this reader may not read is left out of it. */
  final: { minutes: Minutes; standing: Standing } | null;
  /** Of whom in the family there is a letter to print; for whoever carries the case. */
  letters: readonly ParticipantId[];
  /** As they stood before they were corrected, oldest first. */
  before: readonly { nth: number; on: SchoolDate; minutes: Minutes; standing: Standing }[];
};

/** A page of ours about the same case. */
export type Onward = 'concern' | 'voices' | 'minutes' | 'actions' | 'people' | 'absence';

/** The table that is asked about or stands; `moment` null = no moment was chosen yet. */
export type NextTable = { moment: MomentView | null };

export type WhereItStands = {
  stand: CaseStand;
  /** From here the three months count. */
  anchorOn: SchoolDate;
  /** From where they counted the first time, where it was opened again since; null = it never was. */
  firstAnchorOn: SchoolDate | null;
  agreementDueOn: SchoolDate;
  /** The end of the three months, where another day was decided on since; null = there was none. */
  firstDueOn: SchoolDate | null;
  pausedUntil: SchoolDate | null;
  closedOn: SchoolDate | null;
};

/** In one word, the one that tells most: a pause before what waits in it. */
export type CaseStand =
  | 'closed'
  | 'paused'
  | 'agreed'
  | 'table_asked'
  | 'table_booked'
  | 'plan_runs'
  | 'no_table';

/** Somebody in the case. What only whoever carries it reads is null for others. */
export type PersonInCase = {
  participantId: ParticipantId;
  role: TableRole;
  name: Named | null;
  carries: boolean;
  untilOn: SchoolDate | null;
  more: {
    invited: boolean;
    leftOutCode: string | null;
    /** What a parent was told, and by whom. */
    heard: readonly HeardRecord[];
    ground: 'consent' | 'statutory_task' | null;
    groundOn: SchoolDate | null;
  } | null;
};
