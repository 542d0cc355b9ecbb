import type { AbsenceView } from './absence/views.ts';
import type { OwnActionsView } from './agreed-actions/views.ts';
import type { CameTwiceView, PlainView } from './arriving/views.ts';
import type { ChannelSetupView } from './channel/views.ts';
import type { ConsultLetter, ConsultView } from './consult/views.ts';
import type { DigestLetter, DigestView } from './digest/views.ts';
import type { DossierView, PlaceLetter } from './dossier/views.ts';
import type { AgreedLetter } from './family-page/views.ts';
import type { LeftLetter } from './guests/views.ts';
import type { ConcernView } from './intake/views.ts';
import type { MovingView } from './moving-several/views.ts';
import type { OwnPageLetter, OwnTablesView } from './own-tables/views.ts';
import type { CodeLetter, CodeView, PageLinkView } from './pages/views.ts';
import type { PlayingFieldView } from './playing-field/views.ts';
import type { RemindingView } from './reminding/views.ts';
import type { RunningCaseView } from './running-case/views.ts';
import type { CallLetter, CallNotArrivedView } from './safety/views.ts';
import type { ClosedLetter, CounterLetter, PrepareLetter, SeatPassedLetter } from './table/letter-views.ts';
import type { TableLetter, TableView } from './table/views.ts';
import type { TriageView } from './triage/views.ts';
import type { NotDeliveredLetter, WorklistView } from './worklist/views.ts';

/**
 * What a person gets to see in their own chat, without a word of text yet: codes, dates, numbers and at most a
 * roepnaam. `teams/` makes cards of it, in the person's language.
 */
export type PersonalView =
  | PlainView
  | CameTwiceView
  | AbsenceView
  | ConcernView
  | TableView
  | PageLinkView
  | CodeView
  | OwnTablesView
  | OwnActionsView
  | TriageView
  | ConsultView
  | DossierView
  | DigestView
  | WorklistView
  | PlayingFieldView
  | RunningCaseView
  | CallNotArrivedView
  | RemindingView
  | MovingView
  | ChannelSetupView;

/** What goes out by mail to somebody without Teams; `calendar/` writes it. */
export type Letter =
  | TableLetter
  | CounterLetter
  | SeatPassedLetter
  | PrepareLetter
  | LeftLetter
  | ClosedLetter
  | ConsultLetter
  | CallLetter
  | NotDeliveredLetter
  | PlaceLetter
  | DigestLetter
  | OwnPageLetter
  | CodeLetter
  | AgreedLetter;
