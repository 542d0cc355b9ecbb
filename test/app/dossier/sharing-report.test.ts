import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { holdTable } from '../../../src/app/dossier/holding-table.ts';
import { shareReport } from '../../../src/app/dossier/sharing-report.ts';
import { putDownUnplanned } from '../../../src/app/dossier/unplanned-talk.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { remindedOn } from '../../support/mornings.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { agreed, refOf } from '../../support/tables.ts';
import { haveChats, openedDossier, refIn, termsNow } from '../../support/triage.ts';

/** The first moment that everybody has: Wednesday 25 November; its report is shared by Wednesday 2 December. */
const HELD = '2026-11-25' as SchoolDate;
const DUE = '2026-12-02';

let school: Play;
let ref: CardRef;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator);
  const opened = await openedDossier(school);
  ref = opened.ref;
  const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(opened.dossier.id));
  await agreed(school, { dossier: opened.dossier, ref: refOf(table as never) }, 'yes');
});

afterAll(() => school.close());

describe('what was agreed at a table', () => {
  it('is to be shared within five school days, and called to mind the school day before', async () => {
    const view = await held('2026-11-25T15:00:00Z');

    expect(view).toMatchObject({ kind: 'dossier', reportDueOn: DUE });
    expect(await remindedOn(school, '2026-12-01')).toEqual(['report_shared responsible']);
  });

  it('was shared, and nobody is asked about it any more', async () => {
    const view = await held('2026-11-25T15:00:00Z');

    const shared = await shareReport(await school.turn(WHO.coordinator), refIn(view));
    const again = await shareReport(await school.turn(WHO.coordinator), refIn(shared));

    expect(shared).toMatchObject({ reportDueOn: null });
    expect(again).toEqual(shared);
    expect((await termsNow(school)).report_shared?.state).toBe('met');
    expect(await remindedOn(school, '2026-12-01')).toEqual([]);
  });

  it('is asked about of the latest table, also when a talk of before it is put down later', async () => {
    const view = await held('2026-11-25T15:00:00Z');

    await putDownUnplanned(await school.turn(WHO.coordinator), refIn(view), '2026-11-24' as SchoolDate);

    expect((await termsNow(school)).report_shared).toEqual({ state: 'running', dueOn: DUE });
  });

  it.each([
    ['2026-12-23T15:00:00Z', DUE],
    ['2026-12-24T15:00:00Z', null],
  ])('is not asked about when the table was four weeks ago: put down at %s, due %s', async (at, due) => {
    expect(await held(at)).toMatchObject({ reportDueOn: due });
  });
});

async function held(at: string): Promise<PersonalView> {
  school.clock.set(at);
  return holdTable(await school.turn(WHO.coordinator), ref, HELD);
}
