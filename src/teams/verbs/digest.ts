import { z } from 'zod';
import type { CardRef } from '../../app/arriving/views.ts';
import { askPutOff, type Chosen, openReminded, putOff, takeUp } from '../../app/digest/answering-reminder.ts';
import { showDay } from '../../app/digest/day.ts';
import type { Turn } from '../../app/turn.ts';
import type { PersonalView } from '../../app/views.ts';
import type { DeadlineId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import { idsOf, type Verb, verb, verbOn } from './verb.ts';

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

const Nothing = z.object({});

/** The buttons of the message of a day. */
export function digestVerbs(): Record<string, Verb> {
  return {
    'digest.show': verb(Nothing, (turn) => showDay(turn)),
    'digest.open': lineVerb(openReminded),
    'digest.take': lineVerb(takeUp),
    'digest.later': lineVerb(askPutOff),
    'digest.put_off': verbOn(UntilDay, (turn, ref, { choice }) => {
      const [termId = null, until = null] = choice ?? [];
      return putOff(turn, ref, termId as DeadlineId | null, until as SchoolDate | null);
    }),
  };
}

/** A line is answered at its own school, also by whoever has nothing to do any more with that of the card. */
function lineVerb(run: (turn: Turn, ref: CardRef, chosen: Chosen | null) => Promise<PersonalView>): Verb {
  return verbOn(
    OneLine,
    (turn, ref, { matter }) => {
      const schoolId = schoolOfLine(ref, { matter });
      return run(turn, schoolId === ref.schoolId ? ref : { schoolId, id: schoolId, version: 0 }, matter);
    },
    schoolOfLine,
  );
}

function schoolOfLine({ schoolId }: CardRef, { matter }: { matter: Line | null }): SchoolId {
  return matter?.schoolId ?? schoolId;
}
