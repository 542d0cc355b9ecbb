import type { SchoolDate } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { daysOfSchoolWeek, followUp } from '../../domain/slots/following.ts';
import type { Standing } from '../../domain/slots/standing.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { standingOf } from './as-it-stands.ts';
import { refOfTable } from './as-shown.ts';
import { changeTable, lookAsCoordinator, shownTable } from './changing-table.ts';
import { type Found, foundIn } from './finding-moments.ts';
import { openTable } from './proposing.ts';
import { questionFor } from './search-question.ts';
import { type TableCase, tableCase } from './table-case.ts';
import type { WhyNone } from './views.ts';

/** In so many school weeks a table can follow; more is too far ahead to ask people about now. */
const WEEKS = [1, 2, 3, 4, 6, 8] as const;

/** "Vervolgtafel plannen": in which week. Nothing changes. */
export function askFollowUp(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAsCoordinator(turn, ref, async (tx, found) => {
    if (!isHeld(found)) return (await shownTable(turn, tx, found, { fault: 'not_now' })).view;
    return form(turn, found);
  });
}

/**
 * A new table for the same dossier in that school week, for whoever is at it now: everybody is asked which moment suits
 * them, and nothing is booked before the family says yes. When there is no moment in that week, nothing changes. A dossier
 * has one table that is asked about or stands at a time: a second press shows that one.
 */
export function planFollowUp(turn: Turn, ref: CardRef, weeks: number | null): Promise<PersonalView> {
  return changeTable(
    turn,
    ref,
    async (tx, found) => {
      const { dossier, school } = found;
      const outcome = { show: 'table', id: found.table.id };
      const live = await tx.tables.current(dossier.id);
      if (!live && !isHeld(found)) return shownTable(turn, tx, found, { fault: 'not_now' });
      if (!live && weeks === null) return { outcome, view: form(turn, found, 'weeks_missing') };

      if (!live && weeks !== null) {
        const moments = await momentsThen(turn, tx, found, weeks);
        if (moments.slots.length === 0)
          return { outcome, view: form(turn, found, 'no_moment_found', moments.whyNone) };
        await openTable(turn, tx, dossier, found.everybody, moments);
      }
      const current = live ?? (await tx.tables.current(dossier.id));
      const next = current && (await tableCase(tx, school.id, current.id, turn.today));

      return shownTable(turn, tx, next ?? found);
    },
    'dossier_and_table',
  );
}

async function momentsThen(turn: Turn, tx: Tx, found: TableCase, weeks: number): Promise<Found> {
  const { school, asked } = found;
  const calendar = turn.deps.calendars.of(school);
  const before = beforeIt(turn, found);
  const last = before && daysOfSchoolWeek(calendar, countedFrom(turn, before.on), weeks).at(-1);
  if (!before || !last) return { slots: [], proposals: [], whyNone: [] };
  const question = await questionFor(turn, tx, {
    school,
    asked,
    except: [],
    without: [],
    withinSchoolDays: calendar.schoolDaysBetween(turn.today, last),
  });
  const following = followUp(question, before.how, weeks);
  if (following.kind === 'week_unknown') return { slots: [], proposals: [], whyNone: [] };
  return foundIn(turn, tx, asked, question, following.search);
}

function isHeld({ table, dossier }: TableCase): boolean {
  return table.state === 'held' && dossier.state !== 'closed';
}

/** The table after which another comes: as it stood, or the day alone of one that was held without a booking. */
function beforeIt(
  turn: Turn,
  found: TableCase,
): { on: SchoolDate; how: Standing | { heldOn: SchoolDate } } | null {
  const standing = standingOf(turn, found);
  if (standing) return { on: standing.at.on, how: standing };
  const { heldOn } = found.table;
  return heldOn && { on: heldOn, how: { heldOn } };
}

/** A table of long ago is followed all the same: what is past is no week to choose. */
function countedFrom({ today }: Pick<Turn, 'today'>, on: SchoolDate): SchoolDate {
  return on > today ? on : today;
}

/** The weeks that are known, counted from this one. */
function form(
  turn: Turn,
  found: TableCase,
  fault: RefusalCode | null = null,
  whyNone: WhyNone = [],
): PersonalView {
  const at = beforeIt(turn, found)?.on;
  const calendar = turn.deps.calendars.of(found.school);
  const weeks = WEEKS.flatMap((count) => {
    const [first] = at ? daysOfSchoolWeek(calendar, countedFrom(turn, at), count) : [];
    return first ? [{ weeks: count, monday: first }] : [];
  });
  const { number } = found.dossier;
  return { kind: 'table_follow', ref: refOfTable(found), number, weeks, fault, whyNone };
}
