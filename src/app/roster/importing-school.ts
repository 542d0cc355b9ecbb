import type { SchoolDate } from '../../domain/ids.ts';
import type { AuditEntry } from '../ports/audit.ts';
import type { Roster, Rosters, Taken, Updated, UpdateHow } from '../ports/roster.ts';
import type { Clock } from '../ports.ts';

export type Importing = UpdateHow & {
  rosters: Rosters;
  clock: Clock;
  /** The tenants that the gate lets in; null when this machine does not know them. */
  allowedTenants: readonly string[] | null;
  /** The day from which an update holds, on the school's calendar. */
  today: SchoolDate;
};

/** What became of it. Nothing has changed unless it is `imported`, or `compared` and done. */
export type Imported =
  | { kind: 'imported'; peopleKnown: number }
  | Extract<Updated, { kind: 'compared' | 'many_gone' | 'tenant_changed' }>
  | { kind: 'tenant_not_allowed' }
  | { kind: 'taken'; taken: readonly Taken[] };

/**
 * An administrator brings a school in, or brings one up to date: whole or not at all. One whose people the gate would
 * refuse is left alone.
 */
export async function importSchool(importing: Importing, roster: Roster): Promise<Imported> {
  const { rosters, allowedTenants, isDryRun } = importing;
  const { id, tenantId } = roster.school;
  if (allowedTenants && !allowedTenants.includes(tenantId)) return { kind: 'tenant_not_allowed' };
  if (isDryRun || (await rosters.isKnown(id))) return bringUpToDate(importing, roster);

  const added = await rosters.add(roster, entryOf(importing, roster, 'school.imported'));

  if (added.kind === 'known') return bringUpToDate(importing, roster);
  return added.kind === 'added' ? { kind: 'imported', peopleKnown: added.peopleKnown } : added;
}

async function bringUpToDate(importing: Importing, roster: Roster): Promise<Imported> {
  const { rosters, today } = importing;
  const entry = entryOf(importing, roster, 'school.updated');
  const updated = await rosters.update(roster, today, importing, entry);
  if (updated.kind === 'unknown') throw new Error('A school that was there is gone.');
  return updated;
}

function entryOf({ clock }: Importing, { school }: Roster, action: string): AuditEntry {
  return {
    at: clock.now(),
    actor: { kind: 'system', id: null },
    action,
    subject: { kind: 'school', id: school.id },
    ground: 'system',
  };
}
