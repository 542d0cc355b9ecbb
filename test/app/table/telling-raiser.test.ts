import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, SCHOOL, WHO } from '../../support/school.ts';
import { agreed, refOf } from '../../support/tables.ts';
import {
  accept,
  deliverDue,
  dossierOf,
  haveChats,
  leftOut,
  type Sent,
  sentConcern,
  viewsTo,
} from '../../support/triage.ts';

/** Dirk coordinates along; he raised it, and does not sit at the table. */
const RAISER = WHO.deputyCoordinator;

let school: Play;
let concern: CardRef;

beforeAll(async () => {
  school = await play();
}, 60_000);

afterAll(() => school.close());

describe('whoever raised a concern and does not sit at its table', () => {
  beforeEach(() => raisedBy(RAISER));

  it('learns in one sentence that it is booked, moved and off, each once', async () => {
    await book();
    const booked = newsTo(await deliverDue(school), RAISER);
    await moveTable(await school.turn(WHO.coordinator), await tableRef());
    const moving = newsTo(await deliverDue(school), RAISER);
    await book();
    const moved = newsTo(await deliverDue(school), RAISER);
    await cancelTable(await school.turn(WHO.coordinator), await tableRef());
    const off = newsTo(await deliverDue(school), RAISER);

    expect([booked, moving, moved, off]).toMatchObject([
      [{ what: 'booked', number: '26-001', moment: { on: '2026-11-25' }, tell: null }],
      [{ what: 'off', moment: null }],
      [{ what: 'moved' }],
      [{ what: 'off' }],
    ]);
    expect(newsTo(await deliverDue(school), RAISER)).toEqual([]);
  });

  it('hears only that it is off when that came before the first sentence went out', async () => {
    await book();
    await cancelTable(await school.turn(WHO.coordinator), await tableRef());

    expect(newsTo(await deliverDue(school), RAISER)).toMatchObject([{ what: 'off' }]);
  });

  it('is not told what they did themselves', async () => {
    await book();
    await deliverDue(school);
    await cancelTable(await school.turn(RAISER), await tableRef());

    expect(newsTo(await deliverDue(school), RAISER)).toEqual([]);
  });
});

describe('a mentor who raised a concern and sits at its table', () => {
  beforeEach(() => raisedBy(WHO.mentor));

  it('hears it as everybody at the table, and not twice', async () => {
    await book();
    const sent = await deliverDue(school);

    expect(viewsTo(sent, WHO.mentor, 'table_booked')).toHaveLength(1);
    expect(newsTo(sent, WHO.mentor)).toEqual([]);
  });

  it('reads on the receipt when the table is', async () => {
    await deliverDue(school);
    await book();
    const edits = (await deliverDue(school)).filter(({ to, edits }) => to === WHO.mentor && edits !== null);

    expect(
      edits.flatMap(({ delivery }) => (delivery.kind === 'personal' ? [delivery.view] : [])),
    ).toContainEqual(
      expect.objectContaining({
        kind: 'intake_receipt',
        table: { what: 'booked', on: '2026-11-25', minute: 480 },
      }),
    );
  });
});

describe('a parent who asked', () => {
  it('and was left out of the table hears it from the mentor, on whose card of the table it stands', async () => {
    await raisedBy(WHO.mentor, 'parent', {
      parents: [leftOut(GUARDIAN.ofSam, 'not_reachable'), leftOut(GUARDIAN.alsoOfSam, 'not_reachable')],
      secondPerson: WHO.safetyOfficer,
    });
    await book();
    const sent = await deliverDue(school);

    expect(viewsTo(sent, WHO.mentor, 'table_booked')).toMatchObject([{ tell: 'parent' }]);
    expect(viewsTo(sent, WHO.coordinator, 'table_booked')).toMatchObject([{ tell: null }]);
  });

  it('hears it at the table; who was left out of it hears it from the colleague who took it down', async () => {
    await raisedBy(RAISER, 'parent');
    await book();
    const invited = newsTo(await deliverDue(school), RAISER);
    await raisedBy(RAISER, 'parent', {
      parents: [leftOut(GUARDIAN.ofSam, 'not_reachable'), leftOut(GUARDIAN.alsoOfSam, 'not_reachable')],
      secondPerson: WHO.safetyOfficer,
    });
    await book();
    const out = newsTo(await deliverDue(school), RAISER);

    expect([invited, out]).toMatchObject([[{ tell: null }], [{ tell: 'parent' }]]);
  });
});

async function raisedBy(
  person: PersonId,
  asker: 'school' | 'parent' = 'school',
  acceptance: Parameters<typeof accept>[2] = {},
): Promise<void> {
  await school.again();
  await haveChats(school, WHO.coordinator, WHO.mentor, WHO.deputyCoordinator);
  concern = await sentConcern(school, { raisedBy: asker }, person);
  await accept(school, concern, acceptance);
}

async function book(): Promise<void> {
  const { dossier } = await dossierOf(school, concern);
  await agreed(school, { dossier, ref: await tableRef() }, 'yes');
}

async function tableRef(): Promise<CardRef> {
  const { dossier } = await dossierOf(school, concern);
  const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
  if (!table) throw new Error('there is no table');
  return refOf(table);
}

function newsTo(sent: readonly Sent[], to: PersonId) {
  return viewsTo(sent, to, 'table_news');
}
