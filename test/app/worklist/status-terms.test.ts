import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { answerMessage } from '../../../src/app/arriving/answering-message.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { deliverDue, haveChats, openedDossier, viewsTo } from '../../support/triage.ts';

let school: Play;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator, WHO.mentor);
});

afterAll(() => school.close());

describe('status of what runs', () => {
  it('says of each running term by when, and who hears of it next on which day', async () => {
    await openedDossier(school);
    await deliverDue(school);

    const view = await status('26-001');

    if (view?.kind !== 'status') throw new Error('no status was shown');
    expect(view.terms).toContainEqual({
      rule: 'first_table',
      dueOn: '2026-11-30',
      next: { on: '2026-11-27', to: 'responsible' },
    });
    expect(view.terms.map(({ next }) => next?.on)).toEqual(
      [...view.terms.map(({ next }) => next?.on)].sort(),
    );
  });

  it('counts the message of a day in which a term of this case is a line', async () => {
    const { dossier } = await openedDossier(school);
    await sql`delete from notice`.execute(school.engine.db);
    await sql`
      insert into reminder (id, school_id, deadline_id, generation, step, audience, to_kind, to_id, on_date, created_at, acted_at)
      select gen_random_uuid(), school_id, id, 1, 0, 'responsible', 'person', ${WHO.coordinator}::uuid, '2026-11-23', now(), now()
      from deadline where dossier_id = ${dossier.id}::uuid
    `.execute(school.engine.db);
    await sql`
      insert into notice (id, school_id, kind, to_kind, to_id, params, dedupe_key, due_at, state, created_at, settled_at, seen_at)
      values (gen_random_uuid(), ${SCHOOL}::uuid, 'digest', 'person', ${WHO.coordinator}::uuid, '{}',
        'digest:' || ${WHO.coordinator} || ':2026-11-23', now(), 'sent', now(), now(), now())
    `.execute(school.engine.db);
    await sql`
      insert into digest_part (school_id, to_id, on_date, dedupe_key)
      values (${SCHOOL}::uuid, ${WHO.coordinator}::uuid, '2026-11-23', 'digest:' || ${WHO.coordinator} || ':2026-11-23')
    `.execute(school.engine.db);

    const view = await status('26-001');

    expect(view?.kind === 'status' && view.people).toMatchObject([{ sent: 1, seen: 1, acted: 1 }]);
  });
});

async function status(number: string) {
  await answerMessage(await school.turn(WHO.coordinator), { kind: 'status', number });
  return viewsTo(await deliverDue(school), WHO.coordinator, 'status')[0];
}
