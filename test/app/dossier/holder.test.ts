import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { askHolder, changeHolder } from '../../../src/app/dossier/changing-holder.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { openDossier } from '../../../src/app/dossier/showing-dossier.ts';
import { takeSteps } from '../../../src/app/guarding/taking-steps.ts';
import type { Dossier, Participant } from '../../../src/app/ports/dossiers.ts';
import { preparingOf } from '../../../src/app/preparing-notices.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { showWorklist } from '../../../src/app/worklist/opening.ts';
import { tellCoordinators } from '../../../src/app/worklist/telling-undelivered.ts';
import type { PersonId, SchoolDate, WallMinute } from '../../../src/domain/ids.ts';
import { noticeQueueOn } from '../../../src/storage/notice-queue.ts';
import { morning, remindedOn } from '../../support/mornings.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../../support/school.ts';
import { agreed, refOf } from '../../support/tables.ts';
import {
  accept,
  deliverDue,
  dossierOf,
  haveChats,
  openedDossier,
  sentConcern,
  toldBy,
  viewsTo,
  waitingFor,
} from '../../support/triage.ts';

describe('the casushouder', () => {
  let school: Play;
  let dossier: Dossier;
  let ref: CardRef;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.mentor, WHO.coordinator, WHO.deputyCoordinator);
    ({ dossier, ref } = await openedDossier(school));
    await deliverDue(school);
  });

  afterAll(() => school.close());

  describe('handed to a colleague', () => {
    it('can be a coordinator or a mentor of the pupil, and not the one who is it now', async () => {
      const form = await askHolder(await school.turn(WHO.coordinator), ref);

      expect(form).toMatchObject({
        kind: 'dossier_holder',
        colleagues: [
          { id: WHO.deputyCoordinator, label: 'Dirk' },
          { id: WHO.mentor, label: 'Anna' },
        ],
        fault: null,
      });
    });

    it('carries it from then on: the card says so, and every reminder of it goes along', async () => {
      const view = await hand(WHO.mentor);

      expect(view).toMatchObject({ kind: 'dossier', holder: { kind: 'colleague', roepnaam: 'Anna' } });
      expect(await waitingFor(school, 'booking_needs_you')).toEqual([WHO.mentor]);
      expect(await remindedOn(school, '2026-11-27', WHO.mentor)).toEqual(['own card dossier']);
    });

    it('hears on the same day what the one before was to hear, and that one does not', async () => {
      const { wallClock } = school.deps;
      school.clock.set(wallClock.instantOf('2026-11-27' as SchoolDate, (6 * 60) as WallMinute));
      await takeSteps(school.deps, SCHOOL);

      await hand(WHO.mentor);
      const sent = await morning(school, '2026-11-27');

      expect(viewsTo(sent, WHO.mentor, 'digest')).toEqual([expect.objectContaining({ kind: 'dossier' })]);
      expect(JSON.stringify(viewsTo(sent, WHO.coordinator, 'digest'))).not.toContain('reminded');
    });

    it('is told to both when a third hands it over', async () => {
      await hand(WHO.mentor, WHO.deputyCoordinator);
      const sent = await deliverDue(school);

      expect(viewsTo(sent, WHO.mentor, 'holder_changed')).toEqual([
        expect.objectContaining({ kind: 'dossier', because: 'holder_changed', holder: { kind: 'me' } }),
      ]);
      expect(viewsTo(sent, WHO.coordinator, 'holder_changed')).toEqual([
        { kind: 'dossier_handed', number: '26-001', roepnaam: 'Sam', roepnaamOfHolder: 'Anna' },
      ]);
    });

    it('is told to the other alone when one of the two hands it over', async () => {
      await hand(WHO.mentor);

      expect(await waitingFor(school, 'holder_changed')).toEqual([WHO.mentor]);
    });

    it('gives the reminders back along with the case', async () => {
      await hand(WHO.mentor);
      await hand(WHO.coordinator);

      expect(await remindedOn(school, '2026-11-27')).toEqual(['first_table responsible']);
    });

    it('is on record with who did it', async () => {
      await hand(WHO.mentor, WHO.deputyCoordinator);

      const found = await sql`
        select actor_id, subject_id from audit where action = 'dossier.holder_changed'
      `.execute(school.engine.db);
      expect(found.rows).toEqual([{ actor_id: WHO.deputyCoordinator, subject_id: dossier.id }]);
    });

    it('is not anybody else', async () => {
      const stranger = await hand(WHO.otherMentor);
      const nobody = await changeHolder(await school.turn(WHO.coordinator), await refNow(), null);
      const same = await hand(WHO.coordinator);

      for (const view of [stranger, nobody, same])
        expect(view).toMatchObject({ kind: 'dossier_holder', fault: 'colleague_unknown' });
      expect((await now()).casushouderId).toBe(WHO.coordinator);
    });

    it.each([WHO.otherMentor, WHO.leerplicht, WHO.mentor])(
      'is not for who does not carry it (%s)',
      async (person) => {
        expect(await hand(WHO.mentor, person)).toEqual({ kind: 'refused', code: 'not_for_your_role' });
        expect((await now()).casushouderId).toBe(WHO.coordinator);
      },
    );

    it('does nothing from an older card, nor when the case is closed', async () => {
      const old = await refNow();
      await hand(WHO.mentor);
      const late = await changeHolder(await school.turn(WHO.coordinator), old, WHO.deputyCoordinator);
      await closeDossier(await school.turn(WHO.coordinator), await refNow(), 'moved_away');
      const closed = await hand(WHO.deputyCoordinator);

      expect(late).toMatchObject({ kind: 'dossier' });
      expect(closed).toMatchObject({ kind: 'dossier', state: 'closed' });
      expect((await now()).casushouderId).toBe(WHO.mentor);
    });

    it('takes the place of the coordinator at the table, and is asked which moments suit', async () => {
      await hand(WHO.deputyCoordinator);
      const [asked] = viewsTo(await deliverDue(school), WHO.deputyCoordinator, 'vote_request');

      expect(asked).toMatchObject({ kind: 'table_round', isAsked: true });
      expect(await coordinatorsAtTable()).toEqual([WHO.deputyCoordinator]);
    });

    it('is invited when the table is booked already', async () => {
      const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
      await agreed(school, { dossier, ref: refOf(table as never) }, 'yes');
      await deliverDue(school);

      await hand(WHO.deputyCoordinator);

      expect(viewsTo(await deliverDue(school), WHO.deputyCoordinator, 'table_booked')).toEqual([
        expect.objectContaining({ kind: 'table_appointment', phase: 'booked' }),
      ]);
    });

    it('leaves the table as it is when it is a mentor', async () => {
      await hand(WHO.mentor);

      expect(await coordinatorsAtTable()).toEqual([WHO.coordinator]);
    });
  });

  describe('who left the school', () => {
    beforeEach(async () => {
      await hand(WHO.mentor);
      await deliverDue(school);
      await school.engine.script(
        `update membership set until_on = '2026-11-22' where person_id = '${WHO.mentor}'`,
      );
    });

    it('is said on the list and on the card, which leads to another', async () => {
      const list = await showWorklist(await school.turn(WHO.coordinator));
      const card = await openDossier(await school.turn(WHO.coordinator), ref);
      await hand(WHO.deputyCoordinator);
      const after = await showWorklist(await school.turn(WHO.coordinator));

      expect(list).toMatchObject({ items: [{ what: 'holder', number: '26-001' }, { what: 'book' }] });
      expect(card).toMatchObject({ kind: 'dossier', holder: { kind: 'nobody' } });
      expect(after).toMatchObject({ items: [{ what: 'book' }] });
    });

    it('is reminded of nothing: the terms go to the coordinators', async () => {
      expect(await remindedOn(school, '2026-11-27', WHO.mentor)).toEqual([]);
      expect(await remindedOn(school, '2026-12-01')).toEqual(['first_table responsible']);
    });

    it('is asked nothing: what a booking needs goes to the coordinators', async () => {
      const kind = 'booking_needs_you';
      school.clock.set('2026-11-24T11:00:00Z');
      const lost = await lostOf(kind);
      const sent = await deliverDue(school);

      expect(lost).toEqual([WHO.mentor]);
      expect(viewsTo(sent, WHO.mentor, kind)).toEqual([]);
      expect(viewsTo(sent, WHO.coordinator, kind)).toHaveLength(1);
    });

    it('sees nothing of the table any more, and can do nothing with it', async () => {
      const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
      await school.engine.script(
        `update participant set until_on = '2026-11-22' where person_id = '${WHO.mentor}'`,
      );

      expect(await showTable(await school.turn(WHO.mentor), refOf(table as never))).toEqual({
        kind: 'refused',
        code: 'not_your_seat',
      });
    });
  });

  it('of another case is not touched', async () => {
    const other = await openedDossierOfNoor();

    await hand(WHO.mentor);

    expect(await remindedOn(school, '2026-11-27')).toEqual(['first_table responsible']);
    expect(other.dossier.casushouderId).toBe(WHO.coordinator);
  });

  async function hand(to: PersonId, by: PersonId = WHO.coordinator) {
    return changeHolder(await school.turn(by), await refNow(), to);
  }

  async function now(): Promise<Dossier> {
    const found = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(dossier.id));
    if (!found) throw new Error('the dossier is gone');
    return found;
  }

  async function refNow(): Promise<CardRef> {
    return { ...ref, version: (await now()).version };
  }

  async function coordinatorsAtTable(): Promise<string[]> {
    const all: Participant[] = await school.deps.store.transact(SCHOOL, (tx) =>
      tx.dossiers.participants(dossier.id),
    );
    return all
      .filter(({ role, untilOn }) => role === 'ondersteuningscoordinator' && untilOn === null)
      .map(({ who }) => who.id);
  }

  /** What cannot be delivered is settled as the sender does it: the coordinators are told first. */
  async function lostOf(kind: string): Promise<string[]> {
    const queue = noticeQueueOn(school.engine.db);
    const prepare = preparingOf(school.deps);
    const lost: string[] = [];
    for (const notice of await queue.claim(school.clock.now(), 200, 60)) {
      const delivery = await prepare(notice);
      const at = school.clock.now();
      if (notice.kind !== kind || delivery.kind !== 'unreachable') {
        await queue.settle(notice.id, notice.fence, { state: 'dropped', reason: 'other', at });
        continue;
      }
      await tellCoordinators(school.deps)(notice, delivery.reason);
      await queue.settle(notice.id, notice.fence, { state: 'failed', reason: delivery.reason, at });
      lost.push(notice.to.id);
    }
    return lost;
  }

  async function openedDossierOfNoor() {
    const concern = await sentConcern(school, { pupilId: PUPIL.noor });
    await accept(school, concern, { parents: [toldBy(GUARDIAN.ofNoor, WHO.coordinator)] });
    return dossierOf(school, concern);
  }
});
