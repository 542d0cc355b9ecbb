import { sql } from 'kysely';
import type { Play } from './playing.ts';
import { GUARDIAN } from './school.ts';

export type Planned = {
  kind: string;
  to: { kind: string; id: string };
  params: Record<string, unknown>;
  dueAt: string;
  expiresAt: string | null;
  edits: string | null;
};

/** What is waiting to be sent, in order of time. */
export async function plannedNotices({ engine }: Pick<Play, 'engine'>): Promise<Planned[]> {
  const found = await sql<{
    kind: string;
    to_kind: string;
    to_id: string;
    params: Record<string, unknown>;
    due_at: Date;
    expires_at: Date | null;
    edits_activity: string | null;
  }>`
    select kind, to_kind, to_id, params, due_at, expires_at, edits_activity
    from notice where state = 'planned' order by due_at, id
  `.execute(engine.db);
  return found.rows.map((row) => ({
    kind: row.kind,
    to: { kind: row.to_kind, id: row.to_id },
    params: row.params,
    dueAt: row.due_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    edits: row.edits_activity,
  }));
}

/** The waiting messages of this kind to the parents of Sam failed. */
export async function failedToParents({ engine, clock }: Play, kind: string, reason: string): Promise<void> {
  await sql`
    update notice set state = 'failed', reason = ${reason}, settled_at = ${new Date(clock.now())}
    where kind = ${kind} and to_id in (${GUARDIAN.ofSam}::uuid, ${GUARDIAN.alsoOfSam}::uuid)
  `.execute(engine.db);
}
