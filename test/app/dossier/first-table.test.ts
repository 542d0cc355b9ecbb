import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import type { Dossier } from '../../../src/app/ports/dossiers.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import { morning, remindedOn } from '../../support/mornings.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { agreed, refOf } from '../../support/tables.ts';
import { haveChats, openedDossier } from '../../support/triage.ts';

/** Accepted on Monday 23 November: within five school days is on Monday the 30th. */
const SOON = '2026-11-27';
const OVERDUE = '2026-12-01';
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
  it('is reminded of on the school day before its end, and on the one after it', async () => {
    expect(await reminded('2026-11-26')).toEqual([]);
    expect(await reminded(SOON)).toEqual(['first_table responsible']);
    expect(await reminded('2026-11-30')).toEqual([]);
    expect(await reminded(OVERDUE)).toEqual(['first_table responsible']);
  });

  it('goes on to the deputy and to the channel, and becomes a proposal to scale up', async () => {
    await haveChats(school, WHO.deputyCoordinator);
    await reminded(OVERDUE);

    expect(await reminded('2026-12-02', WHO.deputyCoordinator)).toEqual(['first_table deputy']);
    expect(await reminded('2026-12-10')).toEqual(['first_table scale_up']);
  });

  it('names who can be asked for help when it is proposed to scale up, and nobody before', async () => {
    const before = await toAskOn(OVERDUE);
    for (const on of ['2026-12-02', '2026-12-03', '2026-12-04']) await reminded(on);
    const proposed = await toAskOn('2026-12-10');

    expect([before, proposed]).toEqual([[null], [{ seat: 'swv', roepnaam: 'Ilse' }]]);
  });

  it('is not reminded of when a table was booked', async () => {
    await book();

    expect(await reminded(SOON)).toEqual([]);
    expect(await reminded(OVERDUE)).toEqual([]);
  });

  it('is reminded of anew when that table was called off', async () => {
    await book();
    await callOff();

    expect(await reminded(SOON)).toEqual(['first_table responsible']);
  });

  it('is reminded of anew when other moments are asked about instead of the one that stood', async () => {
    await book();
    await move();

    expect(await reminded(SOON)).toEqual(['first_table responsible']);
  });

  it('that was over when the table was called off is asked about on the next school day, once', async () => {
    school.clock.set(LAST_DAY);
    await bookLater();
    expect(await reminded(OVERDUE)).toEqual([]);
    await callOff();

    expect(await reminded('2026-12-02')).toEqual(['first_table responsible']);
    expect(await reminded('2026-12-03')).toEqual([]);
  });

  it('is not reminded of after closing', async () => {
    await closeDossier(await school.turn(WHO.coordinator), ref, 'family_stops');

    expect(await reminded(OVERDUE)).toEqual([]);
  });

  it('is reminded of once, as it stands, when nobody could send for days', async () => {
    expect(await reminded('2026-12-03')).toEqual(['first_table responsible']);
    expect(await reminded('2026-12-04')).toEqual([]);
  });
});

describe('the three months', () => {
  it('are reminded of two weeks before, on the last day and on the day after it', async () => {
    await book();

    expect(await reminded('2027-02-09')).toEqual(['interim_10w responsible', 'agreement responsible']);
    expect(await reminded('2027-02-23')).toEqual([]);
    expect(await reminded('2027-03-01')).toEqual(['agreement responsible']);
  });

  it('are reminded of once when nobody could send before they were over', async () => {
    await book();

    expect(await reminded('2027-03-02')).toEqual(['agreement responsible']);
    expect(await reminded('2027-03-03')).toEqual([]);
  });
});

async function toAskOn(on: string): Promise<unknown[]> {
  const sent = await morning(school, on);
  return sent.flatMap(({ to, delivery }) =>
    to === WHO.coordinator && delivery.kind === 'personal' && delivery.view.kind === 'digest'
      ? delivery.view.parts
          .flatMap(({ digest }) => digest.sections)
          .flatMap(({ lines }) =>
            lines.flatMap(({ term }) => (term.rule === 'first_table' ? [term.toAsk] : [])),
          )
      : [],
  );
}

function reminded(on: string, who = WHO.coordinator): Promise<string[]> {
  return remindedOn(school, on, who);
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
  expect(booked?.startsAt).toBeGreaterThan(Date.parse(`${OVERDUE}T07:30:00Z`));
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
