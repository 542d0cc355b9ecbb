import { addDays } from '../../domain/calendar/plain-date.ts';
import type { DossierId, PersonId } from '../../domain/ids.ts';
import { hearAll } from '../digest/hearing.ts';
import type { Deadline, Reminder } from '../ports/deadlines.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';
import { actionIn } from './matters.ts';

/** As far ahead as any message of a day is planned. */
const AHEAD_DAYS = 120;

/**
 * What whoever carried a dossier was still to hear of its terms, the one who carries it now hears instead, in their own
 * message of a day.
 */
export async function handOnReminders(
  turn: Turn,
  tx: Tx,
  dossierId: DossierId,
  { from, to }: { from: PersonId; to: PersonId },
): Promise<void> {
  const { today, deps } = turn;
  const terms = (await tx.deadlines.of({ dossierId })).filter(({ state }) => state === 'running');
  const waiting = await tx.deadlines.remindersFor(
    { kind: 'person', id: from },
    addDays(today, -1),
    addDays(today, AHEAD_DAYS),
  );
  const owners = await tx.actions.ownersOf(terms.flatMap(({ about }) => actionIn(about)));
  const isHolders = ({ about }: Deadline, { audience }: Reminder) => {
    const [owner] = actionIn(about).flatMap((id) => owners.get(id) ?? []);
    // Of what somebody else promised, whoever carries the case is asked next; of what they promised themselves they still are.
    return audience === (owner?.kind === 'person' ? 'deputy' : 'responsible');
  };
  const own = waiting.flatMap((reminder) => {
    const term = terms.find(
      ({ id, generation }) => id === reminder.deadlineId && generation === reminder.generation,
    );
    return term && isHolders(term, reminder) && reminder.actedAt === null ? [{ reminder, term }] : [];
  });
  if (own.length === 0) return;
  // Handing it on is what the one before has done about it.
  await tx.deadlines.markActed(
    own.map(({ term }) => term.id),
    from,
    turn.now,
  );
  const listener = { kind: 'person', id: to } as const;
  const days = await hearAll(
    turn,
    tx,
    await tx.schools.here(),
    own.map(({ reminder, term }) => ({
      to: listener,
      wanted: { on: reminder.on, dueOn: term.dueOn, isDuty: term.frozen.force === 'law' },
    })),
  );
  await tx.deadlines.remind(
    own.flatMap(({ reminder }, at): Reminder[] => {
      const on = days[at] ?? null;
      return on === null ? [] : [{ ...reminder, id: deps.ids.next<string>(), to: listener, on }];
    }),
  );
}
