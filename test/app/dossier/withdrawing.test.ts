import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { askMore } from '../../../src/app/dossier/asking.ts';
import { recordGround } from '../../../src/app/dossier/carrying-dossier.ts';
import { openDossier } from '../../../src/app/dossier/showing-dossier.ts';
import { askWithdraw, withdrawGround } from '../../../src/app/dossier/withdrawing-ground.ts';
import type { Dossier, Participant } from '../../../src/app/ports/dossiers.ts';
import type { ClaimedNotice } from '../../../src/app/ports/notices.ts';
import { preparingOf } from '../../../src/app/preparing-notices.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { handOver } from '../../../src/app/table/handing-over.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import type { Instant, PersonId } from '../../../src/domain/ids.ts';
import type { SeatKind } from '../../../src/domain/roles.ts';
import { putBack } from '../../../src/jobs/fates.ts';
import { noticeQueueOn } from '../../../src/storage/notice-queue.ts';
import { detailsAudited } from '../../support/opening.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { refOf } from '../../support/tables.ts';
import { deliverDue, haveChats, openedDossier, viewsTo } from '../../support/triage.ts';

describe('a ground that is taken back', () => {
  let school: Play;
  let dossier: Dossier;
  let ref: CardRef;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.coordinator, WHO.leerplicht, WHO.leerplichtDeputy, WHO.swv);
    ({ dossier, ref } = await openedDossier(school));
    await deliverDue(school);
  });

  afterAll(() => school.close());

  it('names the pupil on the card of the partner while it holds, and not any more after it', async () => {
    await record('leerplicht');
    const [named] = roepnamen(viewsTo(await deliverDue(school), WHO.leerplicht));

    await withdraw('leerplicht');
    const cards = viewsTo(await deliverDue(school), WHO.leerplicht);

    expect(named).toBe('Sam');
    expect(roepnamen(cards)).toEqual([null]);
    expect(JSON.stringify(cards)).not.toContain('Sam');
    expect(await seenBy(WHO.leerplicht)).toMatchObject({ kind: 'table_vote', roepnaam: null });
  });

  it('takes the name from older cards as well: every message in the chat is drawn again', async () => {
    await record('leerplicht');
    const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
    school.clock.forward(60_000);
    await moveTable(await school.turn(WHO.coordinator), refOf(table as never));
    await deliverDue(school);
    school.clock.forward(60_000);
    await deliverDue(school);
    const messages = await messagesOf(WHO.leerplicht);

    await withdraw('leerplicht');
    const sent = await editsTo(WHO.leerplicht);

    expect(messages.length).toBeGreaterThan(1);
    expect(sent.map(({ edits }) => edits).sort()).toEqual(messages);
    expect(JSON.stringify(sent)).not.toContain('Sam');
  });

  it('draws a card again after it arrived that was under way with the name', async () => {
    await record('leerplicht');
    const underWay = await claimed(WHO.leerplicht);
    expect(JSON.stringify(await prepared(underWay))).toContain('Sam');

    await withdraw('leerplicht');
    const before = await editsTo(WHO.leerplicht);
    await settled(underWay, 'late-card');
    school.clock.forward(60_000);
    const after = await editsTo(WHO.leerplicht);

    expect(before.map(({ edits }) => edits)).not.toContain('late-card');
    expect(after.map(({ edits }) => edits)).toEqual(['late-card']);
    expect(JSON.stringify(after)).not.toContain('Sam');
  });

  it('draws the repeat of a card whose fate was lost, and no more once nobody will tell of it', async () => {
    await record('leerplicht');
    const underWay = await claimed(WHO.leerplicht);
    await settled(underWay, null);

    await withdraw('leerplicht');
    await deliverDue(school);
    school.clock.forward(5 * 60_000);
    await noticeQueueOn(school.engine.db).repeatUnknown(school.clock.now(), 5 * 60_000);
    const again = await claimed(WHO.leerplicht);
    expect(JSON.stringify(await prepared(again))).not.toContain('Sam');
    await settled(again, null);
    school.clock.forward(59 * 60_000);
    const waiting = await undrawn();
    await editsTo(WHO.leerplicht);
    school.clock.forward(60_000);
    const last = await editsTo(WHO.leerplicht);

    expect(waiting).toEqual({ planned: 1 });
    expect(last).toEqual([]);
    expect(await undrawn()).toEqual({ dropped: 1 });
  });

  it('draws nothing again that came back to be made ready anew: it is made without the name', async () => {
    await record('leerplicht');
    const [underWay] = await claimed(WHO.leerplicht);
    if (!underWay) throw new Error('nothing is under way');
    const later = (school.clock.now() + 60_000) as Instant;

    await withdraw('leerplicht');
    await noticeQueueOn(school.engine.db).settle(underWay.id, underWay.fence, putBack(later, 'paced'));
    await deliverDue(school);
    school.clock.forward(60_000);
    const after = await editsTo(WHO.leerplicht);

    expect(await undrawn()).toEqual({ dropped: 1 });
    expect(after).toHaveLength(1);
    expect(JSON.stringify(after)).not.toContain('Sam');
  });

  it('takes the name from the chat of whoever had the seat before, too', async () => {
    await record('leerplicht');
    const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
    school.clock.forward(60_000);
    await moveTable(await school.turn(WHO.coordinator), refOf(table as never));
    await deliverDue(school);
    const messages = await messagesOf(WHO.leerplicht);
    const moved = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
    await handOver(await school.turn(WHO.leerplicht), refOf(moved as never));
    school.clock.forward(60_000);
    await deliverDue(school);

    await withdraw('leerplicht');
    const sent = await editsTo(WHO.leerplicht);

    expect(messages.length).toBeGreaterThan(1);
    expect(sent.map(({ edits }) => edits)).toEqual(expect.arrayContaining(messages));
    expect(JSON.stringify(sent)).not.toContain('Sam');
  });

  it('touches no other partner', async () => {
    await record('leerplicht');
    await record('swv');
    await deliverDue(school);

    await withdraw('leerplicht');
    const sent = await deliverDue(school);

    expect(viewsTo(sent, WHO.swv)).toEqual([]);
    expect(await grounds()).toMatchObject({
      leerplicht: [null, '2026-11-23'],
      swv: ['statutory_task', null],
    });
  });

  it('stays on record until a ground is put down anew: when it was put down, when it ended, and who ended it', async () => {
    await record('swv');
    school.clock.set('2026-11-25T10:00:00Z');

    await withdraw('swv');

    const row = await partner('swv');
    expect(row).toMatchObject({ ground: null, groundOn: '2026-11-23', groundEndedOn: '2026-11-25' });
    expect(await detailsAudited(school.engine)).toMatchObject([
      { detail: 'ground_recorded' },
      { detail: 'ground_withdrawn', action: 'dossier.changed', by: WHO.coordinator },
    ]);
  });

  it('can be recorded anew', async () => {
    await record('swv');
    await withdraw('swv');
    school.clock.set('2026-11-25T10:00:00Z');

    await record('swv', 'consent');

    expect(await partner('swv')).toMatchObject({
      ground: 'consent',
      groundOn: '2026-11-25',
      groundEndedOn: null,
    });
    expect((await detailsAudited(school.engine)).map(({ detail }) => detail)).toEqual([
      'ground_recorded',
      'ground_withdrawn',
      'ground_recorded',
    ]);
  });

  it('holds for the deputy who has the seat by then', async () => {
    await record('leerplicht');
    const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
    await handOver(await school.turn(WHO.leerplicht), refOf(table as never));
    const [asked] = roepnamen(viewsTo(await deliverDue(school), WHO.leerplichtDeputy));

    await withdraw('leerplicht');

    expect(asked).toBe('Sam');
    expect(roepnamen(viewsTo(await deliverDue(school), WHO.leerplichtDeputy))).toEqual([null]);
  });

  it('is offered once there is one, with the partners who have one', async () => {
    const before = await askMore(await school.turn(WHO.coordinator), ref);
    await record('leerplicht');
    const now = await refNow();
    const card = await openDossier(await school.turn(WHO.coordinator), now);

    expect(before).toMatchObject({ kind: 'dossier_more', canWithdraw: false });
    expect(card).toMatchObject({ withGround: ['leerplicht'], withoutGround: ['jgz', 'swv', 'buurtteam'] });
    expect(await askMore(await school.turn(WHO.coordinator), now)).toMatchObject({ canWithdraw: true });
    expect(await askWithdraw(await school.turn(WHO.coordinator), now)).toMatchObject({
      kind: 'dossier_withdraw',
      seats: ['leerplicht'],
    });
  });

  it.each(['jgz', null] as const)('of a partner who has none is refused (%s)', async (seat) => {
    await record('leerplicht');

    expect(await withdraw(seat)).toMatchObject({ kind: 'dossier_withdraw', fault: 'no_ground' });
    expect((await partner('leerplicht'))?.ground).toBe('statutory_task');
  });

  it('is for who carries the dossier', async () => {
    await record('leerplicht');

    const view = await withdrawGround(await school.turn(WHO.leerplicht), await refNow(), 'leerplicht');

    expect(view).toEqual({ kind: 'refused', code: 'not_for_your_role' });
    expect((await partner('leerplicht'))?.ground).toBe('statutory_task');
  });

  async function record(seat: SeatKind, ground: 'statutory_task' | 'consent' = 'statutory_task') {
    return recordGround(await school.turn(WHO.coordinator), await refNow(), seat, ground);
  }

  async function withdraw(seat: SeatKind | null) {
    return withdrawGround(await school.turn(WHO.coordinator), await refNow(), seat);
  }

  async function refNow(): Promise<CardRef> {
    const found = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(dossier.id));
    return { ...ref, version: found?.version ?? 0 };
  }

  async function seenBy(person: PersonId): Promise<PersonalView> {
    const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
    return showTable(await school.turn(person), refOf(table as never));
  }

  async function partners(): Promise<Participant[]> {
    const all = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.participants(dossier.id));
    return all.filter(({ untilOn }) => untilOn === null);
  }

  async function partner(role: SeatKind): Promise<Participant | undefined> {
    return (await partners()).find((each) => each.role === role);
  }

  async function grounds() {
    return Object.fromEntries(
      (await partners()).map(({ role, ground, groundEndedOn }) => [role, [ground, groundEndedOn]]),
    );
  }

  /** What a sender has in its hands for this person, made ready before anybody changed anything. */
  async function claimed(person: PersonId): Promise<ClaimedNotice[]> {
    const queue = noticeQueueOn(school.engine.db);
    const all = await queue.claim(school.clock.now(), 200, 60);
    const theirs = all.filter(({ to, params }) => to.id === person && params.of === undefined);
    for (const { id, fence, dueAt } of all.filter((each) => !theirs.includes(each)))
      await queue.settle(id, fence, putBack(dueAt, 'crowded'));
    return theirs;
  }

  function prepared(notices: readonly ClaimedNotice[]) {
    return Promise.all(notices.map(preparingOf(school.deps)));
  }

  /** Its one message arrived under this id; null = nobody knows whether it did. */
  async function settled(notices: readonly ClaimedNotice[], activityId: string | null): Promise<void> {
    const at = school.clock.now();
    const [notice, ...more] = notices;
    if (!notice || more.length > 0) throw new Error(`${notices.length} messages are under way`);
    const where = { road: 'personal', conversationId: null, at } as const;
    await noticeQueueOn(school.engine.db).settle(
      notice.id,
      notice.fence,
      activityId === null
        ? { ...where, state: 'unknown', reason: 'timeout' }
        : { ...where, state: 'sent', activityId },
    );
  }

  async function editsTo(person: PersonId) {
    return (await deliverDue(school)).filter(({ to, edits }) => to === person && edits !== null);
  }

  /** How it stands with the cards that were under way at the withdrawal. */
  async function undrawn(): Promise<Record<string, number>> {
    const found = await sql<{ state: string; n: number }>`
      select state, count(*)::int as n from notice where params->>'of' is not null group by state
    `.execute(school.engine.db);
    return Object.fromEntries(found.rows.map(({ state, n }) => [state, n]));
  }

  async function messagesOf(person: PersonId): Promise<string[]> {
    const found = await sql<{ activity_id: string }>`
      select activity_id from notice
      where to_id = ${person}::uuid and state = 'sent' and kind <> 'card_edit' order by activity_id
    `.execute(school.engine.db);
    return found.rows.map(({ activity_id }) => activity_id);
  }
});

function roepnamen(views: readonly PersonalView[]): (string | null)[] {
  return views.flatMap((view) => ('roepnaam' in view ? [view.roepnaam] : []));
}
