import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { makeAgreement, recordGround } from '../../../src/app/dossier/carrying-dossier.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { findFirstMoment } from '../../../src/app/dossier/first-moment.ts';
import { holdTable } from '../../../src/app/dossier/holding-table.ts';
import { startPause } from '../../../src/app/dossier/pausing.ts';
import { askReopen, reopenDossier } from '../../../src/app/dossier/reopening.ts';
import { shareReport } from '../../../src/app/dossier/sharing-report.ts';
import { openDossier } from '../../../src/app/dossier/showing-dossier.ts';
import { measuredOf } from '../../../src/app/facts/measuring.ts';
import type { Dossier } from '../../../src/app/ports/dossiers.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { proposeAgain } from '../../../src/app/table/proposing-again.ts';
import type { DossierId, PersonId, SchoolDate } from '../../../src/domain/ids.ts';
import type { ReopenReason } from '../../../src/domain/outcomes.ts';
import { actionsNow, promised } from '../../support/agreed-actions.ts';
import { audited } from '../../support/audit-plants.ts';
import { caseRead } from '../../support/case-page.ts';
import { doubt } from '../../support/doubting.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, SCHOOL, WHO } from '../../support/school.ts';
import { agreed, refOf } from '../../support/tables.ts';
import {
  accept,
  deliverDue,
  haveChats,
  openedDossier,
  sentConcern,
  termsNow,
  viewsTo,
} from '../../support/triage.ts';

const OPENED = '2026-11-23' as SchoolDate;
const CLOSED = '2026-12-01' as SchoolDate;
const AGAIN = '2027-01-11' as SchoolDate;

let school: Play;
let dossier: Dossier;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator, WHO.deputyCoordinator, WHO.mentor, WHO.swv);
  ({ dossier } = await openedDossier(school));
});

afterAll(() => school.close());

describe('a closed case that is opened again', () => {
  it('keeps its number, begins its three months and its first table today, and shows when they began first', async () => {
    await agree();
    await close('agreement_runs');

    const view = await reopen('goes_wrong_again');

    expect(view).toMatchObject({
      kind: 'dossier',
      number: '26-001',
      state: 'open',
      anchorOn: AGAIN,
      firstAnchorOn: OPENED,
      agreementDueOn: '2027-04-11',
      canReopen: false,
    });
    expect(await termsNow(school)).toMatchObject({
      agreement: { state: 'running', dueOn: '2027-04-11' },
      first_table: { state: 'running' },
      interim_6w: { state: 'running' },
      interim_10w: { state: 'running' },
    });
    expect(await dossierNow()).toMatchObject({ closedAt: null, closeReason: null });
  });

  it('leaves on record when it was closed and why, and when, why and by whom it was opened', async () => {
    await close();
    await reopen('closed_too_soon', WHO.deputyCoordinator);
    await closeDossier(await school.turn(WHO.coordinator), await refNow(), 'moved_away');

    expect(await closings()).toMatchObject([
      {
        closedOn: CLOSED,
        anchorOn: OPENED,
        reason: 'left_school',
        reopened: { on: AGAIN, reason: 'closed_too_soon', by: WHO.deputyCoordinator },
      },
      { closedOn: AGAIN, anchorOn: AGAIN, reason: 'moved_away', reopened: null },
    ]);
    const { rows } = await sql<{ actor_id: string }>`
      select actor_id from audit where action = 'dossier.reopened'
    `.execute(school.engine.db);
    expect(rows).toEqual([{ actor_id: WHO.deputyCoordinator }]);
  });

  it('is no fault to whoever looks over everything, also after an agreement of before', async () => {
    await agree();
    await promised(school, dossier);
    await close('agreement_runs');
    await reopen('goes_wrong_again');
    await deliverDue(school);

    expect((await audited(school)).found).toEqual({});
  });

  it('can say that the agreement runs only when there is a new one', async () => {
    await agree();
    await close('agreement_runs');
    await reopen('goes_wrong_again');

    const early = await closeDossier(await school.turn(WHO.coordinator), await refNow(), 'agreement_runs');

    expect(early).toMatchObject({ kind: 'dossier_close', fault: 'agreement_not_put_down' });
  });

  it('asks after what was promised and is open a week later at the earliest, and its day stays', async () => {
    const action = await promised(school, dossier);
    await close();
    await reopen();

    expect(await actionsNow(school, dossier)).toMatchObject([{ id: action.id, dueOn: action.dueOn }]);
    expect((await termsNow(school)).action).toEqual({ state: 'running', dueOn: '2027-01-18' });
  });

  it('has its two pauses anew', async () => {
    for (const untilOn of ['2026-11-25', '2026-11-27']) {
      const asked = { untilOn: untilOn as SchoolDate, reason: 'cause_first', agreedWith: ['pupil'] } as const;
      await startPause(await school.turn(WHO.coordinator), await refNow(), asked);
      school.clock.set('2026-11-26T10:00:00Z');
    }
    await close();
    await reopen();

    const asked = {
      untilOn: '2027-01-13' as SchoolDate,
      reason: 'let_it_work',
      agreedWith: ['pupil'],
    } as const;
    expect(await startPause(await school.turn(WHO.coordinator), await refNow(), asked)).toMatchObject({
      kind: 'dossier',
      pausedUntil: '2027-01-13',
    });
  });

  it('can be asked to a table again', async () => {
    await close();
    await reopen();
    const [table] = await at((tx) => tx.tables.latestOf([dossier.id]));

    const asked = await proposeAgain(await school.turn(WHO.coordinator), refOf(table as never));

    expect(asked).toMatchObject({ kind: 'table_round' });
  });
});

describe('a case that is opened again after a table was held', () => {
  beforeEach(async () => {
    await book();
    school.clock.set('2026-11-25T15:00:00Z');
    await holdTable(await school.turn(WHO.coordinator), await refNow(), '2026-11-25' as SchoolDate);
    await close();
  });

  it('can be asked to a table as at its start, which stands on its card', async () => {
    expect(await reopen()).toMatchObject({ canFindMoment: true, table: { state: 'held' } });
    expect((await caseRead(school, { dossier, ref: await refNow() })).where).toMatchObject({
      stand: 'no_table',
    });

    const found = await findFirstMoment(await school.turn(WHO.coordinator), await refNow());

    expect(found).toMatchObject({ canFindMoment: false, table: { state: 'voting' } });
    expect((await caseRead(school, { dossier, ref: await refNow() })).where).toMatchObject({
      stand: 'table_asked',
    });
  });

  it('asks for its first table again when the one that was booked since is off, also after a slip in the rows', async () => {
    await reopen();
    await findFirstMoment(await school.turn(WHO.coordinator), await refNow());
    await book();
    const booked = await termsNow(school);
    await cancelTable(await school.turn(WHO.coordinator), refOf((await latest()) as never));
    const off = await termsNow(school);
    await deliverDue(school);
    const sound = await audited(school);
    await sql`update deadline set state = 'met', next_at = null, next_step = null where rule = 'first_table'`.execute(
      school.engine.db,
    );
    const slipped = await audited(school);

    expect([booked, off].map(({ first_table }) => first_table?.state)).toEqual(['met', 'running']);
    expect([sound.found, slipped.found]).toEqual([{}, { term_missing: 1 }]);
    expect((await termsNow(school)).first_table).toEqual(off.first_table);
  });

  it('asks for the report that was not shared yet, and not for one that was', async () => {
    await reopen();
    expect((await termsNow(school)).report_shared).toEqual({ state: 'running', dueOn: '2027-01-18' });

    await shareReport(await school.turn(WHO.coordinator), await refNow());
    await closeDossier(await school.turn(WHO.coordinator), await refNow(), 'moved_away');
    await reopen();

    expect((await termsNow(school)).report_shared?.state).toBe('met');
  });

  it('waited for its first table from the first time on', async () => {
    await reopen();

    const now = await dossierNow();
    const measured = await at((tx) => measuredOf(tx, school.deps, [now]));

    expect(measured.get(dossier.id)).toMatchObject({ anchorOn: OPENED, daysToTable: { days: 2 } });
  });
});

describe('who hears that a case is opened again', () => {
  it('is whoever raised it and whoever carries it, when another does it; nobody else', async () => {
    await deliverDue(school);
    await close();
    await deliverDue(school);
    await reopen('goes_wrong_again', WHO.deputyCoordinator);
    const sent = await deliverDue(school);

    expect(viewsTo(sent, WHO.mentor, 'dossier_reopened')).toEqual([
      { kind: 'dossier_reopened', number: '26-001', roepnaam: 'Sam', roepnaamOfHolder: expect.any(String) },
    ]);
    expect(viewsTo(sent, WHO.coordinator, 'dossier_reopened')).toMatchObject([
      { kind: 'dossier', because: 'dossier_reopened' },
    ]);
    const others = sent.filter(({ kind, to }) => kind !== 'card_edit' && !kind.startsWith('channel') && to);
    expect(new Set(others.map(({ to }) => to))).toEqual(new Set([WHO.mentor, WHO.coordinator]));
  });

  it('does not say it to whoever opens it', async () => {
    await close();
    await deliverDue(school);
    await reopen();

    expect(viewsTo(await deliverDue(school), WHO.coordinator, 'dossier_reopened')).toEqual([]);
  });
});

describe('the people at a case that is opened again', () => {
  it('keep their places, and no partner may read along until a ground is put down anew', async () => {
    await recordGround(await school.turn(WHO.coordinator), await refNow(), 'swv', 'statutory_task');
    const before = await people();
    await close();
    const view = await reopen();

    expect(view).toMatchObject({ withGround: [], withoutGround: ['leerplicht', 'jgz', 'swv', 'buurtteam'] });
    const after = await people();
    expect(after.map(({ id, untilOn }) => [id, untilOn])).toEqual(before.map(({ id }) => [id, null]));
    expect(after.find(({ role }) => role === 'swv')).toMatchObject({ ground: null, groundEndedOn: AGAIN });
    expect(
      await recordGround(await school.turn(WHO.coordinator), await refNow(), 'swv', 'consent'),
    ).toMatchObject({
      withGround: ['swv'],
    });
  });

  it('are those who have the seats and are mentor today', async () => {
    await close();
    await sql`update seat_holder set until_on = '2026-12-31' where person_id = ${WHO.leerplicht}`.execute(
      school.engine.db,
    );
    await sql`update pupil_mentor set person_id = ${WHO.otherMentor} where pupil_id = ${dossier.pupilId}`.execute(
      school.engine.db,
    );
    await reopen();

    const now = await people();
    const of = (role: string) =>
      now.filter((each) => each.role === role).map(({ who, untilOn }) => [who.id, untilOn]);
    expect(of('leerplicht')).toEqual([
      [WHO.leerplicht, AGAIN],
      [WHO.leerplichtDeputy, null],
    ]);
    expect(of('mentor')).toEqual([
      [WHO.mentor, AGAIN],
      [WHO.otherMentor, null],
    ]);
  });

  it('are also who carries it and was mentor before', async () => {
    await sql`update dossier set casushouder_id = ${WHO.mentor} where id = ${dossier.id}`.execute(
      school.engine.db,
    );
    await close();
    await sql`update pupil_mentor set person_id = ${WHO.otherMentor} where pupil_id = ${dossier.pupilId}`.execute(
      school.engine.db,
    );

    await reopen();

    const present = (await people()).filter(({ role, untilOn }) => role === 'mentor' && untilOn === null);
    expect(present.map(({ who }) => who.id)).toEqual([WHO.mentor, WHO.otherMentor]);
  });

  it('bring no parent in whom a pupil of 18 did not ask', async () => {
    await close();
    school.clock.set('2028-11-01T10:00:00Z');
    await sql`update dossier set closed_at = '2028-10-01T10:00:00Z'`.execute(school.engine.db);

    await reopenDossier(await school.turn(WHO.coordinator), await refNow(), 'family_asks');

    const parents = (await people()).filter(({ role }) => role === 'ouder');
    expect(parents.map(({ who, fromOn }) => [who.id, fromOn])).toEqual([
      [GUARDIAN.ofSam, OPENED],
      [GUARDIAN.alsoOfSam, OPENED],
    ]);
  });

  it('are carried by whoever opens it, when the casushouder works there no more', async () => {
    await at((tx) => tx.dossiers.store({ ...dossier, casushouderId: WHO.leerplicht }));
    await close();
    await reopen('goes_wrong_again', WHO.deputyCoordinator);

    expect(await dossierNow()).toMatchObject({ casushouderId: WHO.deputyCoordinator });
  });
});

describe('a case that stays closed', () => {
  it('has a reason to be opened, or asks for it', async () => {
    await close();

    expect(await reopen(null)).toMatchObject({ kind: 'dossier_reopen', fault: 'reopen_reason_missing' });
    expect((await dossierNow()).state).toBe('closed');
  });

  it('is that of a pupil who has another by now, and names that one', async () => {
    await close();
    await accept(school, await sentConcern(school));

    const asked = await askReopen(await school.turn(WHO.coordinator), await refNow());

    expect(asked).toMatchObject({ kind: 'dossier_reopen', otherRuns: '26-002', fault: 'reopen_other_runs' });
    expect(await reopen()).toMatchObject({ kind: 'dossier_reopen', fault: 'reopen_other_runs' });
    expect((await dossierNow()).state).toBe('closed');
  });

  it.each([
    ['2027-12-01', true, 'dossier'],
    ['2027-12-02', false, 'dossier_reopen'],
  ])('is one of more than a year ago: on %s', async (on, canReopen, kind) => {
    await close();
    school.clock.set(`${on}T10:00:00Z`);

    const shown = await openDossier(await school.turn(WHO.coordinator), await refNow());
    const pressed = await reopenDossier(await school.turn(WHO.coordinator), await refNow(), 'family_asks');

    expect(shown).toMatchObject({ canReopen });
    expect(pressed).toMatchObject({ kind });
  });

  it('is one of which somebody doubts whether it is safe', async () => {
    await doubt(school, { schoolId: SCHOOL, id: dossier.concernId, version: 0 });
    await close();

    expect(await openDossier(await school.turn(WHO.coordinator), await refNow())).toMatchObject({
      canReopen: false,
    });
    expect(await reopen()).toMatchObject({ kind: 'dossier_reopen', fault: 'safety_first' });
  });

  it('is not for a mentor who does not carry it, nor for a partner', async () => {
    await close();

    for (const person of [WHO.mentor, WHO.swv])
      expect(await reopen('family_asks', person)).toEqual({ kind: 'refused', code: 'not_for_your_role' });
    expect((await dossierNow()).state).toBe('closed');
  });

  it('is opened once by two presses, and shows how it stands to an older card', async () => {
    await close();
    const older = await refNow();
    await reopen();

    const again = await reopenDossier(await school.turn(WHO.deputyCoordinator), older, 'family_asks');

    expect(again).toMatchObject({ kind: 'dossier', state: 'open' });
    expect(await closings()).toHaveLength(1);
  });
});

async function close(reason: 'left_school' | 'agreement_runs' = 'left_school'): Promise<void> {
  school.clock.set(`${CLOSED}T10:00:00Z`);
  await closeDossier(await school.turn(WHO.coordinator), await refNow(), reason);
}

async function reopen(reason: ReopenReason | null = 'goes_wrong_again', by: PersonId = WHO.coordinator) {
  school.clock.set(`${AGAIN}T10:00:00Z`);
  return reopenDossier(await school.turn(by), await refNow(), reason);
}

async function book(): Promise<void> {
  await agreed(school, { dossier, ref: refOf((await latest()) as never) }, 'yes');
}

async function latest() {
  const [table] = await at((tx) => tx.tables.latestOf([dossier.id]));
  return table;
}

async function agree(): Promise<void> {
  await makeAgreement(await school.turn(WHO.coordinator), await refNow(), ['work'], OPENED);
}

function closings() {
  return at((tx) => tx.closings.of(dossier.id));
}

function people() {
  return at((tx) => tx.dossiers.participants(dossier.id));
}

function at<T>(work: Parameters<typeof school.deps.store.transact<T>>[1]): Promise<T> {
  return school.deps.store.transact(SCHOOL, work);
}

async function dossierNow(): Promise<Dossier> {
  const found = await at((tx) => tx.dossiers.byId(dossier.id as DossierId));
  if (!found) throw new Error('the dossier is gone');
  return found;
}

async function refNow() {
  return { schoolId: SCHOOL, id: dossier.id, version: (await dossierNow()).version };
}
