import type {
  ActietafelId,
  ConcernId,
  Instant,
  Language,
  PersonId,
  SchoolDate,
  SchoolId,
} from '../../domain/ids.ts';
import { PAGE_POLICY } from '../../domain/policy.ts';
import type { CardRef } from '../arriving/views.ts';
import { latestTable } from '../dossier/showing-dossier.ts';
import { doorCard, holderOf, pageLink, runningDossier } from '../pages/opening-page.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel } from '../ports/tables.ts';
import { bookedSlot, dayOf, hasBegun } from '../table/table-case.ts';
import { carries } from '../triage/who-coordinates.ts';
import type { Deps, Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';

/** The table of a running case that has begun, and who writes its minutes. */
export type MinutesBehind = {
  dossier: Dossier;
  school: School;
  table: Actietafel;
  tableOn: SchoolDate;
  by: PersonId;
  language: Language;
};

/**
 * A door to the minutes of the newest table that has begun, on the own press of whoever carries the case; `ref` names the concern. It holds
 * for as long as a table and its aftermath take, since it is written down at that table.
 */
export function openMinutesPage(turn: Turn, ref: CardRef): Promise<PersonalView> {
  const schoolId = ref.schoolId;
  return turn.deps.store.transact(schoolId, async (tx): Promise<PersonalView> => {
    const dossier = await runningDossier(turn, tx, ref);
    if (typeof dossier === 'string') return { kind: 'refused', code: dossier };
    const begun = await begunTable(tx, turn.deps, dossier);
    if (!begun) return { kind: 'refused', code: 'table_not_begun' };

    return minutesDoorCard(turn, tx, schoolId, dossier, begun.table.id);
  });
}

/** The door to the minutes of this table, for whoever presses and carries its case. */
export function minutesDoorCard(
  turn: Turn,
  tx: Tx,
  schoolId: SchoolId,
  dossier: Dossier,
  tableId: ActietafelId,
): Promise<PersonalView> {
  const hours = PAGE_POLICY.minutesLinkHours;
  const link: Link = {
    ...pageLink(turn, schoolId, 'minutes_page', dossier.concernId),
    actietafelId: tableId,
    expiresAt: (turn.now + hours * 60 * 60_000) as Instant,
  };
  return doorCard(
    turn,
    tx,
    link,
    {
      ref: { schoolId, id: dossier.id, version: dossier.version },
      number: dossier.number,
      back: 'dossier',
    },
    hours * 60,
  );
}

/**
 * The table for which a link was made, whatever table is asked about since; or another of the same case that was held.
 *
 * @param other the table that somebody went to from there
 * @param locked so that nobody closes the case or writes at the same moment
 */
export async function minutesBehind(
  tx: Tx,
  deps: Deps,
  link: Link,
  other: ActietafelId | null = null,
  locked: 'look' | 'locked' = 'look',
): Promise<MinutesBehind | null> {
  if (link.purpose !== 'minutes_page' || !link.concernId || !link.actietafelId) return null;
  const holder = await holderOf(tx, deps, link);
  const found = await tx.dossiers.byConcern(link.concernId as ConcernId);
  const dossier = locked === 'locked' && found ? await tx.dossiers.forChange(found.id) : found;
  if (!holder || !dossier || dossier.state === 'closed' || !carries(holder, dossier, link.schoolId))
    return null;
  const table = await tx.tables.byId(other ?? (link.actietafelId as ActietafelId));
  const begun = table?.dossierId === dossier.id ? asBegun(deps, table) : null;
  if (!begun) return null;
  const school = await tx.schools.here();
  const person = await tx.people.byId(holder.personId);
  return { dossier, school, ...begun, by: holder.personId, language: person?.language ?? school.language };
}

/** The newest table of a case whose moment has come or that was held, also when another is asked about by now. */
export async function begunTable(
  tx: Tx,
  deps: Deps,
  { id }: Pick<Dossier, 'id'>,
): Promise<Pick<MinutesBehind, 'table' | 'tableOn'> | null> {
  const latest = await latestTable(tx, id);
  const begun = latest && asBegun(deps, latest);
  if (begun) return begun;
  const last = (await tx.minutes.tablesHeld(id)).at(-1);
  const held = last && (await tx.tables.byId(last.tableId));
  return held ? asBegun(deps, held) : null;
}

function asBegun(deps: Deps, table: Actietafel): Pick<MinutesBehind, 'table' | 'tableOn'> | null {
  const slot = bookedSlot(table);
  const hasCome = table.state === 'held' || hasBegun(deps.clock.now(), table);
  const on = table.heldOn ?? (slot && dayOf({ deps }, slot));
  return hasCome && on ? { table, tableOn: on } : null;
}
