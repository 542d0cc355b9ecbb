import { sql } from 'kysely';
import type { Engine } from '../../../src/storage/engine.ts';

/** A part of the function that gives turns, and what stands there instead. */
export type Sabotage = { name: string; was: string; becomes: string };

/** As if each of three processes counted for itself: together they take three times what there is. */
export const EACH_FOR_ITSELF: Sabotage = {
  name: 'each process counts for itself',
  was: "(w ->> 'most')::int",
  becomes: "3 * (w ->> 'most')::int",
};

/** As if no process knew what another has under way. */
export const NOT_ONE_AT_A_TIME: Sabotage = {
  name: 'a conversation is not kept to one call at a time',
  was: 'if exists (select from unnest(conversation.held) as h where h > at) then',
  becomes: 'if false then',
};

/** Runs something while `take_turns` in this database is broken in one way; afterwards it is as before. */
export async function whileBroken<T>(
  engine: Engine,
  { was, becomes }: Sabotage,
  run: () => Promise<T>,
): Promise<T> {
  const { rows } = await sql<{ code: string }>`
    select pg_get_functiondef('take_turns'::regproc) as code`.execute(engine.db);
  const code = rows[0]?.code ?? '';
  if (!code.includes(was)) throw new Error(`There is nothing to break: ${was}`);
  await engine.query(code.replaceAll(was, becomes));
  try {
    return await run();
  } finally {
    await engine.query(code);
  }
}
