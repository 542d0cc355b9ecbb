import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { takeRoute } from '../../../src/app/triage/deciding.ts';
import { showWorklist } from '../../../src/app/worklist/opening.ts';
import { tellCoordinators } from '../../../src/app/worklist/telling-undelivered.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { noticeQueueOn } from '../../../src/storage/notice-queue.ts';
import { remindedOn } from '../../support/mornings.ts';
import { type Play, play } from '../../support/playing.ts';
import { PUPIL, SCHOOL, WHO } from '../../support/school.ts';
import {
  away,
  deliverDue,
  haveChats,
  reasonsDropped,
  secondCoordinator,
  sentConcern,
  viewsTo,
  waitingFor,
} from '../../support/triage.ts';

const BOTH = [WHO.coordinator, WHO.deputyCoordinator] as const;

describe('which coordinator gets a card', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, ...BOTH);
  });

  afterAll(() => school.close());

  it('is the coordinator and not her deputy, who can see and judge it on the list all the same', async () => {
    const ref = await sentConcern(school);

    expect(await got('triage')).toEqual([WHO.coordinator]);
    expect(await reasonsDropped(school, 'triage')).toEqual(['colleague_asked']);
    expect(await showWorklist(await school.turn(WHO.deputyCoordinator))).toMatchObject({
      items: [{ what: 'judge' }, { what: 'inform' }],
    });
    expect(await decide(ref, WHO.deputyCoordinator)).toMatchObject({ kind: 'triage_decided' });
  });

  it.each([
    ['2026-11-22', [WHO.coordinator]],
    ['2026-11-23', [WHO.deputyCoordinator]],
  ] as const)('is the deputy when the coordinator is away until %s', async (until, expected) => {
    await away(school, WHO.coordinator, '2026-11-20', until);
    await sentConcern(school);

    expect(await got('triage')).toEqual(expected);
  });

  it('is the coordinator when both are away: she finds it on her return', async () => {
    for (const person of BOTH) await away(school, person, '2026-11-23', '2026-11-24');
    await sentConcern(school);

    expect(await got('triage')).toEqual([WHO.coordinator]);
  });

  it('is the deputy too once nobody has acted within the term', async () => {
    await sentConcern(school);

    expect(await remindedOn(school, '2026-11-25', WHO.deputyCoordinator)).toContain(
      'concern_untouched deputy',
    );
  });

  it('is the deputy on a day on which parents have to hear and the coordinator is away', async () => {
    await away(school, WHO.coordinator, '2026-11-24', '2026-11-24');
    await sentConcern(school);
    await deliverDue(school);

    expect(await remindedOn(school, '2026-11-24', WHO.deputyCoordinator)).toEqual([
      'parents_informed responsible',
    ]);
  });

  describe('where each has classes of her own', () => {
    beforeEach(async () => {
      await secondCoordinator(school);
      await scopeOf(WHO.coordinator, ['4H2', '4H3']);
    });

    it('is the one who has the class, else the one who has the whole school', async () => {
      await sentConcern(school);
      await sentConcern(school, { pupilId: PUPIL.ofOtherMentor }, WHO.otherMentor);

      const cards = await deliverDue(school);
      const about = (person: PersonId) =>
        viewsTo(cards, person, 'triage').map((view) => 'roepnaam' in view && view.roepnaam);

      expect(about(WHO.coordinator)).toEqual(['Sam']);
      expect(about(WHO.deputyCoordinator)).toEqual(['Tess']);
    });

    it('is everybody who is there when the one of the class is away and has no deputy', async () => {
      await away(school, WHO.coordinator, '2026-11-23', '2026-11-23');
      await sentConcern(school);

      expect(await got('triage')).toEqual([WHO.deputyCoordinator]);
    });

    it('is the one of the class that was typed, for a pupil who is in no list', async () => {
      await sql`delete from pupil_mentor`.execute(school.engine.db);
      await sentConcern(school, { pupilId: null, typedName: 'Yara', typedClass: '4h3' });

      expect(await got('triage')).toEqual([WHO.coordinator]);
    });
  });

  describe('about a message that did not arrive', () => {
    it('is the coordinator, and not her deputy', async () => {
      await sentConcern(school, { raisedBy: 'parent' });
      await lose('triage', WHO.deputyCoordinator);

      expect(await waitingFor(school, 'not_delivered')).toEqual([WHO.coordinator]);
    });

    it('is her deputy as well when it is she who cannot be reached', async () => {
      await sentConcern(school);
      await lose('triage', WHO.coordinator);

      expect(await waitingFor(school, 'not_delivered')).toEqual([...BOTH]);
    });
  });

  async function got(kind: 'triage'): Promise<string[]> {
    const sent = await deliverDue(school);
    return BOTH.filter((person) => viewsTo(sent, person, kind).length > 0);
  }

  async function decide(ref: CardRef, person: PersonId) {
    return takeRoute(await school.turn(person), ref, { route: 'advice', reason: 'school_can_do_it' });
  }

  async function scopeOf(person: PersonId, classes: string[]): Promise<void> {
    const keys = await school.deps.store.transact(SCHOOL, async ({ people }) =>
      classes.map((name) => people.keyOfClass(name)),
    );
    await sql`update membership set scope_lookup = ${keys}::text[] where person_id = ${person}::uuid`.execute(
      school.engine.db,
    );
  }

  async function lose(kind: string, to: PersonId): Promise<void> {
    const claimed = await noticeQueueOn(school.engine.db).claim(school.clock.now(), 200, 60);
    const notice = claimed.find((each) => each.kind === kind && each.to.id === to);
    if (!notice) throw new Error(`no ${kind} was planned for ${to}`);
    await tellCoordinators(school.deps)(notice, 'blocked');
  }
});
