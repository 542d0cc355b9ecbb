import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { followRosters } from '../../../src/app/chores/following-roster.ts';
import { askClose } from '../../../src/app/dossier/asking.ts';
import { changeHolder } from '../../../src/app/dossier/changing-holder.ts';
import { keepOpen } from '../../../src/app/dossier/telling-roster.ts';
import type { Roster } from '../../../src/app/ports/roster.ts';
import type { PersonId, SchoolDate } from '../../../src/domain/ids.ts';
import { rostersOn } from '../../../src/storage/roster.ts';
import { testKeys } from '../../support/database.ts';
import { doubt } from '../../support/doubting.ts';
import { type Play, play } from '../../support/playing.ts';
import { PUPIL, SCHOOL, testRoster, WHO } from '../../support/school.ts';
import { type Asked, agreed, askedTable, participantsNow } from '../../support/tables.ts';
import { deliverDue, haveChats, viewsTo } from '../../support/triage.ts';

const TODAY = '2026-11-23' as SchoolDate;

let school: Play;
let asked: Asked;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator, WHO.deputyCoordinator, WHO.mentor, WHO.otherMentor);
  asked = await askedTable(school);
  await deliverDue(school);
});

afterAll(() => school.close());

describe('a pupil whom an import takes off the list while a case runs', () => {
  it('is told of once, by roepnaam and number, to whoever carries the case', async () => {
    await bring(withoutSam());

    expect(await follow()).toBe(1);
    expect(await follow()).toBe(0);

    const sent = await deliverDue(school);
    expect(viewsTo(sent, WHO.coordinator, 'pupil_left')).toMatchObject([
      { kind: 'pupil_left', number: asked.dossier.number, roepnaam: 'Sam' },
    ]);
    expect(sent.filter(({ kind }) => kind === 'mentor_given')).toEqual([]);
  });

  it('has a case that goes on until somebody closes it, with its mentor at the table', async () => {
    await bring(withoutSam());
    await follow();

    const kept = await keepOpen(await school.turn(WHO.coordinator), await refNow());
    const asks = await askClose(await school.turn(WHO.coordinator), await refNow());

    expect(kept).toMatchObject({ kind: 'dossier', state: 'open', roepnaam: 'Sam' });
    expect(asks).toMatchObject({ kind: 'dossier_close' });
    expect(await mentorsAtTable()).toEqual([WHO.mentor]);
  });

  it('is not told of when they are back by then, and again when they leave another time', async () => {
    await bring(withoutSam());
    await follow();
    await bring(testRoster());
    expect(viewsTo(await deliverDue(school), WHO.coordinator, 'pupil_left')).toEqual([]);

    school.clock.set('2026-11-30T09:00:00Z');
    await bring(withoutSam(), '2026-11-30' as SchoolDate);
    expect(await follow()).toBe(1);
    expect(viewsTo(await deliverDue(school), WHO.coordinator, 'pupil_left')).toHaveLength(1);
  });

  it('is kept quiet about while somebody doubts whether it is safe', async () => {
    await doubt(school, { schoolId: SCHOOL, id: asked.dossier.concernId, version: 0 });
    await bring(withoutSam());

    expect(await follow()).toBe(0);
  });
});

describe('a pupil who has another mentor by an import while a case runs', () => {
  it('has them at the table in the place of who was, and they hear that it runs and who carries it', async () => {
    await bring(mentoredBy(WHO.otherMentor));

    expect(await follow()).toBe(1);
    expect(await follow()).toBe(0);

    const sent = await deliverDue(school);
    expect(viewsTo(sent, WHO.otherMentor, 'mentor_given')).toEqual([
      {
        kind: 'mentor_given',
        number: asked.dossier.number,
        roepnaam: 'Sam',
        roepnaamOfHolder: 'Carla',
      },
    ]);
    expect(viewsTo(sent, WHO.otherMentor, 'vote_request')).toHaveLength(1);
    expect(viewsTo(sent, WHO.mentor, 'seat_passed')).toHaveLength(1);
    expect(await mentorsAtTable()).toEqual([WHO.otherMentor]);
  });

  it('has two when the list says so, and the first one stays', async () => {
    await bring(mentoredBy(WHO.mentor, WHO.otherMentor));
    await follow();

    expect(await mentorsAtTable()).toEqual([WHO.mentor, WHO.otherMentor]);
    expect(viewsTo(await deliverDue(school), WHO.mentor, 'seat_passed')).toEqual([]);
  });

  it('keeps at the table who was mentor and carries the case, until another carries it', async () => {
    await changeHolder(await school.turn(WHO.coordinator), await refNow(), WHO.mentor);
    await deliverDue(school);
    await bring(mentoredBy(WHO.otherMentor));

    expect(await follow()).toBe(1);
    expect(await follow()).toBe(0);
    expect(await mentorsAtTable()).toEqual([WHO.mentor, WHO.otherMentor]);
    expect(viewsTo(await deliverDue(school), WHO.mentor, 'seat_passed')).toEqual([]);

    await changeHolder(await school.turn(WHO.coordinator), await refNow(), WHO.coordinator);
    expect(await follow()).toBe(1);
    expect(await mentorsAtTable()).toEqual([WHO.otherMentor]);
  });

  it('tells nobody of it at night, and everybody in the morning', async () => {
    school.clock.set('2026-11-24T01:00:00Z');
    await bring(mentoredBy(WHO.otherMentor));

    expect(await follow()).toBe(1);
    expect(await mentorsAtTable()).toEqual([WHO.otherMentor]);
    expect((await deliverDue(school)).filter(({ edits }) => edits === null)).toEqual([]);

    school.clock.set('2026-11-24T07:00:00Z');
    const sent = await deliverDue(school);
    expect(viewsTo(sent, WHO.otherMentor, 'mentor_given')).toHaveLength(1);
    expect(viewsTo(sent, WHO.otherMentor, 'vote_request')).toHaveLength(1);
    expect(viewsTo(sent, WHO.mentor, 'seat_passed')).toHaveLength(1);
  });

  it('invites them to a table that stands', async () => {
    await agreed(school, asked, 'yes');
    await deliverDue(school);
    await bring(mentoredBy(WHO.otherMentor));
    await follow();

    expect(viewsTo(await deliverDue(school), WHO.otherMentor, 'table_booked')).toHaveLength(1);
  });

  it('goes on in another class and under the same number', async () => {
    const roster = mentoredBy(WHO.otherMentor);
    await bring({
      ...roster,
      pupils: roster.pupils.map((each) =>
        each.pupil.id === PUPIL.sam ? { ...each, pupil: { ...each.pupil, className: '5H1' } } : each,
      ),
    });
    await follow();

    const pupil = await at((tx) => tx.pupils.byId(PUPIL.sam));
    const dossier = await at((tx) => tx.dossiers.openOfPupil(PUPIL.sam));
    expect([pupil?.className, dossier?.number, dossier?.state]).toEqual([
      '5H1',
      asked.dossier.number,
      'open',
    ]);
  });

  it('changes nothing while somebody doubts whether it is safe', async () => {
    await doubt(school, { schoolId: SCHOOL, id: asked.dossier.concernId, version: 0 });
    await bring(mentoredBy(WHO.otherMentor));

    expect(await follow()).toBe(0);
    expect(await mentorsAtTable()).toEqual([WHO.mentor]);
  });
});

function follow(): Promise<number> {
  return followRosters(school.deps, () => true);
}

async function bring(roster: Roster, on: SchoolDate = TODAY): Promise<void> {
  const rosters = rostersOn(school.engine, testKeys(), school.deps.ids, school.clock);
  const updated = await rosters.update(
    roster,
    on,
    { isDryRun: false, mayManyLeave: true },
    {
      at: school.clock.now(),
      actor: { kind: 'system', id: null },
      action: 'school.updated',
      subject: { kind: 'school', id: SCHOOL },
      ground: 'system',
    },
  );
  expect(updated).toMatchObject({ kind: 'compared', isDone: true });
}

function withoutSam(): Roster {
  const roster = testRoster();
  return { ...roster, pupils: roster.pupils.filter(({ pupil }) => pupil.id !== PUPIL.sam) };
}

function mentoredBy(...mentors: PersonId[]): Roster {
  const roster = testRoster();
  return {
    ...roster,
    pupils: roster.pupils.map((each) => (each.pupil.id === PUPIL.sam ? { ...each, mentors } : each)),
  };
}

async function mentorsAtTable(): Promise<string[]> {
  const everybody = await participantsNow(school, asked);
  return everybody
    .filter(({ role, untilOn }) => role === 'mentor' && untilOn === null)
    .map(({ who }) => who.id);
}

async function refNow() {
  const found = await at((tx) => tx.dossiers.byId(asked.dossier.id));
  return { schoolId: SCHOOL, id: asked.dossier.id, version: found?.version ?? 0 };
}

function at<T>(work: Parameters<typeof school.deps.store.transact<T>>[1]): Promise<T> {
  return school.deps.store.transact(SCHOOL, work);
}
