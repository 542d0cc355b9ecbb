import type { DeadlineId, SchoolDate } from '../../domain/ids.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment } from '../preparing-notices.ts';
import { casesOf } from './terms-said.ts';
import type { ReminderAnswered } from './views.ts';

const HOW = ['put_off', 'taken_up'] as const satisfies readonly ReminderAnswered['how'][];

/** What the redrawn message is to say of an answer, as ids and codes. */
export function paramsOf(
  termId: DeadlineId,
  { how, on }: Pick<ReminderAnswered, 'how' | 'on'>,
): NewNotice['params'] {
  return { term: termId, how, until: on };
}

/**
 * What was answered on a message of a day that is drawn again for it: it stands above what is still asked. The card that a press
 * brings is replaced by this one within a second, before anybody has read until when nothing is asked. Null when the message is
 * drawn again for something else, or nothing may be said of the matter any more.
 */
export async function answeredIn(
  tx: Tx,
  { notice, today }: Pick<Moment, 'notice' | 'today'>,
): Promise<ReminderAnswered | null> {
  const { term: termId, until } = notice.params;
  const how = HOW.find((each) => each === notice.params.how);
  if (!how || typeof termId !== 'string' || typeof until !== 'string') return null;
  const term = await tx.deadlines.byId(termId as DeadlineId);
  const [found] = await casesOf(tx, term?.state === 'running' ? [term] : [], today);
  if (!found) return null;
  const { concern, dossier } = found.matter;
  const number = dossier?.number ?? concern?.number ?? '';
  return { number, rule: found.term.rule, how, on: until as SchoolDate };
}
