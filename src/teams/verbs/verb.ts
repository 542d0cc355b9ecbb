import { z } from 'zod';
import type { CardRef } from '../../app/arriving/views.ts';
import { isHere } from '../../app/triage/who-coordinates.ts';
import type { Turn } from '../../app/turn.ts';
import type { PersonalView } from '../../app/views.ts';
import type { SchoolId } from '../../domain/ids.ts';

/**
 * One button of a card: what its data must look like, and what it does. A posted card lives for months, so a verb and
 * its data are only ever added to, never changed.
 */
export type Verb = { press(turn: Turn, data: unknown): Promise<PersonalView> | null };

/** What every card of ours carries: which row it shows and which version of it the person saw. */
const Ref = z.object({
  schoolId: z.uuid().transform((id) => id as SchoolId),
  id: z.uuid(),
  version: z.coerce.number().int().nonnegative(),
});

/**
 * Verb about one row: `data.ref` names it, the inputs of the card stand beside it. `schoolOf` = the school at which it is done,
 * where that need not be the one of the card.
 */
export function verbOn<S extends z.ZodType>(
  input: S,
  run: (turn: Turn, ref: CardRef, input: z.infer<S>) => Promise<PersonalView>,
  schoolOf: (ref: CardRef, input: z.infer<S>) => SchoolId = ({ schoolId }) => schoolId,
): Verb {
  return {
    press(turn, data) {
      const ref = Ref.safeParse((data as { ref?: unknown } | null)?.ref);
      const parsed = input.safeParse(data);
      if (!ref.success || !parsed.success) return null;
      if (!isHere(turn.actor, schoolOf(ref.data, parsed.data)))
        return Promise.resolve({ kind: 'refused', code: 'card_outdated' });
      return run(turn, ref.data, parsed.data);
    },
  };
}

/** Verb about nothing in particular, such as "new report". */
export function verb<S extends z.ZodType>(
  input: S,
  run: (turn: Turn, input: z.infer<S>) => Promise<PersonalView>,
): Verb {
  return {
    press(turn, data) {
      const parsed = input.safeParse(data);
      return parsed.success ? run(turn, parsed.data) : null;
    },
  };
}

/** So many ids with a space between them, as the value of one choice. */
export function idsOf(count: number) {
  return z
    .string()
    .max(200)
    .transform((text) => text.split(' '))
    .pipe(z.array(z.uuid()).length(count));
}
