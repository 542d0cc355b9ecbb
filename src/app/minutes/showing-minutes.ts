import { lastActionDay } from '../../domain/agreed-actions.ts';
import { addDays } from '../../domain/calendar/plain-date.ts';
import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import { whereKnown } from '../../domain/calendar/where-known.ts';
import type { ActietafelId, ParticipantId, SchoolDate } from '../../domain/ids.ts';
import { asksForOther, missingIn, waitsForHelp } from '../../domain/minutes/finishing.ts';
import { flaggedIn } from '../../domain/minutes/flagging.ts';
import { type Named, NEXT_WEEKS, NO_MINUTES } from '../../domain/minutes/minutes.ts';
import { printOfWhole } from '../../domain/minutes/prints.ts';
import { mondayOf } from '../../domain/slots/agenda.ts';
import { daysOfSchoolWeek } from '../../domain/slots/following.ts';
import { actionsShown } from '../agreed-actions/showing-actions.ts';
import type { ActionsPage } from '../agreed-actions/views.ts';
import { lettersIn } from '../family-page/letters-for.ts';
import { adviceAtTable } from '../jgz-advice/showing-advice.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { KeptMinutes } from '../ports/minutes.ts';
import type { Tx } from '../ports/store.ts';
import { isFamily } from '../table/table-case.ts';
import { type Deps, workAt } from '../turn.ts';
import { voiceOf } from '../voices/giving-voice.ts';
import { begunTable, type MinutesBehind, minutesBehind } from './behind-minutes.ts';
import { askedTo, namesOf, otherPupils, standingNow } from './people-at-table.ts';
import type { MinutesDoor, MinutesPage, SaidBefore } from './views.ts';

/** So many weeks from now something can be done by one tap. */
const DUE_WEEKS = [0, 1, 2, 4] as const;

/** What is looked at of minutes: those of which table, and what of them costs more than the rest. */
export type Looking = {
  table: ActietafelId | null;
  /** What is missing, and which words have to be decided about: for who reads them out or makes them final. */
  judge: boolean;
};

/** Looks which table is behind a link, and opens nothing of its minutes. */
export function lookAtMinutes(deps: Deps, link: Link): Promise<MinutesDoor | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await minutesBehind(tx, deps, link);
    return behind && doorOf(behind);
  });
}

/** Reads them, with what the family said beforehand, and writes in the audit who did. */
export function readMinutes(deps: Deps, link: Link, looking: Looking): Promise<MinutesPage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await minutesBehind(tx, deps, link, looking.table);
    if (!behind) return null;
    await tx.audit.add({
      at: deps.clock.now(),
      actor: { kind: 'person', id: behind.by },
      action: 'dossier.minutes_read',
      subject: { kind: 'dossier', id: behind.dossier.id },
      ground: 'coordination',
    });
    return minutesShown(tx, deps, behind, await tx.minutes.of(behind.table.id), looking);
  });
}

export async function minutesShown(
  tx: Tx,
  deps: Deps,
  behind: MinutesBehind,
  kept: KeptMinutes | null,
  { judge }: Pick<Looking, 'judge'>,
): Promise<MinutesPage> {
  const { dossier, school, table, tableOn } = behind;
  const minutes = kept?.minutes ?? NO_MINUTES;
  const { today } = workAt(deps);
  const calendar = deps.calendars.of(school);
  const asked = await askedTo(tx, behind, minutes);
  const names = await namesOf(tx, behind, asked);
  const actions = await actionsOf(tx, deps, behind);
  const isNewest = (await begunTable(tx, deps, dossier))?.table.id === table.id;
  const ofTable = [...actions.open, ...actions.ended].filter(({ id }) => minutes.actionsAdded.includes(id));
  const agreed = isNewest ? [...new Set([...ofTable, ...actions.open])] : ofTable;
  const standing = standingNow(deps, behind, minutes, asked, names, {
    actions: agreed,
    owners: actions.owners,
  });
  const finals = kept ? await finalsShown(tx, deps, kept.id) : [];
  // What is final is drawn as it was made so.
  const drawn = kept?.state === 'final' ? (finals.at(-1)?.standing ?? standing) : standing;
  const before = await saidBefore(tx, behind, asked, names);
  const others = (await tx.minutes.tablesHeld(dossier.id)).filter(({ tableId }) => tableId !== table.id);
  const tables = others.filter(({ heldOn }) => heldOn !== null && heldOn <= tableOn).length + 1;
  return {
    ...doorOf(behind),
    tableId: table.id,
    school: school.name,
    version: kept?.version ?? 0,
    state: kept?.state ?? 'open',
    minutes,
    standing: drawn,
    print: printOfWhole(minutes, drawn),
    saidBefore: before,
    actions: actions.open.map(({ id, what, by, dueOn }) => ({
      id,
      what,
      by,
      dueOn,
      isOfTable: minutes.actionsAdded.includes(id),
    })),
    jgz: await adviceAtTable(tx, deps, dossier.id),
    owners: actions.owners,
    canAdd: actions.canAdd,
    isFull: actions.isFull,
    dueDays: dueDays(calendar, today),
    firstDay: today,
    lastDay: lastActionDay(today),
    nextTables: nextTables(calendar, tableOn, today),
    asksForOther: asksForOther(minutes, { tables }),
    waitsForHelp: waitsForHelp(minutes),
    ...(judge
      ? {
          missing: missingIn(minutes, {
            standing,
            tables,
            pupilSpokeBefore: before.some(({ of }) => of === 'pupil'),
          }),
          flagged: flaggedIn(
            minutes,
            await otherPupils(tx, dossier, names),
            agreed.map(({ what }) => what),
          ),
        }
      : { missing: [], flagged: [] }),
    letters: await lettersOf(tx, deps, behind, finals.at(-1) ?? null),
    finals,
    earlier: others.flatMap(({ heldOn, ...other }) => (heldOn === null ? [] : [{ ...other, heldOn }])),
  };
}

/** What people promised in this case, open and ended. */
async function actionsOf(tx: Tx, deps: Deps, { dossier, by, language }: MinutesBehind): Promise<ActionsPage> {
  const actions = await tx.actions.of(dossier.id);
  return actionsShown(tx, deps, { dossier, actions, by, sees: 'all', language });
}

/**
 * What may be shown at a table at which the parents sit: what each of the family wrote themselves, the pupil first, and nothing, not
 * even that there is something, of what the pupil keeps from them.
 */
async function saidBefore(
  tx: Tx,
  { dossier }: MinutesBehind,
  asked: readonly Participant[],
  names: ReadonlyMap<string, Named>,
): Promise<SaidBefore[]> {
  const last = await tx.voices.lastIn(dossier.id);
  return asked.filter(isFamily).flatMap((who) => {
    const said = last
      .filter(({ participantId, voice }) => participantId === who.id && voice.parentsMayRead !== false)
      .map(({ voice }) => voice);
    if (said.length === 0) return [];
    return [{ participantId: who.id, of: voiceOf(who), name: names.get(who.who.id) ?? null, said }];
  });
}

/** Of whom in the family there is a letter from these minutes, as they were made final last. */
async function lettersOf(
  tx: Tx,
  deps: Deps,
  { dossier, table }: MinutesBehind,
  final: MinutesPage['finals'][number] | null,
): Promise<ParticipantId[]> {
  if (!final) return [];
  return (await lettersIn(tx, dossier, workAt(deps)))({ wasBooked: table.bookedSlotId !== null, final });
}

async function finalsShown(tx: Tx, deps: Deps, id: string): Promise<MinutesPage['finals']> {
  const finals = await tx.minutes.finals(id);
  const makers = await tx.people.byIds([...new Set(finals.map(({ madeBy }) => madeBy))]);
  return finals.map(({ nth, madeAt, madeBy, minutes, standing }) => ({
    nth,
    minutes,
    standing,
    on: deps.wallClock.dateOf(madeAt),
    by: makers.find((maker) => maker.id === madeBy)?.name ?? null,
  }));
}

/** The last school day of this week, of the next one, and of those after it; a week without one to come is left out. */
function dueDays(calendar: SchoolCalendar, today: SchoolDate): SchoolDate[] {
  return DUE_WEEKS.flatMap((weeks) => {
    const monday = addDays(mondayOf(today), 7 * weeks);
    const on = whereKnown(() => calendar.lastSchoolDayOnOrBefore(addDays(monday, 4)), null);
    return on && on >= today && on >= monday ? [on] : [];
  });
}

function nextTables(calendar: SchoolCalendar, on: SchoolDate, today: SchoolDate): MinutesPage['nextTables'] {
  return NEXT_WEEKS.flatMap((weeks): MinutesPage['nextTables'] => {
    if (weeks === 'none') return [{ weeks, monday: null }];
    const [first] = whereKnown(() => daysOfSchoolWeek(calendar, on, Number(weeks)), []);
    return first && first > today ? [{ weeks, monday: mondayOf(first) }] : [];
  });
}

function doorOf({ language, dossier, tableOn }: MinutesBehind): MinutesDoor {
  return { language, number: dossier.number, tableOn };
}
