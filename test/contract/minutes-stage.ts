import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../src/app/arriving/views.ts';
import type { Link } from '../../src/app/ports/links.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { begunTable, minutesLink } from '../support/minutes.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL } from '../support/school.ts';
import type { Asked } from '../support/tables.ts';

/** Sam's case with a table that has begun, and the link of its coordinator to the minutes; nothing is written yet. */
export function minutesStage(open: () => Promise<Engine>) {
  let school: Play;
  let asked: Asked;
  let link: Link;

  beforeAll(async () => {
    school = await play('2026-11-23T09:00:00Z', open);
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    asked = await begunTable(school);
    link = await minutesLink(school, asked);
  });

  afterAll(() => school.close());

  return {
    school: () => school,
    asked: () => asked,
    link: () => link,
    dossierRef,
    running,
    recorded,
    count,
  };

  async function dossierRef(): Promise<CardRef> {
    const dossier = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(asked.dossier.id));
    return { schoolId: SCHOOL, id: asked.dossier.id, version: dossier?.version ?? 0 };
  }

  async function running(): Promise<string[]> {
    const terms = await school.deps.store.transact(SCHOOL, (tx) =>
      tx.deadlines.of({ dossierId: asked.dossier.id }),
    );
    return terms.filter(({ state }) => state === 'running').map(({ rule }) => rule);
  }

  async function recorded(): Promise<[string, PersonId][]> {
    const { rows } = await sql<{ action: string; actor_id: PersonId }>`
      select action, actor_id from audit where action like 'dossier.%' order by seq
    `.execute(school.engine.db);
    return rows.map(({ action, actor_id }) => [action, actor_id]);
  }

  async function count(action: string): Promise<number> {
    return (await recorded()).filter(([each]) => each === action).length;
  }
}
