import type { ConcernId, Language, PersonId, SchoolDate } from '../../domain/ids.ts';
import type { LeftOutReason } from '../../domain/involvement-rules.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { SeatKind } from '../../domain/roles.ts';
import type { RunningBox } from '../../domain/running-case.ts';
import type { OwnerChoice } from '../agreed-actions/views.ts';
import type { PersonName } from '../ports/people.ts';
import type { Pupil } from '../ports/pupils.ts';

/** `lopende casus`, for a coordinator's own chat: a button to the page, and nothing about anybody. */
export type RunningCaseView = { kind: 'running_case' };

/** What the link shows by itself. */
export type RunningDoor = { language: Language; today: SchoolDate };

/** The pupils of one class, or the classes to choose from. */
export type RunningClasses = RunningDoor & { classes: readonly string[] };
export type RunningPupils = RunningDoor & {
  className: string;
  pupils: readonly Pick<Pupil, 'id' | 'name'>[];
};

/** Somebody to choose. */
export type Named = { id: PersonId; name: PersonName };

/** Everything that the form asks about one pupil. */
export type RunningPage = RunningDoor & {
  /** Of the concern that it becomes: the same press a second time makes no second case. */
  id: ConcernId;
  pupil: Pick<Pupil, 'id' | 'name' | 'className'>;
  /** Nobody has said how old the pupil is. */
  asksAge: boolean;
  /** From 18 on only parents are put down of whom the pupil says that they may know. */
  parentsWithConsent: boolean;
  /** Parents to answer for; a name of null = parents who are in no list. */
  parents: readonly { id: string | null; name: PersonName | null }[];
  leftOutReasons: readonly LeftOutReason[];
  /** Who may have told a parent, who may have looked along, who raised it, who can carry it; whoever fills in first where they can. */
  informers: readonly Named[];
  seconds: readonly Named[];
  raisers: readonly Named[];
  holders: readonly Named[];
  owners: readonly OwnerChoice[];
  firstTakenUp: SchoolDate;
  lastActionDay: SchoolDate;
  /** Seats at this pupil's table that nobody has. */
  emptySeats: readonly SeatKind[];
};

/** A case of the same pupil is open, or concerns wait: that comes first. */
export type KnownAlready = RunningDoor & {
  pupil: RunningPage['pupil'];
  dossier: string | null;
  concerns: readonly string[];
};

/** A box of the page: one of the case, or of what the family was told. */
export type PageBox = RunningBox | 'parents' | 'secondPerson' | 'ageBand';
export type PageFault = { code: RefusalCode; at: PageBox };

export type RunningEntered =
  | { kind: 'entered'; language: Language; number: string; hasTables: boolean; isMine: boolean }
  | { kind: 'known'; known: KnownAlready }
  | { kind: 'faults'; page: RunningPage; faults: readonly PageFault[] };
