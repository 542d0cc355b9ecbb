import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { askPause, endPause, startPause } from '../../../src/app/dossier/pausing.ts';
import { openDossier } from '../../../src/app/dossier/showing-dossier.ts';
import { termFrom } from '../../../src/app/guarding/beginning.ts';
import type { Dossier } from '../../../src/app/ports/dossiers.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import type { PauseAsked } from '../../../src/domain/pausing.ts';
import type { DeadlineRule } from '../../../src/domain/terms/term.ts';
import { audited } from '../../support/audit-plants.ts';
import { doubt } from '../../support/doubting.ts';
import { morning, remindedOn } from '../../support/mornings.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { haveChats, openedDossier, refNow, termsNow, viewsTo } from '../../support/triage.ts';

/** On Monday 23 November, with the first table due on the 30th; from then until Thursday 10 December. */
const UNTIL = '2026-12-10' as SchoolDate;
const AGREED: PauseAsked = { untilOn: UNTIL, reason: 'cause_first', agreedWith: ['pupil', 'parents'] };

let school: Play;
let dossier: Dossier;
let ref: CardRef;
let concern: CardRef;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator, WHO.deputyCoordinator, WHO.mentor);
  ({ dossier, ref } = await openedDossier(school));
  concern = { schoolId: SCHOOL, id: dossier.concernId, version: 0 };
});

afterAll(() => school.close());

describe('a dossier that pauses on purpose', () => {
  it('says until when and to nobody in Teams why, and keeps the day of the agreement in sight', async () => {
    const view = await paused();

    expect(view).toMatchObject({
      kind: 'dossier',
      pausedUntil: UNTIL,
      agreementDueOn: '2027-02-23',
    });
    expect(JSON.stringify(view)).not.toContain('cause_first');
    expect(await pausesOnRecord()).toEqual([
      { fromOn: '2026-11-23', untilOn: UNTIL, reason: 'cause_first', agreedWith: ['pupil', 'parents'] },
    ]);
  });

  it('has nobody asked about a house rule until it is over, and then whoever is responsible first', async () => {
    await paused();

    expect(await remindedOn(school, '2026-11-27')).toEqual([]);
    expect(await remindedOn(school, '2026-12-01')).toEqual([]);
    expect(await remindedOn(school, '2026-12-02', WHO.deputyCoordinator)).toEqual([]);
    await remindedOn(school, UNTIL);
    expect(await remindedOn(school, '2026-12-11')).toEqual(['first_table responsible']);
    expect(await remindedOn(school, '2026-12-14', WHO.deputyCoordinator)).toEqual(['first_table deputy']);
  });

  it.each([
    ['runs to its last day', null],
    ['is ended sooner', '2026-11-24T10:00:00Z'],
  ])('that %s leaves alone until its own day what somebody put off for longer', async (_how, endedAt) => {
    await school.deps.store.transact(SCHOOL, async (tx) => {
      const terms = await tx.deadlines.of({ dossierId: dossier.id });
      const putOff = terms.filter(({ rule }) => rule === 'first_table');
      await tx.deadlines.store(
        putOff.map((term) => ({ ...term, snoozes: 1, snoozedUntil: '2026-11-30' as SchoolDate })),
      );
    });
    await paused('2026-11-25' as SchoolDate);
    if (endedAt) {
      school.clock.set(endedAt);
      await endPause(await school.turn(WHO.coordinator), await now());
    }

    for (const on of ['2026-11-25', '2026-11-26', '2026-11-27'])
      expect(await remindedOn(school, on)).not.toContain('first_table responsible');
    expect(await remindedOn(school, '2026-11-30')).toContain('first_table responsible');
  });

  it('does not call what waits late', async () => {
    await paused();

    const sent = await morning(school, '2026-12-08');

    expect(JSON.stringify(viewsTo(sent, WHO.coordinator, 'digest'))).not.toContain('first_table');
  });

  it('has what is law asked about as ever, with the pause beside it', async () => {
    await paused();
    await begin('absence_16h');

    // Working days, the last of which is Monday the 30th; it is asked about four school days before.
    const sent = await morning(school, '2026-11-24');

    expect(viewsTo(sent, WHO.coordinator, 'digest')).toMatchObject([
      {
        parts: [
          {
            digest: {
              sections: [
                { kind: 'reminded', lines: [{ term: { rule: 'absence_16h', pausedUntil: UNTIL } }] },
              ],
            },
          },
        ],
      },
    ]);
  });

  it('holds a house rule that begins meanwhile', async () => {
    await paused();
    await begin('report_shared');

    expect(await remindedOn(school, '2026-11-27')).toEqual([]);
    await remindedOn(school, UNTIL);
    expect(await remindedOn(school, '2026-12-11')).toEqual([
      'first_table responsible',
      'report_shared responsible',
    ]);
  });

  it('is no fault to whoever looks over everything, from its first day to a week after its last', async () => {
    await paused();
    await begin('report_shared');
    const found = [];
    for (const on of ['2026-11-24', '2026-11-27', '2026-12-01', UNTIL, '2026-12-11', '2026-12-17']) {
      await morning(school, on);
      found.push((await audited(school)).found);
    }

    expect(found).toEqual([{}, {}, {}, {}, {}, {}]);
  });

  it('is asked about on its last day, and once', async () => {
    await paused();

    expect(await remindedOn(school, '2026-12-09')).toEqual([]);
    expect(await remindedOn(school, UNTIL)).toEqual(['pause_over responsible']);
    expect(await remindedOn(school, '2026-12-11')).not.toContain('pause_over responsible');
    expect(await remindedOn(school, '2026-12-17')).not.toContain('pause_over responsible');
    expect((await termsNow(school)).pause_over?.state).toBe('over');
  });

  it('goes on sooner when somebody ends it, and all is asked about again', async () => {
    await paused();
    school.clock.set('2026-11-26T10:00:00Z');

    const view = await endPause(await school.turn(WHO.coordinator), await now());

    expect(view).toMatchObject({ kind: 'dossier', pausedUntil: null });
    expect((await termsNow(school)).pause_over?.state).toBe('met');
    expect((await pausesOnRecord()).map(({ untilOn }) => untilOn)).toEqual(['2026-11-26']);
    expect(await remindedOn(school, '2026-11-27')).toEqual(['first_table responsible']);
  });

  it('can pause a second time, and not a third', async () => {
    for (const on of ['2026-11-23', '2026-11-24', '2026-11-25']) {
      school.clock.set(`${on}T09:00:00Z`);
      const view = await startPause(await school.turn(WHO.coordinator), await now(), AGREED);
      if (on < '2026-11-25') expect(view).toMatchObject({ pausedUntil: UNTIL });
      else expect(view).toEqual({ kind: 'refused', code: 'pause_too_often' });
      await endPause(await school.turn(WHO.coordinator), await now());
    }
    const asked = await askPause(await school.turn(WHO.coordinator), await now());

    expect(asked).toEqual({ kind: 'refused', code: 'pause_too_often' });
    expect(await pausesOnRecord()).toHaveLength(2);
  });

  it('pauses no more once it is closed', async () => {
    await paused();

    const view = await closeDossier(await school.turn(WHO.coordinator), await now(), 'family_stops');

    expect(view).toMatchObject({ state: 'closed', pausedUntil: null });
    expect((await termsNow(school)).pause_over?.state).toBe('stopped');
    expect((await pausesOnRecord()).map(({ untilOn }) => untilOn)).toEqual(['2026-11-23']);
  });

  it('is put down once, however often it is pressed', async () => {
    const first = await startPause(await school.turn(WHO.coordinator, 'pause'), ref, AGREED);
    const second = await startPause(await school.turn(WHO.coordinator, 'pause'), ref, AGREED);
    const third = await startPause(await school.turn(WHO.coordinator), await now(), AGREED);

    expect(second).toEqual(first);
    expect(third).toMatchObject({ pausedUntil: UNTIL });
    expect(await pausesOnRecord()).toHaveLength(1);
  });
});

describe('a pause', () => {
  it.each([
    [{ reason: null }, 'pause_reason_missing'],
    [{ agreedWith: ['partners'] }, 'pause_not_agreed'],
    [{ untilOn: '2026-11-23' as SchoolDate }, 'pause_day_odd'],
    [{ untilOn: '2026-12-15' as SchoolDate }, 'pause_day_odd'],
  ] as const)(
    'with %j is refused with the form as it was filled in, and changes nothing',
    async (wrong, fault) => {
      const view = await startPause(await school.turn(WHO.coordinator), ref, { ...AGREED, ...wrong });

      expect(view).toMatchObject({
        kind: 'dossier_pause',
        fault,
        lastOn: '2026-12-14',
        filled: { ...AGREED, ...wrong },
      });
      expect([await pausesOnRecord(), (await openNow()).pausedUntil]).toEqual([[], null]);
    },
  );

  it('is not possible when the three months are over', async () => {
    school.clock.set('2027-02-23T10:00:00Z');

    const asked = await askPause(await school.turn(WHO.coordinator), ref);

    expect(asked).toEqual({ kind: 'refused', code: 'pause_past_due' });
  });

  it('is not for a case about which somebody doubts whether it is safe', async () => {
    await doubt(school, await refNow(school, concern));

    const view = await startPause(await school.turn(WHO.coordinator), await now(), AGREED);

    expect(view).toEqual({ kind: 'refused', code: 'safety_first' });
    expect(await pausesOnRecord()).toEqual([]);
  });

  it('is for whoever carries the dossier and nobody else', async () => {
    const view = await startPause(await school.turn(WHO.otherMentor), ref, AGREED);

    expect(view).toEqual({ kind: 'refused', code: 'not_for_your_role' });
  });
});

async function paused(untilOn = UNTIL) {
  return startPause(await school.turn(WHO.coordinator), ref, { ...AGREED, untilOn });
}

async function now(): Promise<CardRef> {
  const found = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(dossier.id));
  return { ...ref, version: found?.version ?? 0 };
}

async function openNow() {
  const view = await openDossier(await school.turn(WHO.coordinator), await now());
  if (view.kind !== 'dossier') throw new Error(`There came ${view.kind}.`);
  return view;
}

function pausesOnRecord() {
  return school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.pauses(dossier.id));
}

async function begin(rule: DeadlineRule): Promise<void> {
  const turn = await school.turn(WHO.coordinator);
  await school.deps.store.transact(SCHOOL, async (tx) => {
    const about = { dossierId: dossier.id };
    await tx.deadlines.start([termFrom(turn, await tx.schools.here(), { rule, about })]);
  });
}
