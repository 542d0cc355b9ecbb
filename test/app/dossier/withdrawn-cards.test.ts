import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import type { Dossier } from '../../../src/app/ports/dossiers.ts';
import type { ClaimedNotice } from '../../../src/app/ports/notices.ts';
import { preparingOf } from '../../../src/app/preparing-notices.ts';
import { handOver } from '../../../src/app/table/handing-over.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import type { Instant, PersonId } from '../../../src/domain/ids.ts';
import { putBack } from '../../../src/jobs/fates.ts';
import { noticeQueueOn } from '../../../src/storage/notice-queue.ts';
import { groundFor, withdrawn } from '../../support/grounds.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { refOf } from '../../support/tables.ts';
import { deliverDue, haveChats, openedDossier } from '../../support/triage.ts';

describe('a ground that is taken back, on the cards that named the pupil', () => {
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

  it('takes the name from older cards as well: every message in the chat is drawn again', async () => {
    await groundFor(school, ref, 'leerplicht');
    const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
    school.clock.forward(60_000);
    await moveTable(await school.turn(WHO.coordinator), refOf(table as never));
    await deliverDue(school);
    school.clock.forward(60_000);
    await deliverDue(school);
    const messages = await messagesOf(WHO.leerplicht);

    await withdrawn(school, ref, 'leerplicht');
    const sent = await editsTo(WHO.leerplicht);

    expect(messages.length).toBeGreaterThan(1);
    expect(sent.map(({ edits }) => edits).sort()).toEqual(messages);
    expect(JSON.stringify(sent)).not.toContain('Sam');
  });

  it('draws a card again after it arrived that was under way with the name', async () => {
    await groundFor(school, ref, 'leerplicht');
    const underWay = await claimed(WHO.leerplicht);
    expect(JSON.stringify(await prepared(underWay))).toContain('Sam');

    await withdrawn(school, ref, 'leerplicht');
    const before = await editsTo(WHO.leerplicht);
    await settled(underWay, 'late-card');
    school.clock.forward(60_000);
    const after = await editsTo(WHO.leerplicht);

    expect(before.map(({ edits }) => edits)).not.toContain('late-card');
    expect(after.map(({ edits }) => edits)).toEqual(['late-card']);
    expect(JSON.stringify(after)).not.toContain('Sam');
  });

  it('draws the repeat of a card whose fate was lost, and no more once nobody will tell of it', async () => {
    await groundFor(school, ref, 'leerplicht');
    const underWay = await claimed(WHO.leerplicht);
    await settled(underWay, null);

    await withdrawn(school, ref, 'leerplicht');
    await deliverDue(school);
    school.clock.forward(5 * 60_000);
    await noticeQueueOn(school.engine.db).repeatUnknown(school.clock.now(), 0);
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
    await groundFor(school, ref, 'leerplicht');
    const [underWay] = await claimed(WHO.leerplicht);
    if (!underWay) throw new Error('nothing is under way');
    const later = (school.clock.now() + 60_000) as Instant;

    await withdrawn(school, ref, 'leerplicht');
    await noticeQueueOn(school.engine.db).settle(underWay.id, underWay.fence, putBack(later, 'paced'));
    await deliverDue(school);
    school.clock.forward(60_000);
    const after = await editsTo(WHO.leerplicht);

    expect(await undrawn()).toEqual({ dropped: 1 });
    expect(after).toHaveLength(1);
    expect(JSON.stringify(after)).not.toContain('Sam');
  });

  it('takes the name from the chat of whoever had the seat before, too', async () => {
    await groundFor(school, ref, 'leerplicht');
    const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
    school.clock.forward(60_000);
    await moveTable(await school.turn(WHO.coordinator), refOf(table as never));
    await deliverDue(school);
    const messages = await messagesOf(WHO.leerplicht);
    const moved = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
    await handOver(await school.turn(WHO.leerplicht), refOf(moved as never));
    school.clock.forward(60_000);
    await deliverDue(school);

    await withdrawn(school, ref, 'leerplicht');
    const sent = await editsTo(WHO.leerplicht);

    expect(messages.length).toBeGreaterThan(1);
    expect(sent.map(({ edits }) => edits)).toEqual(expect.arrayContaining(messages));
    expect(JSON.stringify(sent)).not.toContain('Sam');
  });

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
