import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { askMoveSeveral, leaveSeveral, moveSeveral } from '../../../src/app/moving-several/moving-several.ts';
import type { MovingView } from '../../../src/app/moving-several/views.ts';
import { replacePartner } from '../../../src/app/table/replacing.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import { showWorklist } from '../../../src/app/worklist/opening.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { type Asked, agreed, askedTable, participantsNow, refOf, tableNow } from '../../support/tables.ts';
import { away } from '../../support/triage.ts';

const REF = { schoolId: SCHOOL, id: SCHOOL, version: 0 };

let school: Play;
let sam: Asked;
let noor: Asked;

beforeAll(async () => {
  school = await play();
}, 30_000);

/** Two tables on the Thursday morning on which everybody is at the school, one after the other. */
beforeEach(async () => {
  await school.again();
  sam = await askedTable(school);
  await agreed(school, sam, 'no', 'yes');
  noor = await askedTable(school, 'noor');
  await agreedByParent(noor);
});

afterAll(() => school.close());

describe('tables that have lost somebody', () => {
  it('are none as long as everybody is at the school', async () => {
    expect(await view()).toMatchObject({ lines: [] });
    expect(await showWorklist(await school.turn(WHO.coordinator))).toMatchObject({ toMove: null });
  });

  it('are on the list of the coordinator once a presence moment went', async () => {
    await thursdayGoes();

    expect(await showWorklist(await school.turn(WHO.coordinator))).toMatchObject({
      toMove: { count: 2, ref: REF },
      items: expect.arrayContaining([expect.objectContaining({ what: 'move', number: sam.dossier.number })]),
    });
  });

  it('are shown with whom each lost, when it is and when it could be, no two with the same people at a time', async () => {
    await thursdayGoes();
    const { lines, howGood } = await view();
    const [first, second] = lines.map(({ to }) => to);

    expect(lines.map(({ lost }) => lost)).toEqual([['swv'], ['swv']]);
    expect(lines.every(({ from }) => from.on === '2026-11-26')).toBe(true);
    expect(howGood.isProven).toBe(true);
    if (!first || !second) throw new Error('a table has no moment');
    expect(
      first.on !== second.on || first.untilMinute <= second.minute || second.untilMinute <= first.minute,
    ).toBe(true);
  });

  it('lose somebody too who has no presence moment at all any more', async () => {
    await school.engine.script(`delete from presence where person_id = '${WHO.swv}'`);

    expect((await view()).lines).toHaveLength(2);
  });

  it('lose nobody by an absence as long as enough are left, and by one more do', async () => {
    await away(school, WHO.swv, '2026-11-26', '2026-11-26');
    const one = await view();
    await away(school, WHO.jgz, '2026-11-26', '2026-11-26');

    expect(one.lines).toEqual([]);
    expect((await view()).lines.map(({ lost }) => [...lost].sort())).toEqual([
      ['jgz', 'swv'],
      ['jgz', 'swv'],
    ]);
  });

  it('lose nobody by a deputy who was chosen to come after they were booked', async () => {
    const holder = (await participantsNow(school, sam)).find(({ role }) => role === 'leerplicht');
    await replacePartner(
      await school.turn(WHO.coordinator),
      refOf(await tableNow(school, sam.ref)),
      holder?.id ?? '',
      WHO.leerplichtDeputy,
    );

    expect((await view()).lines).toEqual([]);
  });
});

describe('moving them with one tap', () => {
  beforeEach(thursdayGoes);

  it('asks everybody of each about new moments, and books nothing', async () => {
    const shown = await press();
    const tables = [await tableNow(school, sam.ref), await tableNow(school, noor.ref)];
    const requests = (await plannedNotices(school)).filter(({ kind }) => kind === 'vote_request');

    expect(shown).toMatchObject({ kind: 'tables_move', started: 2, lines: [] });
    expect(tables.map(({ state, sequence }) => [state, sequence])).toEqual([
      ['voting', 1],
      ['voting', 1],
    ]);
    expect(requests).toHaveLength(9 + 7);
    expect(requests.every(({ params }) => typeof params.insteadOfFrom === 'number')).toBe(true);
  });

  it('asks about the moments that were shown', async () => {
    const { lines } = await view();
    await press();

    for (const asked of [sam, noor]) {
      const line = lines.find(({ number }) => number === asked.dossier.number);
      const { slots } = await tableNow(school, asked.ref);
      const { wallClock } = school.deps;
      const asks = slots.map(({ startsAt }) => [wallClock.dateOf(startsAt), wallClock.minuteOf(startsAt)]);
      expect(asks).toContainEqual([line?.to?.on, line?.to?.minute]);
      expect(new Set(asks.map(String)).size).toBe(slots.length);
    }
  });

  it('does nothing twice', async () => {
    await press('again');
    const before = [
      await tableNow(school, sam.ref),
      await tableNow(school, noor.ref),
      await plannedNotices(school),
    ];
    await press('again');
    await press();

    expect([
      await tableNow(school, sam.ref),
      await tableNow(school, noor.ref),
      await plannedNotices(school),
    ]).toEqual(before);
  });

  it('touches no table that was not on the card, and shows the list as it is now', async () => {
    const { ref } = await view();
    await school.engine.script(`delete from presence where person_id = '${WHO.jgz}' and rule like '%TH%'`);
    const notices = await plannedNotices(school);
    const moved = await moveSeveral(await school.turn(WHO.coordinator), ref);
    const left = await leaveSeveral(await school.turn(WHO.coordinator), ref);

    for (const shown of [moved, left])
      expect(shown).toMatchObject({
        started: null,
        lines: [{ lost: ['jgz', 'swv'] }, { lost: ['jgz', 'swv'] }],
      });
    expect((await tableNow(school, sam.ref)).state).toBe('booked');
    expect(await plannedNotices(school)).toEqual(notices);
  });

  it('goes on with the next press where the time was up, and loses none in between', async () => {
    const turn = await school.turn(WHO.coordinator);
    const readings = [0, 5000];
    const clock = { now: () => (turn.now + (readings.shift() ?? 5000)) as never };
    const { ref } = await view();
    const first = await moveSeveral({ ...turn, deps: { ...turn.deps, clock } }, ref);
    const second = await press();

    expect(first).toMatchObject({ started: 1, lines: [expect.anything()] });
    expect(second).toMatchObject({ started: 1, lines: [] });
  });

  it('leaves a table alone that changed after its moment was chosen', async () => {
    const { ref } = await view();
    const turn = await school.turn(WHO.coordinator);
    const { store } = turn.deps;
    let nth = 0;
    const transact: typeof store.transact = async (schoolId, work) => {
      nth += 1;
      // The first one chooses; between that and the next somebody calls it off.
      if (nth === 2)
        await school.engine.script(
          `update actietafel set state = 'cancelled', version = version + 1 where id = '${sam.ref.id}'`,
        );
      return store.transact(schoolId, work);
    };
    const deps = { ...turn.deps, store: { ...store, transact } };

    expect(await moveSeveral({ ...turn, deps }, ref)).toMatchObject({ started: 1 });
    expect((await tableNow(school, sam.ref)).state).toBe('cancelled');
  });

  it('is for a coordinator of that school alone', async () => {
    expect(await moveSeveral(await school.turn(WHO.mentor), REF)).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
    expect(await askMoveSeveral(await school.turn(WHO.leerplicht), REF)).toMatchObject({ kind: 'refused' });
    expect(await leaveSeveral(await school.turn(WHO.mentor), REF)).toMatchObject({ kind: 'refused' });
  });
});

describe('leaving them as they are', () => {
  it('takes them off the list, and changes nothing for anybody', async () => {
    await thursdayGoes();
    const notices = await plannedNotices(school);
    const shown = await leave();

    expect(shown).toMatchObject({ kind: 'tables_move', lines: [] });
    expect((await tableNow(school, sam.ref)).state).toBe('booked');
    expect(await plannedNotices(school)).toEqual(notices);
  });

  it('puts them back when somebody else is lost', async () => {
    await thursdayGoes();
    await leave();
    await school.engine.script(`delete from presence where person_id = '${WHO.jgz}' and rule like '%TH%'`);

    expect((await view()).lines.map(({ lost }) => lost)).toEqual([['jgz'], ['jgz']]);
  });
});

async function view(): Promise<MovingView> {
  return (await askMoveSeveral(await school.turn(WHO.coordinator), REF)) as MovingView;
}

async function press(pressed?: string): Promise<PersonalView> {
  const { ref } = await view();
  return moveSeveral(await school.turn(WHO.coordinator, pressed), ref);
}

async function leave(): Promise<PersonalView> {
  const { ref } = await view();
  return leaveSeveral(await school.turn(WHO.coordinator), ref);
}

/** The school is updated: the begeleider passend onderwijs comes on Tuesdays alone. */
async function thursdayGoes(): Promise<void> {
  await school.engine.script(`delete from presence where person_id = '${WHO.swv}' and rule like '%TH%'`);
}

/** Books Noor's table on the first of its moments that lies on Thursday. */
async function agreedByParent(asked: Asked): Promise<void> {
  const { slots } = await tableNow(school, asked.ref);
  const thursday = slots.find(({ startsAt }) => school.deps.wallClock.dateOf(startsAt) === '2026-11-26');
  if (!thursday) throw new Error('no moment on Thursday');
  await school.engine.script(
    `update actietafel set state = 'booked', booked_slot_id = '${thursday.id}', booked_at = now() where id = '${asked.ref.id}'`,
  );
}
