import { z } from 'zod';
import { askPutOff, type Chosen, openReminded, putOff, takeUp } from '../../app/digest/answering-reminder.ts';
import type { DeadlineId, SchoolDate } from '../../domain/ids.ts';
import { idsOf, type Verb, verbOn } from './verb.ts';

/** A line of the message: a term and what it opens. What is none counts as not chosen. */
const OneLine = z.object({
  matter: idsOf(2)
    .transform(([termId, aboutId]): Chosen => ({ termId: termId as DeadlineId, aboutId: String(aboutId) }))
    .nullable()
    .catch(null)
    .default(null),
});
/** A term, and the day until which it is put off. */
const UntilDay = z.object({
  choice: z
    .string()
    .max(100)
    .transform((text) => text.split(' '))
    .pipe(z.tuple([z.uuid(), z.iso.date()]))
    .nullable()
    .catch(null)
    .default(null),
});

/** The buttons of the message of a day. */
export function digestVerbs(): Record<string, Verb> {
  return {
    'digest.open': verbOn(OneLine, (turn, ref, { matter }) => openReminded(turn, ref, matter)),
    'digest.take': verbOn(OneLine, (turn, ref, { matter }) => takeUp(turn, ref, matter)),
    'digest.later': verbOn(OneLine, (turn, ref, { matter }) => askPutOff(turn, ref, matter)),
    'digest.put_off': verbOn(UntilDay, (turn, ref, { choice }) => {
      const [termId = null, until = null] = choice ?? [];
      return putOff(turn, ref, termId as DeadlineId | null, until as SchoolDate | null);
    }),
  };
}
