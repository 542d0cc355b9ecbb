import { openUpTo } from '../../domain/auditing/expected-days.ts';
import { addDays } from '../../domain/calendar/plain-date.ts';
import type { WallMinute } from '../../domain/ids.ts';
import { leftAloneUntil } from '../../domain/reminding/putting-off.ts';
import { hearAll } from '../digest/hearing.ts';
import { momentOf } from '../guarding/beginning.ts';
import type { Deadline, Reminder } from '../ports/deadlines.ts';
import type { Tx } from '../ports/store.ts';
import { staysUntil, tomorrowNotices } from '../table/planning.ts';
import { bookedSlot, tableCase } from '../table/table-case.ts';
import type { Look } from './repairing-terms.ts';

/** The people of a table hear of it at two in the afternoon of the last school day before it. */
const TOMORROW_MINUTE = (14 * 60) as WallMinute;

type Untold = Awaited<ReturnType<Tx['auditing']['untoldTables']>>[number];

/** Whether somebody should have been told, by the list of open days: the moment of it has not come yet. */
export function isToBeTold({ days, deps, now }: Look, { startsAt }: Untold): boolean {
  const eve = openUpTo(days, addDays(deps.wallClock.dateOf(startsAt), -1));
  return eve !== null && deps.wallClock.instantOf(eve, TOMORROW_MINUTE) > now;
}

/** Plans the reminder of the day before for whoever is asked and has none. @returns how many tables were put right */
export async function tellOfTomorrow(tx: Tx, look: Look, tables: readonly Untold[]): Promise<number> {
  let told = 0;
  for (const { tableId, participants } of tables) {
    const found = await tableCase(tx, look.schoolId, tableId, look.today);
    const slot = found && bookedSlot(found.table);
    if (!found || !slot) continue;
    const asked = found.asked.filter(
      (each) => participants.includes(each.id) && staysUntil(look.deps, each, slot),
    );
    const notices = tomorrowNotices(look, found, slot, asked);
    await tx.notices.plan(notices);
    if (notices.length > 0) told += 1;
  }
  return told;
}

/** Has these heard on the first day on which that can be, with the message of that day. */
export async function hearAgain(tx: Tx, look: Look, reminders: readonly Reminder[]): Promise<void> {
  const { deps, now, today } = look;
  const terms = await tx.deadlines.byIds([...new Set(reminders.map(({ deadlineId }) => deadlineId))]);
  const termOf = new Map(terms.map((term) => [term.id, term]));
  const school = await tx.schools.here();
  const days = await hearAll(
    { deps, now, today },
    tx,
    school,
    reminders.map(({ to, deadlineId, on }) => {
      const term = termOf.get(deadlineId);
      const isDuty = term?.frozen.force === 'law';
      return { to, wanted: { on: on > today ? on : today, dueOn: term?.dueOn ?? today, isDuty } };
    }),
  );
  await tx.auditing.moveReminders(reminders.map(({ id }, at) => ({ id, on: days[at] ?? null })));
}

/**
 * The step is taken once more, for whoever is responsible now; not before the day from which it is asked about again, where
 * somebody put it off or took it up. Of one that was answered since these were read, nothing is left to be said.
 */
export async function askInstead(
  tx: Tx,
  { deps, calendar, now, today }: Look,
  reminders: readonly Reminder[],
): Promise<void> {
  const found = await tx.auditing.forRepair([...new Set(reminders.map(({ deadlineId }) => deadlineId))]);
  await tx.deadlines.store(
    found.flatMap(({ term }): Deadline[] => {
      const steps = reminders.flatMap(({ deadlineId, generation, step }) =>
        deadlineId === term.id && generation === term.generation ? [step] : [],
      );
      if (steps.length === 0) return [];
      const until = leftAloneUntil(calendar, term);
      const at = until !== null && until > today ? momentOf(deps.wallClock, until) : now;
      return [{ ...term, generation: term.generation + 1, next: { step: Math.min(...steps), at } }];
    }),
  );
}
