import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { showOwnTables } from '../../../src/app/own-tables/showing-own-tables.ts';
import { bookByTap } from '../../../src/app/table/booking-by-tap.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, SCHOOL, WHO } from '../../support/school.ts';
import { type Asked, agreed, askedTable, refOf, tableNow } from '../../support/tables.ts';
import { deliverDue } from '../../support/triage.ts';

const SMALL = '019ad111-0000-7000-8000-0000000000e1';
const LARGE = '019ad111-0000-7000-8000-0000000000e2';
const PLACE = 'Testcollege, Testlaan 1, Utrecht';

let school: Play;

beforeAll(async () => {
  school = await play();
}, 30_000);

beforeEach(() => school.again());
afterAll(() => school.close());

describe('a school that names its rooms', () => {
  it('asks about moments at which the smallest that holds everybody is free', async () => {
    await rooms(
      [LARGE, 'Aula', 40],
      [SMALL, 'Lokaal 12', 9],
      ['019ad111-0000-7000-8000-0000000000e3', 'Hok', 8],
    );
    const { ref } = await askedTable(school);

    expect((await tableNow(school, ref)).slots.map(({ roomId }) => roomId)).toEqual([SMALL, SMALL, SMALL]);
  });

  it('never asks about a room into which others can look', async () => {
    await rooms([SMALL, 'Lokaal 12', 9], [LARGE, 'Aula', 40]);
    await school.engine.script(`update room set is_private = false where id = '${SMALL}'`);
    const { ref } = await askedTable(school);

    expect((await tableNow(school, ref)).slots.map(({ roomId }) => roomId)).toEqual([LARGE, LARGE, LARGE]);
  });

  it('says in which room a table is that stands: on the card, in the letter, in the agenda and among the own tables', async () => {
    await rooms([SMALL, 'Lokaal 12', 9]);
    const asked = await booked();
    const view = await showTable(
      await school.turn(WHO.coordinator),
      refOf(await tableNow(school, asked.ref)),
    );
    const [letter] = (await deliverDue(school)).filter(
      ({ to, kind }) => to === GUARDIAN.ofSam && kind === 'table_booked',
    );

    const own = await showOwnTables(await school.turn(WHO.swv));

    expect(view).toMatchObject({ place: `${PLACE}, Lokaal 12` });
    expect(own).toMatchObject({ tables: [{ place: `${PLACE}, Lokaal 12` }] });
    expect(letter).toMatchObject({
      delivery: { letter: { place: `${PLACE}, Lokaal 12`, appointment: { place: `${PLACE}, Lokaal 12` } } },
    });
  });

  it('does not say in which room while a moment is asked about', async () => {
    await rooms([SMALL, 'Lokaal 12', 9]);
    const { ref } = await askedTable(school);

    expect(await showTable(await school.turn(WHO.swv), ref)).toMatchObject({ place: PLACE });
  });

  it('gives no room twice: of two tables at one time the second gets the next', async () => {
    await rooms([SMALL, 'Lokaal 12', 9], [LARGE, 'Aula', 40]);
    const other = await askedTable(school, 'noor');
    await booked();
    await bookAtTimeOf(other);

    expect(await roomsOfTables()).toEqual([SMALL, LARGE].sort());
  });

  it('does not book a moment for which the room is taken by now and no other is free', async () => {
    await rooms([SMALL, 'Lokaal 12', 9]);
    const other = await askedTable(school, 'noor');
    await booked();
    const view = await bookAtTimeOf(other);

    expect(view).toMatchObject({ kind: 'table_choose', fault: 'moment_taken' });
    expect(await roomsOfTables()).toEqual([SMALL]);
  });

  it.each(['moved', 'called off'] as const)('frees the room of a table that is %s', async (how) => {
    await rooms([SMALL, 'Lokaal 12', 9]);
    const asked = await booked();
    const turn = await school.turn(WHO.coordinator);
    const ref = refOf(await tableNow(school, asked.ref));
    await (how === 'moved' ? moveTable(turn, ref) : cancelTable(turn, ref));

    expect(await roomsOfTables()).toEqual([]);
  });

  it('keeps the room of a table that moves, where it is free', async () => {
    await rooms([SMALL, 'Lokaal 12', 9], [LARGE, 'Aula', 40]);
    await school.engine.script(`update room set people = 8 where id = '${SMALL}'`);
    const asked = await booked();
    await school.engine.script(`update room set people = 9 where id = '${SMALL}'`);
    await moveTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));

    expect((await tableNow(school, asked.ref)).slots.map(({ roomId }) => roomId)).toEqual([
      LARGE,
      LARGE,
      LARGE,
    ]);
  });

  it('keeps the room that was found for a moment, also when it turns out too small for who came along', async () => {
    await rooms([SMALL, 'Lokaal 12', 9]);
    const asked = await askedTable(school);
    await school.engine.script(`update room set people = 8 where id = '${SMALL}'`);
    await agreed(school, asked, 'yes');

    expect(await tableNow(school, asked.ref)).toMatchObject({ state: 'booked', roomName: 'Lokaal 12' });
  });

  it('asks all the same where no room is large enough, and says that one has to be found', async () => {
    await rooms([SMALL, 'Hok', 4]);
    const asked = await askedTable(school);
    const { slots } = await tableNow(school, asked.ref);
    await agreed(school, asked, 'yes');

    expect(slots).toHaveLength(3);
    expect(slots.every(({ roomId, reasons }) => !roomId && reasons.includes('room:none'))).toBe(true);
    expect(await tableNow(school, asked.ref)).toMatchObject({ state: 'booked' });
  });
});

describe('somebody who said when they work', () => {
  it('is never counted on outside those hours', async () => {
    await hours(WHO.coordinator, 4, 13 * 60, 15 * 60);
    const { ref } = await askedTable(school);
    const { wallClock } = school.deps;
    const { slots } = await tableNow(school, ref);

    expect(slots.length).toBeGreaterThan(0);
    for (const { startsAt, endsAt } of slots) {
      expect(new Date(startsAt).getUTCDay()).toBe(4);
      expect(wallClock.minuteOf(startsAt)).toBeGreaterThanOrEqual(13 * 60);
      expect(wallClock.minuteOf(endsAt)).toBeLessThanOrEqual(15 * 60);
    }
  });
});

async function booked(): Promise<Asked> {
  const asked = await askedTable(school);
  await agreed(school, asked, 'yes');
  return asked;
}

/** The coordinator books Noor's first moment, put at the time of Sam's, of people who are free then. */
async function bookAtTimeOf(other: Asked) {
  await school.engine.script(`
    update participant set until_on = '2026-11-23'
    where dossier_id = '${other.dossier.id}' and role not in ('ouder');
    update slot set starts_at = sams.starts_at, ends_at = sams.ends_at
    from (select starts_at, ends_at from slot join actietafel on actietafel.booked_slot_id = slot.id) as sams
    where slot.actietafel_id = '${other.ref.id}' and slot.position = 1;
  `);
  const table = await tableNow(school, other.ref);
  return bookByTap(
    await school.turn(WHO.coordinator),
    refOf(table),
    table.slots[0]?.id ?? null,
    'family_agrees_otherwise',
  );
}

/** By what keeps a room from being taken twice. */
async function roomsOfTables(): Promise<string[]> {
  const { rows } = await sql<{ room_id: string }>`select distinct room_id from room_taken`.execute(
    school.engine.db,
  );
  return rows.map(({ room_id }) => room_id).sort();
}

async function rooms(...all: [id: string, name: string, people: number][]): Promise<void> {
  for (const [id, name, people] of all)
    await school.engine.script(
      `insert into room (school_id, id, name, people, is_wheelchair_fit, is_private) values ('${SCHOOL}', '${id}', '${name}', ${people}, true, true)`,
    );
}

async function hours(person: string, weekday: number, from: number, until: number): Promise<void> {
  await school.engine.script(
    `insert into work_hours (id, school_id, person_id, weekday, from_minute, until_minute) values (gen_random_uuid(), '${SCHOOL}', '${person}', ${weekday}, ${from}, ${until})`,
  );
}
