import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import type { Appointment } from '../../../src/app/table/views.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, SCHOOL, WHO } from '../../support/school.ts';
import { type Asked, agreed, askedTable, refOf, tableNow } from '../../support/tables.ts';
import { deliverDue } from '../../support/triage.ts';

let school: Play;

beforeAll(async () => {
  school = await play();
}, 30_000);

beforeEach(() => school.again());
afterAll(() => school.close());

describe('a table that changes, whose moment stands in the agendas of those who are mailed', () => {
  let asked: Asked;
  const letters: Record<string, unknown>[] = [];
  let invited: { startsAt: number; sequence: number };

  beforeEach(async () => {
    asked = await askedTable(school);
    await agreed(school, asked, 'yes');
    letters.splice(0);
    await deliverDue(school);
    const { slots, sequence } = await tableNow(school, asked.ref);
    invited = { startsAt: slots[0]?.startsAt ?? 0, sequence };
    await moveTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));
  });

  it('takes it out when it is called off before the new question was sent', async () => {
    await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));

    expect(await letterTo(GUARDIAN.ofSam)).toMatchObject({ phase: 'cancelled', moment: null });
    await outOfAgenda();
  });

  it('takes it out when it is called off after the new question was sent', async () => {
    await deliverDue(school);
    await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));

    await outOfAgenda();
  });

  it('takes it out with the question of a second move that overtakes the first', async () => {
    school.clock.forward(1000);
    await moveTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));

    await outOfAgenda();
  });

  it('takes it out when the dossier is closed, and says that it is off', async () => {
    const { dossier } = await dossierOfTable();
    await closeDossier(await school.turn(WHO.coordinator), dossier, 'moved_away');

    expect(await letterTo(GUARDIAN.ofSam)).toMatchObject({ phase: 'cancelled', closedOn: '2026-11-23' });
    await outOfAgenda();
  });

  it('puts the new one in its place when it is booked again, and takes that one out after that', async () => {
    const round = { ...asked, ref: refOf(await tableNow(school, asked.ref)) };
    await agreed(school, round, 'yes');
    const { slots, bookedSlotId } = await tableNow(school, asked.ref);
    const booked = slots.find(({ id }) => id === bookedSlotId);

    expect(await letterTo(GUARDIAN.ofSam)).toMatchObject({
      phase: 'moved',
      appointment: { cancelled: false, startsAt: booked?.startsAt },
    });
    await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));
    expect(await letterTo(GUARDIAN.ofSam)).toMatchObject({
      appointment: { cancelled: true, startsAt: booked?.startsAt },
    });
  });

  /** The newest letter to this parent. */
  async function letterTo(id: string): Promise<Record<string, unknown> | undefined> {
    for (const { to, delivery } of await deliverDue(school))
      if (to === id && delivery.kind === 'mail') letters.push(delivery.letter);
    return letters.at(-1);
  }

  async function outOfAgenda(): Promise<void> {
    const letter = (await letterTo(GUARDIAN.ofSam)) as {
      appointment?: Appointment;
      insteadOf?: { appointment: Appointment };
    };
    const appointment = letter.appointment ?? letter.insteadOf?.appointment;
    expect(appointment).toMatchObject({
      uid: `${asked.ref.id}@actietafel`,
      cancelled: true,
      startsAt: invited.startsAt,
    });
    expect(appointment?.sequence).toBeGreaterThan(invited.sequence);
  }

  async function dossierOfTable() {
    const { dossierId } = await tableNow(school, asked.ref);
    const found = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(dossierId));
    return { dossier: { schoolId: SCHOOL, id: dossierId, version: found?.version ?? 0 } };
  }
});
