import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../src/app/ports/delivery.ts';
import type { Guardian } from '../../../src/app/ports/pupils.ts';
import { preparingOf } from '../../../src/app/preparing-notices.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { handOver } from '../../../src/app/table/handing-over.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import type { GuardianId } from '../../../src/domain/ids.ts';
import type { NoticeKind } from '../../../src/domain/notices.ts';
import { noticeQueueOn } from '../../../src/storage/notice-queue.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, TENANT, WHO } from '../../support/school.ts';
import { type Asked, agreed, askedTable, phones, refOf, tableNow, votes } from '../../support/tables.ts';

type Sent = { kind: NoticeKind; to: string; delivery: Delivery };

describe('what goes out about a table', () => {
  let school: Play;
  let asked: Asked;

  beforeAll(async () => {
    school = await play();
  }, 30_000);

  beforeEach(async () => {
    await school.again();
    for (const person of [WHO.coordinator, WHO.mentor, WHO.leerplicht, WHO.swv, WHO.buurtteam])
      await hasChat(person);
    asked = await askedTable(school);
  });

  afterAll(() => school.close());

  it('is a card for whoever has a chat, and a letter with an own link for everybody else', async () => {
    const sent = await due('vote_request');

    const roads = new Map(sent.map(({ to, delivery }) => [to, delivery.kind]));
    const urls = sent.flatMap(({ delivery }) =>
      delivery.kind === 'mail' && 'url' in delivery.letter ? [delivery.letter.url] : [],
    );

    expect(roads.get(WHO.swv)).toBe('personal');
    expect([WHO.jgz, GUARDIAN.ofSam, GUARDIAN.alsoOfSam, PUPIL.sam].map((id) => roads.get(id))).toEqual([
      'mail',
      'mail',
      'mail',
      'mail',
    ]);
    expect(new Set(urls).size).toBe(4);
  });

  it('shows the coordinator the answers, and a partner the question', async () => {
    const sent = await due('vote_request');

    expect(viewFor(sent, WHO.coordinator)).toMatchObject({ kind: 'table_round' });
    expect(viewFor(sent, WHO.swv)).toMatchObject({ kind: 'table_vote', canHandOver: true });
    expect(viewFor(sent, WHO.mentor)).toMatchObject({ kind: 'table_vote', canHandOver: false });
  });

  it('tells a partner no roepnaam and no other seats as long as no ground for it is recorded', async () => {
    await due('vote_request');
    await agreed(school, asked, 'yes');
    const sent = await due('table_booked');

    expect(viewFor(sent, WHO.swv)).toMatchObject({ kind: 'table_appointment', roepnaam: null, coming: [] });
    expect(viewFor(sent, WHO.mentor)).toMatchObject({ roepnaam: 'Sam' });
  });

  it('reminds only those who have said nothing', async () => {
    await due('vote_request');
    await votes(school, asked, WHO.swv, 'no');
    await phones(school, asked, WHO.coordinator, 'ouder', 'no');
    school.clock.set('2026-11-24T07:31:00Z');
    const reminders = await due('vote_reminder');

    const dropped = reminders.filter(({ delivery }) => delivery.kind === 'drop').map(({ to }) => to);

    expect(dropped.sort()).toEqual([WHO.swv, GUARDIAN.ofSam].sort());
    expect(viewFor(reminders, WHO.mentor)).toMatchObject({ reminder: true });
  });

  it('asks the coordinator to look when answers are still missing at noon', async () => {
    school.clock.set('2026-11-24T11:01:00Z');
    const needed = await due('booking_needs_you');

    expect(needed).toHaveLength(1);
    expect(viewFor(needed, WHO.coordinator)).toMatchObject({
      kind: 'table_round',
      needed: 'answers_missing',
    });
  });

  it('is not sent to somebody who handed over meanwhile', async () => {
    await handOver(await school.turn(WHO.buurtteam), asked.ref);
    const sent = await due('vote_request');

    expect(sent.find(({ to }) => to === WHO.buurtteam)?.delivery).toEqual({
      kind: 'drop',
      reason: 'not_asked',
    });
    expect(sent.find(({ to }) => to === WHO.buurtteamDeputy)?.delivery).toMatchObject({ kind: 'mail' });
  });

  it('takes the old moment out of agendas when a booked table is moved', async () => {
    await agreed(school, asked, 'yes');
    await due('table_booked');
    const before = await tableNow(school, asked.ref);
    await moveTable(await school.turn(WHO.coordinator), refOf(before));
    const sent = await due('vote_request');

    expect(letterFor(sent, GUARDIAN.ofSam)).toMatchObject({
      kind: 'letter_moments',
      insteadOf: {
        appointment: { cancelled: true, sequence: 1, startsAt: before.slots[0]?.startsAt },
      },
    });
    expect(viewFor(sent, WHO.swv)).toMatchObject({ insteadOf: { on: '2026-11-25' } });
  });

  it('is a cancelled appointment with the same identity when a booked table is called off', async () => {
    await agreed(school, asked, 'yes');
    const booked = letterFor(await due('table_booked'), GUARDIAN.ofSam);
    await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));
    const off = letterFor(await due('table_cancelled'), GUARDIAN.ofSam);

    expect(booked).toMatchObject({ appointment: { cancelled: false, sequence: 0 } });
    expect(off).toMatchObject({ phase: 'cancelled', appointment: { cancelled: true, sequence: 1 } });
    expect(uidOf(off)).toBe(uidOf(booked));
  });

  it('cannot reach a parent without a mail address, whom the coordinator is asked to call', async () => {
    await school.again();
    await hasChat(WHO.coordinator);
    const phoneOnly = school.deps.ids.next<GuardianId>();
    await school.deps.store.transact(SCHOOL, (tx) =>
      tx.pupils.addGuardian(PUPIL.sam, withoutMail(phoneOnly)),
    );
    await askedTable(school, 'sam', (each) =>
      each.who.id === GUARDIAN.alsoOfSam ? { ...each, who: { kind: 'guardian', id: phoneOnly } } : each,
    );
    const sent = await due('vote_request');

    expect(sent.find(({ to }) => to === phoneOnly)?.delivery).toEqual({
      kind: 'unreachable',
      reason: 'no_address',
    });
    expect(viewFor(sent, WHO.coordinator)).toMatchObject({
      people: expect.arrayContaining([expect.objectContaining({ role: 'ouder', nth: 2, callNeeded: true })]),
    });
  });

  /** Everything that is due is claimed and made ready; what is of another kind is left aside. */
  async function due(kind: NoticeKind): Promise<Sent[]> {
    const queue = noticeQueueOn(school.engine.db);
    const prepare = preparingOf(school.deps);
    const claimed = await queue.claim(school.clock.now(), 200, 60);
    const sent: Sent[] = [];
    for (const notice of claimed) {
      const delivery = await prepare(notice);
      await queue.settle(notice.id, notice.fence, {
        state: 'dropped',
        reason: 'test',
        at: school.clock.now(),
      });
      if (notice.kind === kind) sent.push({ kind: notice.kind, to: notice.to.id, delivery });
    }
    return sent;
  }

  async function hasChat(personId: string): Promise<void> {
    await school.deps.store.outside((tx) =>
      tx.conversations.seen(
        {
          kind: 'personal',
          tenantId: TENANT,
          serviceUrl: 'http://localhost/',
          teamsId: `chat ${personId}`,
          botId: 'bot',
          memberId: null,
          personId: personId as never,
          schoolId: null,
          language: null,
        },
        school.clock.now(),
      ),
    );
  }
});

function withoutMail(id: GuardianId): Guardian {
  return {
    id,
    name: { roepnaam: 'Bel', voorvoegsel: '', achternaam: 'Mij' },
    mail: null,
    phone: '0612345678',
    gezag: 'yes',
    language: 'nl',
    addressSecret: false,
  };
}

function viewFor(sent: readonly Sent[], to: string) {
  const delivery = sent.find((each) => each.to === to)?.delivery;
  return delivery?.kind === 'personal' ? delivery.view : delivery;
}

function letterFor(sent: readonly Sent[], to: string) {
  const delivery = sent.find((each) => each.to === to)?.delivery;
  return delivery?.kind === 'mail' ? delivery.letter : null;
}

function uidOf(letter: ReturnType<typeof letterFor>): string | undefined {
  return letter?.kind === 'letter_appointment' ? letter.appointment?.uid : undefined;
}
