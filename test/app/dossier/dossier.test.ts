import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { askGround, askHeld } from '../../../src/app/dossier/asking.ts';
import { makeAgreement, recordGround } from '../../../src/app/dossier/carrying-dossier.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { holdTable, missTable } from '../../../src/app/dossier/holding-table.ts';
import { openDossier } from '../../../src/app/dossier/showing-dossier.ts';
import { putDownUnplanned } from '../../../src/app/dossier/unplanned-talk.ts';
import type { Dossier } from '../../../src/app/ports/dossiers.ts';
import { proposeAgain } from '../../../src/app/table/proposing-again.ts';
import type { DossierId, SchoolDate } from '../../../src/domain/ids.ts';
import { remindedOn } from '../../support/mornings.ts';
import { agreementsOn } from '../../support/opening.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, SCHOOL, WHO } from '../../support/school.ts';
import { agreed, refOf } from '../../support/tables.ts';
import {
  accept,
  BOTH_TOLD,
  countOf,
  deliverDue,
  dossierOf,
  haveChats,
  leftOut,
  openedDossier,
  sentConcern,
  termsNow,
  toldBy,
  viewsTo,
  waitingFor,
} from '../../support/triage.ts';

const TODAY = '2026-11-23' as SchoolDate;
/** The first moment that everybody has: Wednesday 25 November. */
const BOOKED = '2026-11-25' as SchoolDate;

let school: Play;
let dossier: Dossier;
let ref: CardRef;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator, WHO.deputyCoordinator, WHO.mentor);
  ({ dossier, ref } = await openedDossier(school));
});

afterAll(() => school.close());

describe('a table that was to be held', () => {
  beforeEach(() => book());

  it('is not asked about before its day', async () => {
    const view = await openDossier(await school.turn(WHO.coordinator), ref);
    const missed = await missTable(await school.turn(WHO.coordinator), ref);
    const held = await holdTable(await school.turn(WHO.coordinator), ref, TODAY);

    expect(view).toMatchObject({ kind: 'dossier', table: { state: 'booked', on: BOOKED, isPast: false } });
    expect([missed, held]).toMatchObject([{ fault: 'table_not_begun' }, { fault: 'table_not_begun' }]);
    expect(await tableState()).toBe('booked');
  });

  it.each([
    [6 * 60 * 60_000, 'early on its day'],
    [1, 'when it is about to begin'],
  ])('is not asked about %d milliseconds before it begins, %s', async (before) => {
    school.clock.set(((await beginning()) - before) as never);

    const view = await openDossier(await school.turn(WHO.coordinator), ref);
    const missed = await missTable(await school.turn(WHO.coordinator), ref);
    const held = await holdTable(await school.turn(WHO.coordinator), ref, BOOKED);

    expect(view).toMatchObject({ table: { state: 'booked', isPast: false } });
    expect([missed, held]).toMatchObject([{ fault: 'table_not_begun' }, { fault: 'table_not_begun' }]);
    expect(await tableState()).toBe('booked');
  });

  it('is asked about from the moment that it begins', async () => {
    school.clock.set((await beginning()) as never);

    const view = await openDossier(await school.turn(WHO.coordinator), ref);
    const missed = await missTable(await school.turn(WHO.coordinator), ref);

    expect(view).toMatchObject({ table: { state: 'booked', isPast: true } });
    expect(missed).toMatchObject({ kind: 'dossier', table: { state: 'cancelled' } });
  });

  it('is held on a day up to today, and nothing reminds of it any more', async () => {
    school.clock.set('2026-11-25T15:00:00Z');
    const form = await askHeld(await school.turn(WHO.coordinator), ref);
    const tomorrow = await holdTable(await school.turn(WHO.coordinator), ref, '2026-11-26' as SchoolDate);
    const held = await holdTable(await school.turn(WHO.coordinator), ref, BOOKED);

    expect(form).toMatchObject({ kind: 'dossier_held', on: BOOKED });
    expect(tomorrow).toMatchObject({ kind: 'dossier_held', fault: 'held_in_future' });
    expect(held).toMatchObject({ kind: 'dossier', table: { state: 'held', on: BOOKED } });
    expect((await termsNow(school)).first_table?.state).toBe('met');
    expect(await waitingFor(school, 'table_tomorrow')).toEqual([]);
  });

  it('was not on a day on which people met already without having been asked', async () => {
    const before = await putDownUnplanned(await school.turn(WHO.coordinator), ref, TODAY);
    expect(before).not.toMatchObject({ fault: expect.anything() });
    school.clock.set('2026-11-25T15:00:00Z');
    const now = { ...ref, version: ref.version + 1 };

    const same = await holdTable(await school.turn(WHO.coordinator), now, TODAY);
    const other = await holdTable(await school.turn(WHO.coordinator), now, BOOKED);

    expect(same).toMatchObject({ kind: 'dossier_held', fault: 'table_that_day' });
    expect(other).toMatchObject({ kind: 'dossier' });
  });

  it('that did not go on leaves its term running, tells nobody, and can be asked for anew', async () => {
    school.clock.set('2026-11-25T15:00:00Z');
    await deliverDue(school);

    const missed = await missTable(await school.turn(WHO.coordinator), ref);
    if (missed.kind !== 'dossier' || !missed.table) throw new Error('no table was shown');
    const again = await proposeAgain(await school.turn(WHO.coordinator), missed.table.ref);

    expect(missed).toMatchObject({ table: { state: 'cancelled' } });
    expect((await termsNow(school)).first_table?.state).toBe('running');
    expect(await countOf(school, 'actietafel')).toBe(2);
    expect(again).toMatchObject({ kind: 'table_round' });
    expect(await waitingFor(school, 'table_cancelled')).toEqual([]);
  });

  it('is put down once, however often it is pressed', async () => {
    school.clock.set('2026-11-25T15:00:00Z');
    const first = await holdTable(await school.turn(WHO.coordinator, 'held'), ref, BOOKED);
    const second = await holdTable(await school.turn(WHO.coordinator, 'held'), ref, BOOKED);

    expect(second).toEqual(first);
    expect(second).toMatchObject({ ref: { version: ref.version + 1 } });
  });
});

describe('an agreement', () => {
  it('can be of several kinds, ends the term and its reminders, and no other', async () => {
    await book();

    const view = await makeAgreement(await school.turn(WHO.coordinator), ref, ['back_partly', 'work'], TODAY);

    expect(view).toMatchObject({ kind: 'dossier', state: 'agreed' });
    expect(await agreementsOn(school.engine)).toEqual([{ outcomes: ['back_partly', 'work'], on: TODAY }]);
    expect((await termsNow(school)).agreement?.state).toBe('met');
    expect(await postsWaiting()).toEqual(['concern_accepted', 'table_booked', 'table_tomorrow']);
    expect(await remindedOn(school, '2027-02-09')).toEqual([]);
  });

  it.each([
    [[], TODAY, 'outcome_missing'],
    [['work'], '2026-11-24' as SchoolDate, 'held_in_future'],
  ] as const)(
    'of %j on %s is not put down, and the form stays as it was filled in',
    async (outcomes, madeOn, fault) => {
      const view = await makeAgreement(await school.turn(WHO.coordinator), ref, outcomes, madeOn);

      expect(view).toMatchObject({ kind: 'dossier_agreement', fault, filled: { outcomes, madeOn } });
      expect(await countOf(school, 'agreement')).toBe(0);
    },
  );
});

describe('an agreement that somebody puts down who does not carry the case', () => {
  it.each([
    ['a mentor', WHO.mentor, 'not_for_your_role'],
    ['a partner on a seat of the case', WHO.leerplicht, 'not_for_your_role'],
    ['somebody who could sit there and does not', WHO.leerplichtDeputy, 'not_for_your_role'],
    ['a colleague who carries nothing', WHO.safetyOfficer, 'not_for_your_role'],
  ])('is refused to %s', async (_, who, code) => {
    const view = await makeAgreement(await school.turn(who), ref, ['work'], TODAY);

    expect(view).toEqual({ kind: 'refused', code });
    expect(await countOf(school, 'agreement')).toBe(0);
  });

  it('is refused to a coordinator whose work at the school has ended', async () => {
    const { actor } = await school.turn(WHO.deputyCoordinator);
    await sql
      .raw(`update membership set until_on = '2026-11-22' where person_id = '${WHO.deputyCoordinator}'`)
      .execute(school.engine.db);
    const turn = await school.turn(WHO.deputyCoordinator);

    expect(actor.memberships).not.toEqual(turn.actor.memberships);
    expect(await makeAgreement(turn, ref, ['work'], TODAY)).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
    expect(await countOf(school, 'agreement')).toBe(0);
  });
});

describe('closing a dossier', () => {
  it('stops everything that was still to be said, and calls off the table for whoever was asked', async () => {
    await book();
    await haveChats(school, WHO.swv);

    const view = await closeDossier(await school.turn(WHO.coordinator), ref, 'moved_away');
    const called = viewsTo(await deliverDue(school), WHO.swv);

    expect(view).toMatchObject({ kind: 'dossier', state: 'closed', table: { state: 'cancelled' } });
    expect(Object.values(await termsNow(school)).map(({ state }) => state)).not.toContain('running');
    expect(called).toEqual([expect.objectContaining({ kind: 'table_appointment', phase: 'cancelled' })]);
    expect(await remindedOn(school, '2027-02-09')).toEqual([]);
  });

  it('makes room for a new dossier of the same pupil', async () => {
    await closeDossier(await school.turn(WHO.coordinator), ref, 'left_school');
    const second = await sentConcern(school);

    expect(await accept(school, second)).toMatchObject({ kind: 'triage_decided', route: 'accept' });
  });

  it('is final: a later press shows that it is closed', async () => {
    await closeDossier(await school.turn(WHO.coordinator), ref, 'family_stops');

    const now = { ...ref, version: ref.version + 1 };
    const view = await makeAgreement(await school.turn(WHO.coordinator), now, ['work'], TODAY);

    expect(view).toMatchObject({ kind: 'dossier', state: 'closed' });
    expect(await countOf(school, 'agreement')).toBe(0);
  });
});

describe('the ground of a partner', () => {
  it('is recorded per partner, and from then on the card knows it', async () => {
    const form = await askGround(await school.turn(WHO.coordinator), ref);
    const view = await recordGround(await school.turn(WHO.coordinator), ref, 'leerplicht', 'statutory_task');

    // Sam is 16: the pupil agrees.
    expect(form).toMatchObject({ seats: ['leerplicht', 'jgz', 'swv', 'buurtteam'], consentOf: ['pupil'] });
    expect(view).toMatchObject({ kind: 'dossier', withoutGround: ['jgz', 'swv', 'buurtteam'] });
    expect(await groundOf('leerplicht')).toEqual({ ground: 'statutory_task', on: TODAY });
    expect(await groundOf('jgz')).toEqual({ ground: null, on: null });
  });

  it.each([
    ['jgz', 'statutory_task', 'ground_not_for_seat'],
    [null, 'consent', 'ground_missing'],
    ['jgz', null, 'ground_missing'],
  ] as const)('of %s because of %s is refused: %s', async (seat, ground, fault) => {
    const view = await recordGround(await school.turn(WHO.coordinator), ref, seat, ground);

    expect(view).toMatchObject({ kind: 'dossier_ground', fault });
  });

  it('cannot be consent while a parent was left out, but a task by law can', async () => {
    await closeDossier(await school.turn(WHO.coordinator), ref, 'opened_by_mistake');
    const concern = await sentConcern(school);
    await accept(school, concern, {
      parents: [toldBy(GUARDIAN.ofSam, WHO.mentor), leftOut(GUARDIAN.alsoOfSam, 'court_order')],
      secondPerson: WHO.safetyOfficer,
    });
    const { ref: second } = await dossierOf(school, concern);

    const consent = await recordGround(await school.turn(WHO.coordinator), second, 'buurtteam', 'consent');
    const task = await recordGround(await school.turn(WHO.coordinator), second, 'swv', 'statutory_task');

    expect(consent).toMatchObject({ kind: 'dossier_ground', fault: 'family_not_informed' });
    expect(task).toMatchObject({ kind: 'dossier' });
  });
});

describe('who may see and change a dossier', () => {
  it('is a coordinator of the school, and nobody at a seat', async () => {
    const deputy = await openDossier(await school.turn(WHO.deputyCoordinator), ref);
    const partner = await openDossier(await school.turn(WHO.leerplicht), ref);
    const mentor = await closeDossier(await school.turn(WHO.mentor), ref, 'moved_away');

    expect(deputy).toMatchObject({ kind: 'dossier', number: '26-001' });
    expect([partner, mentor]).toEqual(Array(2).fill({ kind: 'refused', code: 'not_for_your_role' }));
  });

  it('is the mentor too who carries it', async () => {
    await closeDossier(await school.turn(WHO.coordinator), ref, 'opened_by_mistake');
    const concern = await sentConcern(school);
    await accept(school, concern, { parents: BOTH_TOLD, holder: WHO.mentor });
    const { ref: carried } = await dossierOf(school, concern);

    const own = await openDossier(await school.turn(WHO.mentor), carried);
    const other = await openDossier(await school.turn(WHO.otherMentor), carried);

    expect(own).toMatchObject({ kind: 'dossier' });
    expect(other).toEqual({ kind: 'refused', code: 'not_for_your_role' });
  });

  it('sees the present state when an older card is pressed', async () => {
    await makeAgreement(await school.turn(WHO.coordinator), ref, ['work'], TODAY);

    const stale = await closeDossier(await school.turn(WHO.deputyCoordinator), ref, 'moved_away');

    expect(stale).toMatchObject({ kind: 'dossier', state: 'agreed' });
  });
});

/** The table books itself: everybody says yes. */
async function book(): Promise<void> {
  const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id as DossierId));
  if (!table) throw new Error('no table was proposed');
  await agreed(school, { dossier, ref: refOf(table) }, 'yes');
}

async function beginning(): Promise<number> {
  const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id as DossierId));
  return table?.slots.find(({ id }) => id === table.bookedSlotId)?.startsAt ?? 0;
}

async function tableState(): Promise<string | undefined> {
  const found = await sql<{ state: string }>`select state from actietafel`.execute(school.engine.db);
  return found.rows[0]?.state;
}

async function postsWaiting(): Promise<string[]> {
  const found = await sql<{ verb: string }>`
    select params->>'verb' as verb from notice where kind = 'channel_post' and state = 'planned' order by 1
  `.execute(school.engine.db);
  return found.rows.map(({ verb }) => verb);
}

async function groundOf(seat: string) {
  const participants = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.participants(dossier.id));
  const partner = participants.find(({ role }) => role === seat);
  return { ground: partner?.ground, on: partner?.groundOn };
}
