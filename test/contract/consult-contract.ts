import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Consult } from '../../src/app/ports/consults.ts';
import type { Tx } from '../../src/app/ports/store.ts';
import type { ConcernId, ConsultId, LinkId, SchoolDate, SchoolId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { sentConcern } from '../support/triage.ts';

const OTHER_SCHOOL = '019ad111-0000-7000-8000-000000000099' as SchoolId;

/** What every engine does the same with questions to one partner, and with concerns that somebody follows; run once per engine. */
export function consultContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`questions to one partner on ${engineName}`, () => {
    let school: Play;
    let concernId: ConcernId;

    beforeAll(async () => {
      school = await play('2026-11-23T09:00:00Z', open);
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      concernId = (await sentConcern(school)).id as ConcernId;
    });

    afterAll(() => school.close());

    it('come back as they were stored, in the order in which they were asked', async () => {
      const first = await consult({});
      const second = await consult({ isAnonymous: true, personId: WHO.leerplichtDeputy });

      await at(async (tx) => {
        await tx.consults.add(first);
        await tx.consults.add(second);
      });

      expect(await at((tx) => tx.consults.byId(first.id))).toEqual(first);
      expect(await at((tx) => tx.consults.forChange(second.id))).toEqual(second);
      expect(await at((tx) => tx.consults.of(concernId))).toEqual([first, second]);
    });

    it('change state with the next version, and not over a newer one', async () => {
      const asked = await consult({});
      await at((tx) => tx.consults.add(asked));

      const calling = await at((tx) => tx.consults.store({ ...asked, state: 'calling' }));

      await expect(at((tx) => tx.consults.store({ ...asked, state: 'done' }))).rejects.toThrow();
      expect(calling).toMatchObject({ state: 'calling', version: 2 });
      expect(await at((tx) => tx.consults.byId(asked.id))).toEqual(calling);
    });

    it('are live from asked to done, and not when they were passed, ended or seen', async () => {
      for (const state of ['asked', 'calling', 'done', 'passed', 'ended', 'seen'] as const) {
        const made = await consult({ state });
        await at((tx) => tx.consults.add(made));
      }

      expect((await at((tx) => tx.consults.live())).map(({ state }) => state)).toEqual([
        'asked',
        'calling',
        'done',
      ]);
    });

    it('are those of one school', async () => {
      const asked = await consult({});
      await at((tx) => tx.consults.add(asked));

      expect(await at((tx) => tx.consults.byId(asked.id), OTHER_SCHOOL)).toBeNull();
      expect(await at((tx) => tx.consults.live(), OTHER_SCHOOL)).toEqual([]);
    });

    it('have a door that is found by the question, and not when it was revoked', async () => {
      const asked = await consult({});
      const id = school.deps.ids.next<LinkId>();
      await at(async (tx) => {
        await tx.consults.add(asked);
        await tx.links.add({
          id,
          schoolId: SCHOOL,
          purpose: 'answer_consult',
          holder: { kind: 'consult', id: asked.id },
          concernId,
          actietafelId: null,
          expiresAt: school.clock.now(),
          revokedAt: null,
        });
      });

      const found = await at((tx) => tx.links.ofConsult(asked.id));
      await at((tx) => tx.links.revoke([id], school.clock.now()));

      expect(found).toMatchObject({ id, holder: { kind: 'consult', id: asked.id } });
      expect(await at((tx) => tx.links.ofConsult(asked.id))).toBeNull();
    });

    it('belong to a concern that is followed, longest first, and not to one that waits or is over', async () => {
      const states = ['one_partner', 'within_school', 'anonymous_consult', 'advice', 'returned'] as const;
      for (const state of states) {
        school.clock.forward(1_000);
        const { id } = await sentConcern(school);
        await at(async (tx) => {
          const concern = await tx.concerns.forChange(id as ConcernId);
          if (concern)
            await tx.concerns.store(
              { ...concern, state, decidedAt: school.clock.now(), triage: decidedBy(state) },
              school.clock.now(),
            );
        });
      }

      const followed = await at((tx) => tx.concerns.followed());

      expect(followed.map(({ state }) => state)).toEqual([
        'one_partner',
        'within_school',
        'anonymous_consult',
      ]);
      expect(followed[0]?.triage).toEqual(decidedBy('one_partner'));
    });

    it('are kept apart from doubts about safety, which are found longest first', async () => {
      const before = await at((tx) => tx.concerns.doubted());
      for (const doubted of [true, true, false]) {
        school.clock.forward(1_000);
        const { id } = await sentConcern(school);
        await at(async (tx) => {
          const concern = await tx.concerns.forChange(id as ConcernId);
          const doubtedAt = doubted ? school.clock.now() : null;
          if (concern) await tx.concerns.store({ ...concern, doubtedAt }, school.clock.now());
        });
      }

      const found = await at((tx) => tx.concerns.doubted());

      expect(before).toEqual([]);
      expect(found).toHaveLength(2);
      expect(Number(found[0]?.doubtedAt)).toBeLessThan(Number(found[1]?.doubtedAt));
    });

    async function consult(own: Partial<Consult>): Promise<Consult> {
      school.clock.forward(1_000);
      const seats = await at((tx) => tx.dossiers.seats('2026-11-23' as SchoolDate));
      const seat = seats.find(({ kind }) => kind === 'leerplicht');
      if (!seat) throw new Error('the school has no seat for leerplicht');
      return {
        id: school.deps.ids.next<ConsultId>(),
        concernId,
        seatId: seat.id,
        seat: seat.kind,
        personId: WHO.leerplicht,
        isAnonymous: false,
        state: 'asked',
        version: 1,
        askedBy: WHO.coordinator,
        askedAt: school.clock.now(),
        changedAt: school.clock.now(),
        ...own,
      };
    }

    function at<T>(work: (tx: Tx) => Promise<T>, schoolId: SchoolId = SCHOOL): Promise<T> {
      return school.deps.store.transact(schoolId, work);
    }
  });
}

function decidedBy(route: string) {
  return {
    route,
    reason: 'one_question',
    reviewOn: '2026-12-01',
    question: null,
    partner: 'leerplicht',
    ageBand: null,
    reviewedOn: null,
    told: null,
  };
}
