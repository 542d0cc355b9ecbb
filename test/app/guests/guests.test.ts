import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { openAnswerPage, pressAnswerPage } from '../../../src/app/table/answer-page.ts';
import { bookByTap } from '../../../src/app/table/booking-by-tap.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import { proposeAgain } from '../../../src/app/table/proposing-again.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { askedDossier, DOCTOR, INTERPRETER, kindsTo, sentTo, withGuest } from '../../support/guests.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import {
  type Asked,
  agreed,
  linkOf,
  participantsNow,
  phones,
  refOf,
  tableNow,
} from '../../support/tables.ts';
import { deliverDue, dossierOf } from '../../support/triage.ts';

let school: Play;
let asked: Asked;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  asked = await askedDossier(school);
});
afterAll(() => school.close());

describe('a guest of one case', () => {
  it('is asked by mail which moments suit, along with everybody else', async () => {
    await deliverDue(school);
    const id = await withGuest(school, asked);

    const [sent, ...more] = sentTo(id, await deliverDue(school));

    expect(more).toEqual([]);
    expect(sent?.delivery).toMatchObject({
      kind: 'mail',
      to: DOCTOR.mail,
      language: 'nl',
      letter: { kind: 'letter_moments', to: 'colleague', guest: 'guest', number: asked.dossier.number },
    });
    expect(JSON.stringify(sent?.delivery)).not.toMatch(/Roodborst|huisarts|Sam/);
  });

  it('is reminded, and invited once the table stands, and told when it moves and when it is off', async () => {
    const id = await withGuest(school, asked);
    await deliverDue(school);
    school.clock.set('2026-11-24T07:30:00Z');
    expect(kindsTo(id, await deliverDue(school))).toEqual(['vote_reminder']);

    await agreed(school, asked, 'yes');
    expect(kindsTo(id, await deliverDue(school))).toEqual(['table_booked']);

    await moveTable(await school.turn(WHO.coordinator), await refNow());
    expect(kindsTo(id, await deliverDue(school))).toEqual(['vote_request']);

    await cancelTable(await school.turn(WHO.coordinator), await refNow());
    expect(kindsTo(id, await deliverDue(school))).toEqual(['table_cancelled']);
  });

  it('is invited to a table that stands already, and reminded the day before', async () => {
    await agreed(school, asked, 'yes');
    await deliverDue(school);
    const id = await withGuest(school, asked);

    expect(kindsTo(id, await deliverDue(school))).toEqual(['table_booked']);
    school.clock.set('2026-11-24T13:00:00Z');
    expect(kindsTo(id, await deliverDue(school))).toEqual(['table_tomorrow']);
  });

  it('who is wanted keeps no table waiting, and one without whom there is none does until the yes', async () => {
    await withGuest(school, asked);
    await agreed(school, asked, 'yes');
    expect((await tableNow(school, asked.ref)).state).toBe('booked');

    await school.again();
    asked = await askedDossier(school);
    const needed = await withGuest(school, asked, { ...DOCTOR, isNeeded: true });
    await agreed(school, asked, 'yes');
    expect((await tableNow(school, asked.ref)).state).toBe('voting');
    await says(needed, 'yes');
    expect((await tableNow(school, asked.ref)).state).toBe('booked');
  });

  it('keeps a table waiting with a no, which the coordinator sees as the reason', async () => {
    const interpreter = await withGuest(school, asked, INTERPRETER);
    await agreed(school, asked, 'yes');
    await says(interpreter, 'no');

    expect((await tableNow(school, asked.ref)).state).toBe('voting');
  });

  it('without whom there is no table keeps the coordinator from booking too, until a yes is tapped in for them', async () => {
    await withGuest(school, asked, INTERPRETER);
    const book = async () => {
      const { slots } = await latest();
      const turn = await school.turn(WHO.coordinator);
      return bookByTap(turn, await refNow(), slots[0]?.id ?? null, 'family_agrees_otherwise');
    };

    expect(await book()).toMatchObject({ kind: 'table_choose', fault: 'guest_missing' });
    expect((await latest()).state).toBe('voting');
    await phones(school, asked, WHO.coordinator, 'gast', 'yes');
    await book();
    expect((await latest()).state).toBe('booked');
  });

  it('is in a search only on days until the last one, and holds it to them when there is no table without', async () => {
    const until = '2026-11-25' as SchoolDate;
    await withGuest(school, asked, { ...DOCTOR, isNeeded: true, accessUntil: until });

    const days = await daysOfNewTable();

    expect(new Set(days)).toEqual(new Set([until]));
  });

  it('who is wanted only is missed on later days, and leaves them possible', async () => {
    await withGuest(school, asked, { ...DOCTOR, accessUntil: '2026-11-25' as SchoolDate });

    const days = await daysOfNewTable();
    const { slots } = await latest();

    expect(days.some((on) => on > '2026-11-25')).toBe(true);
    for (const [index, slot] of slots.entries())
      expect(slot.reasons.includes('missing:gast')).toBe((days[index] as string) > '2026-11-25');
  });

  it('is not invited to a moment after the last day, and hears that they need not come', async () => {
    const guest = await withGuest(school, asked, { ...DOCTOR, accessUntil: '2026-11-25' as SchoolDate });
    const stays = await withGuest(school, asked, {
      ...DOCTOR,
      mail: 'een@ander.example',
      accessUntil: '2026-11-26' as SchoolDate,
    });
    await deliverDue(school);
    await agreed(school, asked, 'no', 'yes');
    const sent = await deliverDue(school);

    expect(await dayBooked()).toBe('2026-11-26');
    expect(kindsTo(stays, sent)).toEqual(['table_booked']);
    expect(sentTo(guest, sent)).toMatchObject([
      { kind: 'table_left', delivery: { letter: { moment: null, appointment: null } } },
    ]);
    expect(await openAnswerPage(school.deps, await linkOf(school, asked, stays))).not.toBeNull();
    expect(await openAnswerPage(school.deps, await linkOf(school, asked, guest))).toBeNull();
    expect(
      await pressAnswerPage(school.deps, await linkOf(school, asked, guest), { kind: 'cannot_come' }),
    ).toBeNull();
  });

  it('gets what is due on the last day, and nothing on the next', async () => {
    const until = (on: string) => ({ ...DOCTOR, accessUntil: on as SchoolDate });
    const stays = await withGuest(school, asked, until('2026-11-24'));
    const goes = await withGuest(school, asked, { ...until('2026-11-23'), mail: 'een@ander.example' });
    await deliverDue(school);
    school.clock.set('2026-11-24T07:30:00Z');

    const sent = await deliverDue(school);

    expect(kindsTo(stays, sent)).toEqual(['vote_reminder']);
    expect(kindsTo(goes, sent)).toEqual([]);
  });

  it('has a door until the last day, and not a moment longer', async () => {
    await withGuest(school, asked, { ...DOCTOR, accessUntil: '2026-11-25' as SchoolDate });

    const { expiresAt } = await linkOf(school, asked, await idOf());

    expect(new Date(expiresAt).toISOString()).toBe('2026-11-25T23:00:00.000Z');
    const link = await linkOf(school, asked, await idOf());
    school.clock.set('2026-11-25T22:59:00Z');
    expect(await openAnswerPage(school.deps, link)).toMatchObject({ kind: 'asked' });
    school.clock.set('2026-11-25T23:00:00Z');
    expect(await openAnswerPage(school.deps, link)).toBeNull();
  });

  it('is not waited for any more after the last day', async () => {
    const id = await withGuest(school, asked, {
      ...DOCTOR,
      isNeeded: true,
      accessUntil: '2026-11-23' as SchoolDate,
    });
    school.clock.set('2026-11-24T09:00:00Z');
    await agreed(school, asked, 'yes');

    expect((await tableNow(school, asked.ref)).state).toBe('booked');
    expect(kindsTo(id, await deliverDue(school))).toEqual([]);
  });
});

describe('an interpreter', () => {
  it('hears time and place: not who sits there, and not by which number people name the case', async () => {
    const id = await withGuest(school, asked, INTERPRETER);
    await agreedWith(id);

    const sent = sentTo(id, await deliverDue(school));

    expect(sent.map(({ kind }) => kind)).toEqual(['table_booked']);
    expect(sent[0]?.delivery).toMatchObject({
      letter: { guest: 'interpreter', people: [], appointment: { number: null } },
    });
    const link = await linkOf(school, asked, id);
    expect(await openAnswerPage(school.deps, link)).toMatchObject({ kind: 'appointment', number: null });
  });

  it('is not told that a case is closed', async () => {
    const [interpreter, doctor] = [
      await withGuest(school, asked, INTERPRETER),
      await withGuest(school, asked),
    ] as const;
    await deliverDue(school);
    const { ref } = await dossierOf(school, { schoolId: SCHOOL, id: asked.dossier.concernId, version: 1 });
    await closeDossier(await school.turn(WHO.coordinator), ref, 'moved_away');

    const sent = await deliverDue(school);

    expect(kindsTo(doctor, sent)).toEqual(['dossier_closed']);
    expect(kindsTo(interpreter, sent)).toEqual([]);
  });
});

async function idOf(): Promise<string> {
  return (await participantsNow(school, asked)).find(({ role }) => role === 'gast')?.who.id ?? '';
}

async function latest() {
  const [table] = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.latestOf([asked.dossier.id]));
  if (!table) throw new Error('There is no table.');
  return table;
}

async function dayBooked(): Promise<string | undefined> {
  const { slots, bookedSlotId } = await latest();
  const slot = slots.find(({ id }) => id === bookedSlotId);
  return slot && school.deps.wallClock.dateOf(slot.startsAt);
}

async function refNow() {
  return refOf(await latest());
}

async function says(id: string, answer: 'yes' | 'no'): Promise<void> {
  const { slots } = await tableNow(school, asked.ref);
  const answers = new Map(slots.map((slot) => [slot.id, answer]));
  await pressAnswerPage(school.deps, await linkOf(school, asked, id), { kind: 'answers', answers });
}

async function agreedWith(id: string): Promise<void> {
  await says(id, 'yes');
  await agreed(school, asked, 'yes');
}

/** The days that a table which is asked for anew would be on. */
async function daysOfNewTable(): Promise<string[]> {
  await cancelTable(await school.turn(WHO.coordinator), await refNow());
  await proposeAgain(await school.turn(WHO.coordinator), await refNow());
  return (await latest()).slots.map(({ startsAt }) => school.deps.wallClock.dateOf(startsAt));
}
