import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import type { Dossier } from '../../../src/app/ports/dossiers.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { agreed, refOf } from '../../support/tables.ts';
import { deliverDue, haveChats, openedDossier } from '../../support/triage.ts';

/** Accepted on Monday 23 November: within five school days is on Monday the 30th. */
const SOON = '2026-11-27T07:30:00Z';
const OVERDUE = '2026-12-01T07:30:00Z';
/** The last day of the term: moments that are found from here on lie past it. */
const LAST_DAY = '2026-11-30T10:00:00Z';

let school: Play;
let dossier: Dossier;
let ref: CardRef;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator);
  ({ dossier, ref } = await openedDossier(school));
});

afterAll(() => school.close());

describe('the term of the first table', () => {
  it.each([
    [SOON, 'first_table_due_soon'],
    [OVERDUE, 'first_table_overdue'],
  ])('is reminded of at %s, and not a minute before (%s)', async (at, because) => {
    await remindedAt(minuteBefore(at));
    const before = await remindedAt(minuteBefore(at));

    expect([before, await remindedAt(at)]).toEqual([[], [because]]);
  });

  it('is not reminded of when a table was booked', async () => {
    await book();

    expect(await remindedAt(SOON)).toEqual([]);
    expect(await remindedAt(OVERDUE)).toEqual([]);
  });

  it('is reminded of anew when that table was called off', async () => {
    await book();
    await callOff();

    expect(await remindedAt(SOON)).toEqual(['first_table_due_soon']);
  });

  it('is reminded of anew when other moments are asked about instead of the one that stood', async () => {
    await book();
    await move();

    expect(await remindedAt(SOON)).toEqual(['first_table_due_soon']);
  });

  it('that was over when the table was called off is asked about on the next school day, once', async () => {
    school.clock.set(LAST_DAY);
    await bookLater();
    expect(await remindedAt(OVERDUE)).toEqual([]);
    await callOff();

    expect(await remindedAt('2026-12-02T07:29:00Z')).toEqual([]);
    expect(await remindedAt('2026-12-02T07:30:00Z')).toEqual(['first_table_overdue']);
    expect(await remindedAt('2026-12-03T07:30:00Z')).toEqual([]);
  });

  it('is not reminded of after closing', async () => {
    await closeDossier(await school.turn(WHO.coordinator), ref, 'family_stops');

    expect(await remindedAt(OVERDUE)).toEqual([]);
  });

  it('is reminded of once, as overdue, when the clock moves past both', async () => {
    expect(await remindedAt('2026-12-02T10:00:00Z')).toEqual(['first_table_overdue']);
    expect(await remindedAt('2026-12-03T10:00:00Z')).toEqual([]);
  });
});

describe('the three months', () => {
  it('are reminded of once, as overdue, when the clock moves past all three reminders', async () => {
    school.clock.set('2027-03-02T10:00:00Z');
    const sent = await deliverDue(school);
    const kinds = sent.filter(({ kind }) => kind.startsWith('agreement_')).map(({ kind }) => kind);

    expect(kinds).toEqual(['agreement_overdue']);
    expect((await deliverDue(school)).filter(({ kind }) => kind.startsWith('agreement_'))).toEqual([]);
  });
});

async function remindedAt(at: string): Promise<string[]> {
  school.clock.set(at);
  const sent = await deliverDue(school);
  return sent.flatMap(({ kind, to, delivery }) =>
    kind.startsWith('first_table') && to === WHO.coordinator && delivery.kind === 'personal' ? [kind] : [],
  );
}

function minuteBefore(at: string): string {
  return new Date(Date.parse(at) - 60_000).toISOString();
}

async function book(): Promise<void> {
  const table = await tableNow();
  await agreed(school, { dossier, ref: refOf(table) }, 'yes');
}

/** Books a table that is still to come when the term is over: the first moments went by, and others were found. */
async function bookLater(): Promise<void> {
  await moveTable(await school.turn(WHO.coordinator), refOf(await tableNow()));
  await book();
  const { slots, bookedSlotId } = await tableNow();
  const booked = slots.find(({ id }) => id === bookedSlotId);
  expect(booked?.startsAt).toBeGreaterThan(Date.parse(OVERDUE));
}

async function move(): Promise<void> {
  await moveTable(await school.turn(WHO.coordinator), refOf(await tableNow()));
  expect(await tableNow()).toMatchObject({ state: 'voting' });
}

async function callOff(): Promise<void> {
  await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow()));
}

async function tableNow() {
  const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
  if (!table) throw new Error('there is no table');
  return table;
}
