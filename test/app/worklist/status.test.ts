import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { answerMessage } from '../../../src/app/arriving/answering-message.ts';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { askForCall } from '../../../src/app/intake/asking-for-call.ts';
import { doubtSafety } from '../../../src/app/intake/doubting-safety.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import { tellCoordinators } from '../../../src/app/worklist/telling-undelivered.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { noticeQueueOn } from '../../../src/storage/notice-queue.ts';
import { failedToParents } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { PUPIL, SCHOOL, WHO } from '../../support/school.ts';
import { deliverDue, haveChats, openedDossier, sentConcern, viewsTo } from '../../support/triage.ts';

let school: Play;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator, WHO.mentor);
});

afterAll(() => school.close());

describe('status', () => {
  it('counts every fate, and names what did not arrive first: whom it was for, since when and what to do, without a name of home', async () => {
    await openedDossier(school);
    await failedToParents(school, 'vote_request', 'no_address');
    await deliverDue(school);

    const view = await status('26-001');

    if (view?.kind !== 'status') throw new Error('no status was shown');
    expect(view.trouble[0]).toMatchObject({
      kind: 'vote_request',
      state: 'failed',
      reason: 'no_address',
      on: '2026-11-23',
      whom: [
        { role: 'ouder', nth: 1, initial: 'P' },
        { role: 'ouder', nth: 2, initial: 'R' },
      ],
      todo: 'phone_answer',
    });
    expect(Object.values(view.counts).reduce((sum, count) => sum + count, 0)).toBe(await allAbout());
    expect(JSON.stringify(view)).not.toMatch(/Sam|Vis|Petra|Anna|019ad/);
  });

  it('names with what did not arrive the posts that were kept back for want of a channel', async () => {
    await openedDossier(school);
    await deliverDue(school);

    const view = await status('26-001');

    if (view?.kind !== 'status') throw new Error('no status was shown');
    expect(view.trouble[0]).toMatchObject({
      kind: 'channel_post',
      state: 'unposted',
      reason: 'no_channel',
      todo: 'choose_channel',
    });
  });

  it('has one line for each person with what was planned, sent, seen, acted on and not delivered', async () => {
    await openedDossier(school);
    await sql`delete from notice where to_id <> ${WHO.leerplicht}::uuid`.execute(school.engine.db);
    await sql`
      insert into notice (id, school_id, kind, to_kind, to_id, dossier_id, params, dedupe_key, due_at, state, reason,
        created_at, settled_at, seen_at, acted_at)
      select gen_random_uuid(), ${SCHOOL}::uuid, 'table_booked', 'person', ${WHO.leerplicht}::uuid, dossier.id, '{}',
        'made ' || n, now(), case when n <= 5 then 'sent' when n <= 7 then 'failed' when n = 8 then 'planned' else 'dropped' end,
        case when n in (6, 7) then 'blocked' end, now(), timestamptz '2026-11-18T09:00:00Z' + n * interval '1 hour',
        case when n <= 3 then now() end, case when n <= 2 then now() end
      from dossier, generate_series(1, 9) as n
    `.execute(school.engine.db);
    await sql`delete from notice where kind <> 'table_booked'`.execute(school.engine.db);

    const view = await status('26-001');

    expect(view).toMatchObject({
      counts: { sent: 5, failed: 2, planned: 1, dropped: 1 },
      people: [
        {
          whom: { kind: 'seat', role: 'leerplicht' },
          planned: 1,
          sent: 5,
          seen: 3,
          acted: 2,
          failed: 2,
          lastOn: '2026-11-18',
        },
      ],
      more: { trouble: 0, terms: 0, people: 0 },
    });
  });

  it('is at most twelve lines on a phone, trouble first, and counts what is left out', async () => {
    await openedDossier(school);
    await sql`
      insert into notice (id, school_id, kind, to_kind, to_id, dossier_id, params, dedupe_key, due_at, state, reason, created_at, settled_at)
      select gen_random_uuid(), ${SCHOOL}::uuid, kind, 'person', ${WHO.jgz}::uuid, dossier.id, '{}', kind || reason, now(),
        'failed', reason, now(), now()
      from dossier, unnest(array['table_booked', 'table_moved', 'table_left']) as kind,
        unnest(array['timeout', 'blocked', 'bounced', 'no_connection']) as reason
    `.execute(school.engine.db);
    await deliverDue(school);

    const view = await status('26-001');

    if (view?.kind !== 'status') throw new Error('no status was shown');
    expect(view.trouble.length).toBe(10);
    expect(view.people).toEqual([]);
    expect(view.more.trouble).toBeGreaterThanOrEqual(2);
    expect(view.more.people).toBeGreaterThanOrEqual(9);
  });

  it('says since when of several the first, and calls a colleague who sits at no table by roepnaam', async () => {
    await sentConcern(school);
    await sql`
      update notice set state = 'failed', reason = 'blocked',
        settled_at = case when to_id = ${WHO.coordinator}::uuid
          then timestamptz '2026-11-21T09:00:00Z' else timestamptz '2026-11-23T09:00:00Z' end
      where kind = 'triage'
    `.execute(school.engine.db);

    const view = await status('26-001');

    expect(view?.kind === 'status' && view.trouble[0]).toMatchObject({
      on: '2026-11-21',
      todo: 'ask_install',
    });
    expect(view?.kind === 'status' && view.trouble[0]?.whom).toContainEqual({
      kind: 'colleague',
      roepnaam: 'Carla',
    });
  });

  it.each([
    ['26-999', 'number_unknown'],
    [null, 'number_missing'],
  ])('of %p says that it needs a number of this school (%s)', async (number, code) => {
    await sentConcern(school);
    await deliverDue(school);

    expect(await status(number)).toEqual({ kind: 'refused', code });
  });

  it('is not for a colleague who neither coordinates nor carries the case', async () => {
    await openedDossier(school);
    await deliverDue(school);

    expect(await status('26-001', WHO.mentor)).toEqual({ kind: 'refused', code: 'not_for_your_role' });
  });

  describe('for a casushouder who does not coordinate', () => {
    beforeEach(async () => {
      await haveChats(school, WHO.otherMentor);
      await openedDossier(school, { holder: WHO.mentor });
      await sentConcern(school, { pupilId: PUPIL.noor });
      await deliverDue(school);
    });

    it('shows that case', async () => {
      const view = await status('26-001', WHO.mentor);

      expect(view).toMatchObject({ kind: 'status', number: '26-001' });
      expect(view?.kind === 'status' && view.people.length).toBeGreaterThan(0);
    });

    it('shows no other, and tells no case that there is from one that there is not', async () => {
      const refusal = { kind: 'refused', code: 'not_for_your_role' };

      expect(await status('26-002', WHO.mentor)).toEqual(refusal);
      expect(await status('26-999', WHO.mentor)).toEqual(refusal);
      expect(await status('26-001', WHO.otherMentor)).toEqual(refusal);
    });

    it('is over once another carries it, or she works there no more', async () => {
      const refusal = { kind: 'refused', code: 'not_for_your_role' };
      await sql`update dossier set casushouder_id = ${WHO.coordinator}`.execute(school.engine.db);
      const handedOn = await status('26-001', WHO.mentor);
      await sql`update dossier set casushouder_id = ${WHO.leerplicht}`.execute(school.engine.db);
      await haveChats(school, WHO.leerplicht);

      expect(handedOn).toEqual(refusal);
      expect(await status('26-001', WHO.leerplicht)).toEqual(refusal);
    });

    it('says nothing of who asked to be called about safety', async () => {
      await doubtSafety(await school.turn(WHO.mentor), await concernRef('26-001'));
      await askForCall(await school.turn(WHO.mentor), await concernRef('26-001'));
      await deliverDue(school);

      const messages = async (person: PersonId) => {
        const view = await status('26-001', person);
        return view?.kind === 'status'
          ? Object.values(view.counts).reduce((sum, count) => sum + count, 0)
          : 0;
      };
      const toOfficer = await sql`select id from notice where kind = 'call_me'`.execute(school.engine.db);

      expect(toOfficer.rows).toHaveLength(1);
      expect(await messages(WHO.mentor)).toBe((await messages(WHO.coordinator)) - 1);
    });

    it('asks for the number when there is none', async () => {
      expect(await status(null, WHO.mentor)).toEqual({ kind: 'refused', code: 'number_missing' });
    });
  });
});

describe('a message that will never arrive', () => {
  it('is told to every coordinator with its number and why, and to nobody whose role has ended', async () => {
    await haveChats(school, WHO.deputyCoordinator);
    const { dossier } = await openedDossier(school);
    await deliverDue(school);
    const [notice] = await claimedAbout(dossier.id);
    await tellCoordinators(school.deps)(notice as never, 'blocked');
    await school.engine.script(`
      update membership set until_on = '2026-11-22' where person_id = '${WHO.deputyCoordinator}'
    `);

    const sent = await deliverDue(school);

    expect(viewsTo(sent, WHO.coordinator, 'not_delivered')).toEqual([
      {
        kind: 'not_delivered',
        number: '26-001',
        what: 'vote_reminder',
        why: 'blocked',
        whom: expect.objectContaining({ kind: 'seat' }),
        on: '2026-11-24',
        todo: 'phone_answer',
      },
    ]);
    expect(viewsTo(sent, WHO.deputyCoordinator, 'not_delivered')).toEqual([]);
  });
});

async function status(
  number: string | null,
  person: PersonId = WHO.coordinator,
): Promise<PersonalView | undefined> {
  await answerMessage(await school.turn(person), { kind: 'status', number });
  return viewsTo(await deliverDue(school), person, 'status')[0];
}

async function concernRef(number: string): Promise<CardRef> {
  const concern = await school.deps.store.transact(SCHOOL, (tx) => tx.concerns.byNumber(number));
  return { schoolId: SCHOOL, id: concern?.id ?? '', version: concern?.version ?? 0 };
}

async function allAbout(): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from notice where kind not in ('card_edit', 'channel_card', 'status')
  `.execute(school.engine.db);
  return found.rows[0]?.n ?? 0;
}

async function claimedAbout(dossierId: string) {
  school.clock.set('2026-11-24T07:31:00Z');
  const claimed = await noticeQueueOn(school.engine.db).claim(school.clock.now(), 200, 60);
  return claimed.filter(({ kind, about }) => kind === 'vote_reminder' && about.dossierId === dossierId);
}
