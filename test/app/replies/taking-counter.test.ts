import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { readAgendas } from '../../../src/app/chores/reading-agendas.ts';
import type { BusySpan } from '../../../src/app/ports/agendas.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import type { Instant, PersonId } from '../../../src/domain/ids.ts';
import { busy } from '../../support/fake-agendas.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { HANNA, PETRA, replyStage } from '../../support/reply-stage.ts';
import { GUARDIAN, SCHOOL, WHO } from '../../support/school.ts';
import { refOf, tableNow } from '../../support/tables.ts';
import { deliverDue, haveChats } from '../../support/triage.ts';

/** The table stands on Wednesday at eight; an hour and a half later, and half an hour later, in its own time. */
const LATER = '2026-11-25T08:30:00Z';
const OVERLAPPING = '2026-11-25T07:30:00Z';
const SATURDAY = '2026-11-28T09:00:00Z';

const { school, asked, answers, votesOf } = replyStage();

beforeEach(async () => {
  await haveChats(school(), WHO.coordinator);
  await deliverDue(school());
});

describe('another time that somebody’s agenda proposes', () => {
  it('is said to be possible to whoever proposed it, by mail, and to the coordinator, who decides', async () => {
    const before = await tableNow(school(), asked().ref);
    expect(await proposes(GUARDIAN.ofSam, PETRA, LATER)).toBe('taken');

    const sent = await deliverDue(school());

    expect(sent.find(({ kind }) => kind === 'counter_answer')).toMatchObject({
      to: GUARDIAN.ofSam,
      delivery: {
        kind: 'mail',
        to: PETRA,
        letter: {
          kind: 'letter_counter',
          to: 'parent',
          because: [],
          declined: null,
          moment: { on: '2026-11-25', minute: 570 },
        },
      },
    });
    expect(sent.find(({ kind }) => kind === 'booking_needs_you')).toMatchObject({
      to: WHO.coordinator,
      delivery: {
        view: {
          needed: 'counter_possible',
          counter: { moment: { on: '2026-11-25', minute: 570 }, because: [] },
        },
      },
    });
    expect(await tableNow(school(), asked().ref)).toEqual(before);
    expect(await votesOf(GUARDIAN.ofSam)).toHaveLength(1);
  });

  it('may lie within the time of the table itself, which is not in its own way', async () => {
    await proposes(GUARDIAN.ofSam, PETRA, OVERLAPPING);

    expect(await because()).toEqual('');
  });

  it('is said not to be possible, with why, when the school is closed', async () => {
    await proposes(GUARDIAN.ofSam, PETRA, SATURDAY);

    const sent = await deliverDue(school());
    expect(sent.find(({ kind }) => kind === 'counter_answer')).toMatchObject({
      delivery: {
        letter: { because: ['closed'], declined: { uid: `${asked().ref.id}@actietafel`, cancelled: false } },
      },
    });
    expect(sent.find(({ kind }) => kind === 'booking_needs_you')).toMatchObject({
      delivery: { view: { needed: 'counter_blocked', counter: { because: ['closed'] } } },
    });
  });

  it('is answered to the agenda with the moment that stands and the number of its invitation', async () => {
    const table = await tableNow(school(), asked().ref);
    const slot = table.slots.find(({ id }) => id === table.bookedSlotId);
    await proposes(GUARDIAN.ofSam, PETRA, SATURDAY);
    const sent = (await deliverDue(school())).find(({ kind }) => kind === 'counter_answer');

    expect(sent).toMatchObject({
      delivery: {
        letter: {
          declined: { sequence: table.sequence, startsAt: slot?.startsAt, endsAt: slot?.endsAt },
        },
      },
    });
  });

  it('is refused to no agenda when another invitation went out since', async () => {
    await proposes(GUARDIAN.ofSam, PETRA, SATURDAY);
    await school().engine.script(
      `update actietafel set sequence = sequence + 1 where id = '${asked().ref.id}'`,
    );

    expect((await deliverDue(school())).find(({ kind }) => kind === 'counter_answer')).toMatchObject({
      delivery: { letter: { because: ['closed'], declined: null } },
    });
  });

  it('is held against what people share of their agendas at that very moment', async () => {
    await knownOf(WHO.coordinator, [busy('2026-11-25T09:00:00Z', '2026-11-25T10:00:00Z')]);

    await proposes(GUARDIAN.ofSam, PETRA, LATER);

    expect(await because()).toBe('seat:ondersteuningscoordinator');
  });

  it('is not in its own way in the agendas of those at the table', async () => {
    await knownOf(WHO.coordinator, [busy('2026-11-25T07:00:00Z', '2026-11-25T08:00:00Z')]);
    await proposes(GUARDIAN.ofSam, PETRA, OVERLAPPING);

    expect(await because()).toBe('');
  });

  it('is hindered by what stands in their agendas right after it', async () => {
    await knownOf(WHO.coordinator, [busy('2026-11-25T07:00:00Z', '2026-11-25T08:15:00Z')]);
    await proposes(GUARDIAN.ofSam, PETRA, OVERLAPPING);

    expect(await because()).toBe('seat:ondersteuningscoordinator');
  });

  it('is answered each time that another is proposed, and once when a mail comes twice', async () => {
    await proposes(WHO.jgz, HANNA, LATER);
    await proposes(WHO.jgz, HANNA, LATER);
    expect(await counterAnswers()).toHaveLength(1);

    school().clock.forward(60_000);
    await proposes(WHO.jgz, HANNA, SATURDAY, '2026-11-23T10:05:00Z');
    expect(await counterAnswers()).toHaveLength(2);
  });

  it('is put on record as theirs', async () => {
    await proposes(GUARDIAN.ofSam, PETRA, LATER);

    const { rows } = await sql`
      select action, actor_id as actor, ground from audit order by seq desc limit 1
    `.execute(school().engine.db);
    expect(rows).toEqual([{ action: 'table.other_time_proposed', actor: GUARDIAN.ofSam, ground: 'family' }]);
  });

  it('is answered no more when the table was called off meanwhile', async () => {
    await proposes(GUARDIAN.ofSam, PETRA, LATER);
    await cancelTable(await school().turn(WHO.coordinator), refOf(await tableNow(school(), asked().ref)));

    const kinds = (await deliverDue(school()))
      .filter(({ delivery }) => delivery.kind !== 'drop')
      .map(({ kind }) => kind);
    expect(kinds).not.toContain('counter_answer');
    expect(kinds).not.toContain('booking_needs_you');
  });
});

async function proposes(who: string, attendee: string, start: string, stamp = '2026-11-23T10:00:00Z') {
  const startsAt = Date.parse(start) as Instant;
  return answers(
    who,
    attendee,
    { kind: 'counter', startsAt, endsAt: (startsAt + 3_600_000) as Instant },
    { stampedAt: Date.parse(stamp) as Instant },
  );
}

async function counterAnswers() {
  return (await plannedNotices(school())).filter(({ kind }) => kind === 'counter_answer');
}

async function because(): Promise<unknown> {
  return (await counterAnswers())[0]?.params.because;
}

/** What is known of somebody's agenda from now on. */
async function knownOf(person: PersonId, spans: BusySpan[]): Promise<void> {
  await school().deps.store.transact(SCHOOL, (tx) =>
    tx.agendas.share(person, 'https://agenda.example/c', school().clock.now()),
  );
  school().agendas.say({ kind: 'read', busy: spans });
  await readAgendas(school().deps, () => true);
}
