import type { AbsenceId, SchoolDate } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import type { StaffChoice } from '../triage/views.ts';

export type PeriodView = { id: AbsenceId; fromOn: SchoolDate; untilOn: SchoolDate };

/** What happened just now; `by_coordinator` = somebody else put it down, and it can be taken back here. */
export type AbsenceSaid = 'asked' | 'saved' | 'withdrawn' | 'back' | 'by_coordinator';

/** On every card `ref.id` is whose absence it is. Why somebody is away is on none of them. */
export type AbsenceView =
  | {
      kind: 'absence_form';
      ref: CardRef;
      /** For a coordinator who enters it for somebody else: of whom it can be; null for one's own. */
      people: readonly StaffChoice[] | null;
      personId: string | null;
      fromOn: SchoolDate | null;
      untilOn: SchoolDate | null;
      today: SchoolDate;
      lastDay: SchoolDate;
      fault: RefusalCode | null;
    }
  | {
      kind: 'absence_list';
      ref: CardRef;
      /** Roepnaam of whom it is, when that is not who looks. */
      of: string | null;
      periods: readonly PeriodView[];
      said: AbsenceSaid;
      /** Who looks coordinates, and may put it down for somebody of the kernteam. */
      mayAskFor: boolean;
    };
