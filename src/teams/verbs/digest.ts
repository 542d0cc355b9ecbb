import { z } from 'zod';
import type { CardRef } from '../../app/arriving/views.ts';
import { askPutOff, type Chosen, openReminded, putOff, takeUp } from '../../app/digest/answering-reminder.ts';
import type { Turn } from '../../app/turn.ts';
import type { PersonalView } from '../../app/views.ts';
import type { DeadlineId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import { belongsTo, idsOf, type Verb, verbOn } from './verb.ts';

type Line = Chosen & { schoolId: SchoolId | null };

/** A line of the message: a term, what it opens, and of which school when it is not that of the card. What is none counts as not chosen. */
const OneLine = z.object({
  matter: idsOf(2)
    .or(idsOf(3))
    .transform(
      ([termId, aboutId, schoolId]): Line => ({
        termId: termId as DeadlineId,
        aboutId: String(aboutId),
        schoolId: (schoolId ?? null) as SchoolId | null,
      }),
    )
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
    'digest.open': verbOn(OneLine, atSchoolOf(openReminded)),
    'digest.take': verbOn(OneLine, atSchoolOf(takeUp)),
    'digest.later': verbOn(OneLine, atSchoolOf(askPutOff)),
    'digest.put_off': verbOn(UntilDay, (turn, ref, { choice }) => {
      const [termId = null, until = null] = choice ?? [];
      return putOff(turn, ref, termId as DeadlineId | null, until as SchoolDate | null);
    }),
  };
}

/** The school of a line is believed as that of a card is: of somebody who works there or holds a seat. */
function atSchoolOf(run: (turn: Turn, ref: CardRef, chosen: Chosen | null) => Promise<PersonalView>) {
  return (turn: Turn, ref: CardRef, { matter }: { matter: Line | null }): Promise<PersonalView> => {
    const schoolId = matter?.schoolId ?? ref.schoolId;
    if (!belongsTo(turn, schoolId)) return Promise.resolve({ kind: 'refused', code: 'card_outdated' });
    return run(turn, schoolId === ref.schoolId ? ref : { schoolId, id: schoolId, version: 0 }, matter);
  };
}
