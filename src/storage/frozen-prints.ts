import { sql } from 'kysely';
import type { DeadlineId } from '../domain/ids.ts';
import type { Frozen } from '../domain/terms/term.ts';
import type { Handle } from './handle.ts';

/** Made without writing it out: that would be half of what reading a term costs. */
export const printOfFrozen = sql<string | null>`jsonb_hash_extended(deadline.frozen, 0)::text`;

/** What terms were frozen with, by a print of it: nearly all are frozen alike, so it is read once and not with each. */
export async function learnFrozen(
  { db }: Pick<Handle, 'db'>,
  page: readonly { id: DeadlineId; print: string | null }[],
  known: Map<string, Frozen>,
): Promise<void> {
  const prints = [
    ...new Set(page.flatMap(({ print }) => (print !== null && !known.has(print) ? [print] : []))),
  ];
  if (prints.length === 0) return;
  const { rows } = await sql<{ print: string; frozen: Frozen }>`
    select distinct on (print) print, frozen
    from (
      select ${printOfFrozen} as print, frozen from deadline where id = any(${page.map(({ id }) => id)}::uuid[])
    ) as page
    where print = any(${prints}::text[])
  `.execute(db);
  for (const { print, frozen } of rows) known.set(print, frozen);
}
