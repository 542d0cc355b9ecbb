import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { answerMessage } from '../../../src/app/arriving/answering-message.ts';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { bindChannel } from '../../../src/app/channel/binding-channel.ts';
import { makeAgreement } from '../../../src/app/dossier/carrying-dossier.ts';
import { askForCall } from '../../../src/app/intake/asking-for-call.ts';
import { doubtSafety } from '../../../src/app/intake/doubting-safety.ts';
import { takeRoute } from '../../../src/app/triage/deciding.ts';
import { tellInformed } from '../../../src/app/triage/informing.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import { openItem, showWorklist } from '../../../src/app/worklist/opening.ts';
import { tellCoordinators } from '../../../src/app/worklist/telling-undelivered.ts';
import type { WaitingItem } from '../../../src/app/worklist/views.ts';
import type { DossierId, PersonId, SchoolDate } from '../../../src/domain/ids.ts';
import { noticeQueueOn } from '../../../src/storage/notice-queue.ts';
import { statementCount } from '../../support/counting.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, TENANT, WHO } from '../../support/school.ts';
import { agreed, refOf } from '../../support/tables.ts';
import {
  accept,
  BOTH_TOLD,
  deliverDue,
  dossierOf,
  haveChats,
  morePupil,
  openedDossier,
  refNow,
  sentConcern,
  viewsTo,
} from '../../support/triage.ts';

const TODAY = '2026-11-23' as SchoolDate;

let school: Play;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator, WHO.mentor);
});

afterAll(() => school.close());

describe('mijn lijst', () => {
  it('is empty and kind when nothing waits', async () => {
    expect(await showWorklist(await school.turn(WHO.coordinator))).toEqual({
      kind: 'worklist',
      items: [],
      more: 0,
      hasPage: true,
      noChannel: { unposted: 0 },
    });
  });

  it('names first what is to be judged, longest first, and then the parents who do not know yet', async () => {
    await sentConcern(school);
    school.clock.set('2026-11-24T09:00:00Z');
    await sentConcern(school, { pupilId: PUPIL.noor });

    expect(shortly(await items())).toEqual([
      'judge 26-001 Sam 2026-11-23',
      'judge 26-002 Noor 2026-11-24',
      'inform 26-001 Sam 2026-11-24',
      'inform 26-002 Noor 2026-11-25',
    ]);
  });

  it('still asks for the parents after a route that opens no dossier, until they know', async () => {
    const ref = await sentConcern(school);
    await takeRoute(await school.turn(WHO.coordinator), ref, { route: 'advice', reason: 'school_can_do_it' });
    const before = await items();
    await tellInformed(await school.turn(WHO.coordinator), await refNow(school, ref), {
      parents: BOTH_TOLD,
      secondPerson: null,
      ageBand: null,
    });

    expect(shortly(before)).toEqual(['inform 26-001 Sam 2026-11-24']);
    expect(await items()).toEqual([]);
  });

  it('does not ask for the parents of a pupil of 18', async () => {
    await sentConcern(school, { pupilId: await morePupil(school, '2008-11-23') });

    expect((await items()).map(({ what }) => what)).toEqual(['judge']);
  });

  it('follows a dossier: book, the table to come, was it held, the agreement, and then nothing', async () => {
    const { dossier, ref } = await openedDossier(school);
    const asked = await items();
    const table = await school.deps.store.transact(ref.schoolId as never, (tx) =>
      tx.tables.current(dossier.id),
    );
    await agreed(school, { dossier, ref: refOf(table as never) }, 'yes');
    const booked = await items();
    const begins = await beginningOf(dossier.id);
    school.clock.set((begins - 1) as never);
    const about = await items();
    school.clock.set(begins as never);
    const past = await items();
    await sql`update actietafel set state = 'held'`.execute(school.engine.db);
    const held = await items();
    await makeAgreement(await school.turn(WHO.coordinator), ref, ['work'], TODAY);

    expect([asked, booked, about, past, held].map(shortly)).toEqual([
      ['book 26-001 Sam 2027-02-23'],
      ['table 26-001 Sam 2026-11-25'],
      ['table 26-001 Sam 2026-11-25'],
      ['held 26-001 Sam 2026-11-25'],
      ['agreement 26-001 Sam 2027-02-23'],
    ]);
    expect(await items()).toEqual([]);
  });

  it('shows once per number what did not arrive, and why, for two weeks', async () => {
    await openedDossier(school);
    await failed('vote_request', 'no_address');

    const shown = (await items()).filter(({ what }) => what === 'not_delivered');
    school.clock.set('2026-12-07T09:00:01Z');
    const later = (await items()).filter(({ what }) => what === 'not_delivered');

    expect(shown).toEqual([
      expect.objectContaining({
        number: '26-001',
        roepnaam: null,
        on: '2026-11-23',
        undelivered: {
          kind: 'vote_request',
          state: 'failed',
          reason: 'no_address',
          whom: [
            { kind: 'seat', role: 'ouder', nth: 1, initial: 'P' },
            { kind: 'seat', role: 'ouder', nth: 2, initial: 'R' },
          ],
          todo: 'phone_answer',
        },
      }),
    ]);
    expect(later).toEqual([]);
  });

  it('says to coordinators that no channel has been chosen, and how many posts were kept back for it', async () => {
    await openedDossier(school);
    const before = await showWorklist(await school.turn(WHO.coordinator));
    await deliverDue(school);
    const after = await showWorklist(await school.turn(WHO.coordinator));
    school.clock.set('2026-12-07T09:00:01Z');
    const later = await showWorklist(await school.turn(WHO.coordinator));

    expect([before, after, later]).toMatchObject([
      { noChannel: { unposted: 0 } },
      { noChannel: { unposted: 1 } },
      { noChannel: { unposted: 0 } },
    ]);
    expect(await showWorklist(await school.turn(WHO.mentor))).toMatchObject({ noChannel: null });
  });

  it('says nothing of a channel once one has been chosen', async () => {
    await openedDossier(school);
    await deliverDue(school);
    await bindChannel(await school.turn(WHO.coordinator), {
      tenantId: TENANT,
      serviceUrl: 'http://localhost/',
      teamsId: 'general',
      botId: 'bot',
    });

    expect(await showWorklist(await school.turn(WHO.coordinator))).toMatchObject({ noChannel: null });
  });

  it('shows five rows on a card and counts the others', async () => {
    for (let count = 0; count < 3; count++) await sentConcern(school);

    expect(await showWorklist(await school.turn(WHO.coordinator))).toMatchObject({ more: 1 });
    expect(await items()).toHaveLength(5);
  });

  it('asks the store equally often for one concern and for six', async () => {
    await sentConcern(school);
    const one = await statementsOfList();
    for (let count = 0; count < 5; count++) await sentConcern(school);

    expect(await statementsOfList()).toBe(one);
    expect(one).toBeGreaterThan(5);
  });

  it('shows a mentor who carries a dossier that one, and nothing else', async () => {
    const concern = await sentConcern(school);
    await accept(school, concern, { holder: WHO.mentor });
    await sentConcern(school, { pupilId: PUPIL.noor });

    const own = await showWorklist(await school.turn(WHO.mentor));
    const other = await showWorklist(await school.turn(WHO.otherMentor));

    expect(shortly(itemsIn(own))).toEqual(['book 26-001 Sam 2027-02-23']);
    expect(other).toEqual({ kind: 'worklist', items: [], more: 0, hasPage: false, noChannel: null });
  });

  it('is not for a kernpartner', async () => {
    expect(await showWorklist(await school.turn(WHO.leerplicht))).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
  });

  it('opens a concern or a dossier, for who may see it', async () => {
    const concern = await sentConcern(school);
    const toJudge = await openItem(await school.turn(WHO.coordinator), concern);
    await accept(school, concern);
    const { ref } = await dossierOf(school, concern);

    expect(toJudge).toMatchObject({ kind: 'triage_new' });
    expect(await openItem(await school.turn(WHO.coordinator), ref)).toMatchObject({ kind: 'dossier' });
    expect(await openItem(await school.turn(WHO.coordinator), concern)).toMatchObject({ kind: 'dossier' });
    expect(await openItem(await school.turn(WHO.mentor), ref)).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
  });

  it('comes as an answer to the typed words too', async () => {
    await sentConcern(school);
    await deliverDue(school);
    await answerMessage(await school.turn(WHO.coordinator), { kind: 'worklist' });

    const [list] = viewsTo(await deliverDue(school), WHO.coordinator, 'worklist');

    expect(shortly(itemsIn(list))).toEqual(['judge 26-001 Sam 2026-11-23', 'inform 26-001 Sam 2026-11-24']);
  });
});

describe('status', () => {
  it('counts every fate, and names what did not arrive first: whom it was for, since when and what to do, without a name of home', async () => {
    await openedDossier(school);
    await failed('vote_request', 'no_address');
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

  it('gathers equal lines into one with a count', async () => {
    await openedDossier(school);
    await school.engine.script(`delete from notice where kind <> 'vote_request'`);
    await deliverDue(school);

    const view = await status('26-001');

    expect(view).toMatchObject({
      lines: expect.arrayContaining([expect.objectContaining({ to: 'guardian', state: 'sent', count: 2 })]),
    });
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
      expect(view?.kind === 'status' && view.lines.length).toBeGreaterThan(0);
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

async function items(): Promise<readonly WaitingItem[]> {
  return itemsIn(await showWorklist(await school.turn(WHO.coordinator)));
}

function itemsIn(view: PersonalView | undefined): readonly WaitingItem[] {
  if (view?.kind !== 'worklist') throw new Error(`A ${view?.kind} is no list.`);
  return view.items;
}

function shortly(list: readonly WaitingItem[]): string[] {
  return list.map(({ what, number, roepnaam, on }) => [what, number, roepnaam, on].join(' '));
}

async function status(
  number: string | null,
  person: PersonId = WHO.coordinator,
): Promise<PersonalView | undefined> {
  await answerMessage(await school.turn(person), { kind: 'status', number });
  return viewsTo(await deliverDue(school), person, 'status')[0];
}

/** The waiting messages of this kind to parents failed. */
async function failed(kind: string, reason: string): Promise<void> {
  await sql`
    update notice set state = 'failed', reason = ${reason}, settled_at = ${new Date(school.clock.now())}
    where kind = ${kind} and to_id in (${GUARDIAN.ofSam}::uuid, ${GUARDIAN.alsoOfSam}::uuid)
  `.execute(school.engine.db);
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

/** How many statements the list of the coordinator takes. */
async function statementsOfList(): Promise<number> {
  const turn = await school.turn(WHO.coordinator);
  const before = statementCount();
  await showWorklist(turn);
  return statementCount() - before;
}

async function beginningOf(id: DossierId): Promise<number> {
  const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(id));
  return table?.slots.find((slot) => slot.id === table.bookedSlotId)?.startsAt ?? 0;
}
