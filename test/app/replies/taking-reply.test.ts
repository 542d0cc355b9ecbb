import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { takeReply } from '../../../src/app/replies/taking-reply.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import type { Instant, LinkId } from '../../../src/domain/ids.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { AT, HANNA, PETRA, replyStage } from '../../support/reply-stage.ts';
import { GUARDIAN, WHO } from '../../support/school.ts';
import { agreed, participantsNow, refOf, tableNow } from '../../support/tables.ts';

const ROB = 'rob.vis@thuis.example';

const { school, asked, reply, answers, votesOf } = replyStage();

describe('an answer from somebody’s agenda to the moment that stands', () => {
  it('is their answer here: to accept is to say yes', async () => {
    expect(await answers(WHO.jgz, HANNA, { kind: 'accepted' })).toBe('taken');

    expect(await voteOf(WHO.jgz)).toMatchObject({ answer: 'yes', via: 'mail', answeredBy: null });
  });

  it('is "if need be" when they do not know yet, and tells nobody', async () => {
    await answers(GUARDIAN.alsoOfSam, ROB, { kind: 'tentative' });

    expect(await voteOf(GUARDIAN.alsoOfSam)).toMatchObject({ answer: 'if_need_be', via: 'mail' });
    expect(await needed()).toEqual([]);
  });

  it('is "I cannot come after all" when they decline, of which the coordinator hears', async () => {
    await answers(WHO.leerplicht, mailOf('fatima.leerplicht'), { kind: 'declined' });

    expect(await voteOf(WHO.leerplicht)).toMatchObject({ answer: 'no', via: 'mail' });
    expect(await needed()).toEqual(['cannot_come']);
  });

  it('can be taken back, and the last one counts', async () => {
    await answers(GUARDIAN.ofSam, PETRA, { kind: 'declined' });
    await answers(GUARDIAN.ofSam, PETRA, { kind: 'accepted' }, { stampedAt: (AT + 1) as Instant });

    expect(await voteOf(GUARDIAN.ofSam)).toMatchObject({ answer: 'yes' });
  });

  it('does nothing a second time', async () => {
    expect(await answers(WHO.jgz, HANNA, { kind: 'declined' })).toBe('taken');
    const before = await everything();

    expect(await answers(WHO.jgz, HANNA, { kind: 'declined' })).toBe('stale');
    expect(await everything()).toEqual(before);
  });

  it('is put on record as theirs', async () => {
    await answers(GUARDIAN.ofSam, PETRA, { kind: 'declined' });

    expect(await lastAudit()).toEqual({
      action: 'table.attendance_changed',
      actor: GUARDIAN.ofSam,
      ground: 'family',
    });
  });
});

describe('answers that come in another order than they were given', () => {
  const earlier = { stampedAt: AT };
  const later = { stampedAt: (AT + 1) as Instant };

  it('end the same: an older one never counts over a newer', async () => {
    await answers(WHO.jgz, HANNA, { kind: 'declined' }, later);
    expect(await answers(WHO.jgz, HANNA, { kind: 'accepted' }, earlier)).toBe('stale');

    expect(await voteOf(WHO.jgz)).toMatchObject({ answer: 'no' });
  });

  it('count in the order in which they came when a clock is far ahead, which keeps out no later answer', async () => {
    const stampedAt = Date.parse('2099-01-01T00:00:00Z') as Instant;
    expect(await answers(WHO.jgz, HANNA, { kind: 'declined' }, { stampedAt })).toBe('taken');
    school().clock.set('2026-11-23T12:00:00Z');

    const right = Date.parse('2026-11-23T11:59:00Z') as Instant;
    expect(await answers(WHO.jgz, HANNA, { kind: 'accepted' }, { stampedAt: right })).toBe('taken');
    expect(await voteOf(WHO.jgz)).toMatchObject({ answer: 'yes' });
  });

  it('are told apart per person', async () => {
    await answers(WHO.jgz, HANNA, { kind: 'declined' }, later);

    expect(await answers(GUARDIAN.ofSam, PETRA, { kind: 'declined' }, earlier)).toBe('taken');
  });

  it('count by the number that we gave, also of an agenda that raised it by itself', async () => {
    expect(await answers(WHO.jgz, HANNA, { kind: 'declined' }, { ...earlier, sequence: 7 })).toBe('taken');
    expect(await answers(WHO.jgz, HANNA, { kind: 'accepted' }, { ...later, sequence: 0 })).toBe('taken');

    expect(await voteOf(WHO.jgz)).toMatchObject({ answer: 'yes' });
  });

  it('count no more when the table has moved, and again for the new moment', async () => {
    await moveTable(await school().turn(WHO.coordinator), refOf(await tableNow(school(), asked().ref)));
    expect(await answers(WHO.jgz, HANNA, { kind: 'declined' })).toBe('stale');
    await agreed(school(), { ...asked(), ref: refOf(await tableNow(school(), asked().ref)) }, 'yes');
    const { sequence } = await tableNow(school(), asked().ref);

    expect(await answers(WHO.jgz, HANNA, { kind: 'declined' }, { ...later, sequence: sequence - 1 })).toBe(
      'stale',
    );
    expect(await answers(WHO.jgz, HANNA, { kind: 'declined' }, { ...earlier, sequence })).toBe('taken');
  });

  it('change nothing when the table is off or has begun', async () => {
    const { slots, bookedSlotId } = await tableNow(school(), asked().ref);
    const booked = slots.find(({ id }) => id === bookedSlotId);
    school().clock.set(booked?.startsAt as Instant);
    expect(await answers(WHO.jgz, HANNA, { kind: 'declined' })).toBe('stale');

    school().clock.set('2026-11-23T09:30:00Z');
    await cancelTable(await school().turn(WHO.coordinator), refOf(await tableNow(school(), asked().ref)));
    expect(await answers(WHO.jgz, HANNA, { kind: 'declined' })).toBe('stale');
  });
});

describe('an answer of somebody else', () => {
  it('is no answer: whoever was sent an invitation by another is put on record and never added', async () => {
    const before = (await participantsNow(school(), asked())).length;

    expect(await answers(WHO.jgz, 'vreemd@elders.example', { kind: 'accepted' })).toBe('stranger');
    expect(await answers(WHO.jgz, PETRA, { kind: 'declined' })).toBe('stranger');

    expect(await voteOf(WHO.jgz)).toBeUndefined();
    expect(await participantsNow(school(), asked())).toHaveLength(before);
    expect(await lastAudit()).toMatchObject({ action: 'table.answered_by_stranger', actor: null });
  });

  it('is theirs when it comes from the address that was invited, under an alias', async () => {
    expect(
      await answers(WHO.jgz, 'h.jeugdarts@voorbeeld.example', { kind: 'accepted' }, { sender: HANNA }),
    ).toBe('taken');
  });

  it('is theirs when somebody sends it for them', async () => {
    expect(
      await answers(WHO.jgz, HANNA, { kind: 'accepted' }, { sender: 'secretariaat@voorbeeld.example' }),
    ).toBe('taken');
  });

  it('is nothing when it is about another table, or behind a door that is gone', async () => {
    expect(await answers(WHO.jgz, HANNA, { kind: 'declined' }, { uid: 'other@actietafel' })).toBe('no_table');
    const gone = '019ad000-0000-7000-8000-00000000ffff' as LinkId;
    expect(await takeReply(school().deps, gone, reply(HANNA, { kind: 'declined' }))).toBe('no_table');

    expect(await voteOf(WHO.jgz)).toBeUndefined();
  });
});

describe('somebody who sends another', () => {
  it('gives the seat to a deputy on its list, who is invited', async () => {
    await answers(WHO.buurtteam, mailOf('jan.gezinswerker'), {
      kind: 'delegated',
      to: mailOf('kim.gezinswerker'),
    });

    const seats = (await participantsNow(school(), asked())).filter(
      ({ role, untilOn }) => role === 'buurtteam' && untilOn === null,
    );
    expect(seats.map(({ who }) => who.id)).toEqual([WHO.buurtteamDeputy]);
    expect(
      (await plannedNotices(school())).filter(
        ({ kind, to }) => kind === 'table_booked' && to.id === WHO.buurtteamDeputy,
      ),
    ).toHaveLength(1);
    expect(await needed()).toEqual([]);
  });

  it.each([
    ['is on no list', 'vreemd@elders.example'],
    ['is on the list of another seat', mailOf('gert.leerplicht')],
    ['is themselves', mailOf('jan.gezinswerker')],
  ])('asks the coordinator when the other %s, and adds nobody', async (_who, to) => {
    const before = (await participantsNow(school(), asked())).length;

    await answers(WHO.buurtteam, mailOf('jan.gezinswerker'), { kind: 'delegated', to });

    expect(await needed()).toEqual(['delegated']);
    expect(await voteOf(WHO.buurtteam)).toMatchObject({ answer: 'no' });
    expect(await participantsNow(school(), asked())).toHaveLength(before);
  });

  it('is not for the family to do', async () => {
    await answers(GUARDIAN.ofSam, PETRA, { kind: 'delegated', to: mailOf('kim.gezinswerker') });

    expect(await needed()).toEqual(['delegated']);
  });
});

function mailOf(name: string): string {
  return `${name}@voorbeeld.example`;
}

async function voteOf(who: string) {
  const { bookedSlotId } = await tableNow(school(), asked().ref);
  return (await votesOf(who)).find(({ slotId }) => slotId === bookedSlotId);
}

async function needed(): Promise<unknown[]> {
  const planned = await plannedNotices(school());
  return planned.filter(({ kind }) => kind === 'booking_needs_you').map(({ params }) => params.why);
}

async function lastAudit() {
  const { rows } = await sql<{ action: string; actor: string | null; ground: string }>`
    select action, actor_id as actor, ground from audit order by seq desc limit 1
  `.execute(school().engine.db);
  return rows[0];
}

async function everything(): Promise<unknown> {
  const { rows } = await sql`
    select (select count(*) from vote) as votes, (select count(*) from notice) as notices, (select count(*) from audit) as audits
  `.execute(school().engine.db);
  return rows;
}
