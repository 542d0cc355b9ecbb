import { describe, expect, it } from '@jest/globals';
import type { DueEvent, EventShown, KeptEvent } from '../../src/app/ports/events.ts';
import type { ActietafelId, Instant, ParticipantId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { eventStage } from '../support/event-stage.ts';
import { SCHOOL } from '../support/school.ts';
import { askedTable } from '../support/tables.ts';

const HOUR = 60 * 60_000;
const SHOWN: EventShown = {
  organiser: null,
  startsAt: Date.parse('2026-11-25T07:00:00Z') as Instant,
  endsAt: Date.parse('2026-11-25T08:00:00Z') as Instant,
  place: 'Testcollege',
  number: '26-001',
  language: 'nl',
  invited: [{ mail: 'hanna@voorbeeld.example', participantIds: ['p1' as ParticipantId] }],
};
const STANDING: Pick<KeptEvent, 'state' | 'eventId' | 'shown' | 'reason'> = {
  state: 'standing',
  eventId: 'AAMk1=',
  shown: SHOWN,
  reason: null,
};

/** What every engine has to do the same with events in the school's calendar; run once per engine. */
export function eventContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`events of the school on ${engineName}`, () => {
    const { school, asked, kept, keeps } = eventStage(open);
    const now = () => school().clock.now();
    const hence = (milliseconds: number) => (now() + milliseconds) as Instant;
    const id = () => asked().ref.id as ActietafelId;
    const takeDue = (at = now()) =>
      school().deps.store.outside((tx) => tx.events.takeDue(at, (at + HOUR) as Instant));
    const takeToRead = (at = now()) =>
      school().deps.store.outside((tx) => tx.events.takeToRead(at, (at + HOUR) as Instant));
    const changed = (table = id()) =>
      school().deps.store.transact(SCHOOL, (tx) => tx.events.changed(table, now()));
    const keep = (due: DueEvent, event = STANDING, failed = false) =>
      school().deps.store.transact(SCHOOL, (tx) =>
        tx.events.keep(due, event, { dueAt: hence(2 * HOUR), readDueAt: hence(HOUR), failed }),
      );

    it('are due once when a table is booked, and come back as they were kept', async () => {
      const due = (await takeDue()) as DueEvent;
      expect(due).toMatchObject({ schoolId: SCHOOL, actietafelId: id(), attempts: 0 });
      expect(await takeDue()).toBeNull();

      await keep(due);

      expect(await kept()).toEqual({ ...STANDING, made: 0 });
      expect(await takeDue(hence(2 * HOUR - 1))).toBeNull();
      expect(await takeDue(hence(2 * HOUR))).toMatchObject({ attempts: 0 });
    });

    it('are due at once when the table changed while somebody was at it', async () => {
      const due = (await takeDue()) as DueEvent;
      await changed();
      await keep(due);

      expect(await kept()).toMatchObject({ state: 'standing' });
      expect(await takeDue()).toMatchObject({ wish: due.wish + 1 });
    });

    it('take nothing from whoever held them before', async () => {
      const first = (await takeDue()) as DueEvent;
      const second = (await takeDue(hence(HOUR))) as DueEvent;
      await keep(second);
      await keep(first, { state: 'gone', eventId: null, shown: null, reason: null });

      expect(await kept()).toMatchObject({ state: 'standing' });
      const begin = (due: DueEvent) => school().deps.store.transact(SCHOOL, (tx) => tx.events.begin(due, 7));
      expect(await begin(first)).toBe(false);
      expect(await begin(second)).toBe(true);
      expect(await kept()).toMatchObject({ state: 'making', made: 7 });
    });

    it('count how often it did not work, until it does or the table changes', async () => {
      await keep((await takeDue()) as DueEvent, { ...STANDING, reason: 'graph_503' }, true);
      const again = (await takeDue(hence(2 * HOUR))) as DueEvent;
      expect(again.attempts).toBe(1);
      await keep(again, STANDING, true);
      await changed();

      expect(await takeDue()).toMatchObject({ attempts: 0 });
    });

    it('are read in turn while they stand, and not before their time', async () => {
      expect(await takeToRead()).toBeNull();
      await keep((await takeDue()) as DueEvent);

      expect(await takeToRead(hence(HOUR - 1))).toBeNull();
      expect(await takeToRead(hence(HOUR))).toEqual(expect.objectContaining({ actietafelId: id() }));
      expect(await takeToRead(hence(HOUR))).toBeNull();
    });

    it('are looked at when somebody took one out of the calendar, and it is still the same', async () => {
      const due = (await takeDue()) as DueEvent;
      await keep(due);
      const gone = (eventId: string) =>
        school().deps.store.transact(SCHOOL, (tx) => tx.events.gone(id(), eventId, now()));

      await gone('another');
      expect(await kept()).toMatchObject(STANDING);
      await gone('AAMk1=');
      expect(await kept()).toEqual({ state: 'gone', eventId: null, shown: null, reason: null, made: 0 });
      expect(await takeDue()).not.toBeNull();
    });

    it('go to one process each', async () => {
      const others = [await askedTable(school(), 'noor')];
      for (const { ref } of others) await changed(ref.id as ActietafelId);

      const taken = await Promise.all(Array.from({ length: 5 }, () => takeDue()));

      expect(taken.flatMap((due) => due?.actietafelId ?? []).sort()).toEqual(
        [id(), ...others.map(({ ref }) => ref.id)].sort(),
      );
    });

    it('are brought to what the table is', async () => {
      await keeps();

      expect(await kept()).toMatchObject({ state: 'standing', made: 1 });
    });
  });
}
