import { type Candidate, SEARCH_DEFAULTS, type SlotQuestion } from '../../domain/slots/question.ts';
import { lengthFor } from '../../domain/terms/catalogue.ts';
import type { SchoolPolicy } from '../ports/schools.ts';

type RulesOfSchool = Pick<
  SlotQuestion,
  'noticeSchoolDays' | 'withinSchoolDays' | 'minutes' | 'hours' | 'grid' | 'buffer' | 'presence' | 'tentative'
>;

/** What a school has set, as the search reads it. */
export function searchRules(policy: SchoolPolicy): RulesOfSchool {
  const { lessonStarts, tableBufferMinutes } = policy;
  return {
    noticeSchoolDays: policy.noticeSchoolDays,
    withinSchoolDays: lengthFor('first_table', policy),
    minutes: policy.tableMinutes,
    hours: { fromMinute: policy.tableFromMinute, untilMinute: policy.tableUntilMinute },
    grid: lessonStarts ? { kind: 'lessons', startMinutes: lessonStarts } : SEARCH_DEFAULTS.grid,
    buffer: { beforeMinutes: tableBufferMinutes, afterMinutes: tableBufferMinutes },
    presence: policy.presenceMoments,
    tentative: policy.tentativeTimes,
  };
}

export function mostTables({ mostTablesADay, mostTablesAWeek }: SchoolPolicy): Candidate['most'] {
  return { perDay: mostTablesADay, perWeek: mostTablesAWeek };
}
