import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { removeAbsence } from '../../../src/app/absence-duty/entering-absence.ts';
import { lookAtAbsence, readAbsence } from '../../../src/app/absence-duty/showing-absence.ts';
import { followAbsence } from '../../../src/app/chores/following-absence.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { openCasePage } from '../../../src/app/pages/opening-case-page.ts';
import type { Link } from '../../../src/app/ports/links.ts';
import type { EntryFilled } from '../../../src/domain/absence-duty/faults.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { day, reported, sickOn } from '../../support/absence-duty.ts';
import { dossierNow } from '../../support/grounds.ts';
import { absenceLink, entered, pageOf, termsNow, week } from '../../support/keeping-absence.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { type Asked, askedTable } from '../../support/tables.ts';

/** The play begins on Monday 23 November 2026. */
const SIXTEEN = week([day('2026-11-17', 8), day('2026-11-18', 8)]);
const REPORT = reported('2026-11-17', '2026-11-18', {
  reportedOn: '2026-11-23' as SchoolDate,
  reportedBy: WHO.coordinator,
});

let school: Play;
let sam: Asked;
let link: Link;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  sam = await askedTable(school, 'sam');
  link = await absenceLink(school, sam.dossier);
});

afterAll(() => school.close());

describe('the absence of a pupil', () => {
  it('is kept by the coordinator, who sees what was entered and how far it is', async () => {
    await entered(school, link, week([day('2026-11-17', 5)]));

    const page = await pageOf(school, link, '2026-11-17' as SchoolDate);

    expect(page).toMatchObject({ number: sam.dossier.number, sees: 'all', unit: 'lesson_hours' });
    expect(page.week).toMatchObject({ monday: '2026-11-16', number: 47, after: '2026-11-23' });
    expect(page.week.days[1]).toMatchObject({ on: '2026-11-17', entered: { unauthorised: 5 } });
    expect(page.whole?.clock.hours).toMatchObject({ counted: 5, limit: 16 });
  });

  it('is kept by whoever raised the concern, who sees what they entered themselves and no clock', async () => {
    const mentor = await absenceLink(school, sam.dossier, WHO.mentor);
    await entered(school, link, { kind: 'sick', ...sickOn('2026-11-10', '2026-11-10') });
    await entered(school, mentor, { kind: 'sick', ...sickOn('2026-11-12', '2026-11-12') });
    await entered(school, mentor, week([day('2026-11-23', 3)]));

    expect(await pageOf(school, mentor)).toMatchObject({
      sees: 'own',
      whole: null,
      sick: [{ firstOn: '2026-11-12' }],
      week: { isByColleague: false, days: [{ entered: { unauthorised: 3 } }, {}, {}, {}, {}] },
    });
    expect((await pageOf(school, link)).sick).toHaveLength(2);
  });

  it('is not filled in a second time by them where a colleague did, nor seen', async () => {
    const mentor = await absenceLink(school, sam.dossier, WHO.mentor);
    await entered(school, link, SIXTEEN);

    const saved = await entered(school, mentor, week([day('2026-11-17', 0)]));

    expect(saved?.fault).toBe('absence_by_colleague');
    const page = await pageOf(school, mentor, '2026-11-16' as SchoolDate);
    expect(page.week.isByColleague).toBe(true);
    expect(page.week.days.map((each) => each.entered)).toEqual([null, null, null, null, null]);
  });

  it('has steps that they do not take, and rows that they do not take away', async () => {
    const mentor = await absenceLink(school, sam.dossier, WHO.mentor);
    await entered(school, link, { kind: 'sick', ...sickOn('2026-11-10', '2026-11-10') });
    const steps: EntryFilled[] = [
      { kind: 'exemption', fromOn: '2026-11-01' as SchoolDate, untilOn: '2026-12-01' as SchoolDate },
      { kind: 'talk', heldOn: '2026-11-20' as SchoolDate },
      {
        kind: 'doubt',
        sickId: '2026-11-10',
        doubtedOn: '2026-11-20' as SchoolDate,
        consult: null,
        told: null,
      },
      { kind: 'report', report: REPORT },
    ];

    for (const step of steps) expect((await entered(school, mentor, step))?.fault).toBe('not_for_your_role');
    await removeAbsence(school.deps, mentor, 'sick 2026-11-10', null);

    expect((await pageOf(school, link)).sick).toHaveLength(1);
  });

  it.each([
    ['another mentor', WHO.otherMentor],
    ['the leerplichtambtenaar', WHO.leerplicht],
    ['the begeleider passend onderwijs', WHO.swv],
  ])('is not opened by %s', async (_who, who) => {
    const ref = { schoolId: SCHOOL, id: sam.dossier.concernId, version: 1 };

    expect(await openCasePage(await school.turn(who), ref, 'absence_page')).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
  });

  it('is not behind the link any more once they left the school, or the dossier was closed', async () => {
    const ref = { schoolId: SCHOOL, id: sam.dossier.id, version: 1 };
    await sql`update membership set until_on = '2026-11-22' where person_id = ${WHO.coordinator}::uuid`.execute(
      school.engine.db,
    );
    expect(await lookAtAbsence(school.deps, link)).toBeNull();
    expect(await entered(school, link, SIXTEEN)).toBeNull();
    await sql`update membership set until_on = null`.execute(school.engine.db);
    expect(await lookAtAbsence(school.deps, link)).not.toBeNull();

    await closeDossier(await school.turn(WHO.coordinator), await dossierNow(school, ref), 'moved_away');
    expect(await readAbsence(school.deps, link, null)).toBeNull();
    const concern = { ...ref, id: sam.dossier.concernId };
    expect(await openCasePage(await school.turn(WHO.coordinator), concern, 'absence_page')).toMatchObject({
      code: 'not_now',
    });
  });

  it('is kept once by two presses, and in the place of what was there before', async () => {
    for (let press = 0; press < 2; press++)
      await entered(school, link, SIXTEEN, school.deps.ids.next<string>());
    const id = school.deps.ids.next<string>();
    for (let press = 0; press < 2; press++) await entered(school, link, week([day('2026-11-17', 1)]), id);

    expect(await rows()).toBe(1);
    expect((await pageOf(school, link)).whole?.book.days).toEqual([day('2026-11-17', 1)]);
  });

  it('keeps nothing that has a fault', async () => {
    const saved = await entered(school, link, week([day('2026-11-24', 1)]));

    expect(saved?.fault).toBe('absence_day_odd');
    expect(await rows()).toBe(0);
  });

  it('is on record when it is read and when it is entered, and what was entered is not', async () => {
    await entered(school, link, SIXTEEN);
    await entered(school, link, { kind: 'report', report: REPORT });
    await removeAbsence(school.deps, link, `report ${REPORT.id}`, null);
    await pageOf(school, link);

    const found = await sql<{ action: string; sealed: boolean }>`
      select action, detail_sealed is not null as sealed from audit
      where subject_id = ${sam.dossier.id}::uuid and actor_id = ${WHO.coordinator}::uuid
      order by seq desc limit 4
    `.execute(school.engine.db);

    expect(found.rows).toEqual([
      { action: 'dossier.absence_read', sealed: false },
      { action: 'dossier.changed', sealed: true },
      { action: 'dossier.changed', sealed: true },
      { action: 'dossier.changed', sealed: true },
    ]);
  });

  it('takes a reporter who works here, and no other', async () => {
    const by = (reportedBy: typeof WHO.coordinator) =>
      entered(school, link, { kind: 'report', report: { ...REPORT, reportedBy } });

    expect((await by(WHO.leerplicht))?.fault).toBe('absence_reporter_missing');
    expect((await by(WHO.coordinator))?.fault).toBeNull();
    expect((await pageOf(school, link)).whole?.nameOf(WHO.coordinator)).not.toBeNull();
  });

  async function rows(): Promise<number> {
    const found = await sql<{ rows: string }>`select count(*) as rows from absence_entry`.execute(
      school.engine.db,
    );
    return Number(found.rows[0]?.rows);
  }
});

describe('the terms of absence', () => {
  it('begin when sixteen hours are reached, five working days, and end when it was reported', async () => {
    await entered(school, link, SIXTEEN);
    expect(await terms()).toEqual([['absence_16h', '2026-11-18', '2026-11-25', 'running']]);

    await entered(school, link, { kind: 'report', report: REPORT });
    expect(await terms()).toEqual([['absence_16h', '2026-11-18', '2026-11-25', 'met']]);
  });

  it('run on whatever else is entered, and are stopped when the hours were put right', async () => {
    await entered(school, link, SIXTEEN);
    const [before] = await termsNow(school, sam.dossier);
    await entered(school, link, { kind: 'sick', ...sickOn('2026-11-20', '2026-11-20') });
    const [after] = await termsNow(school, sam.dossier);
    expect(after).toEqual(before);

    await entered(school, link, week([day('2026-11-17', 8)]));
    expect(await terms()).toEqual([['absence_16h', '2026-11-18', '2026-11-25', 'stopped']]);
  });

  it('follow one another: the next begins with its own days when the first was reported', async () => {
    await entered(school, link, week([day('2026-11-09', 8), day('2026-11-10', 8)]));
    await entered(school, link, SIXTEEN);
    expect(await terms()).toEqual([['absence_16h', '2026-11-10', '2026-11-17', 'running']]);

    const first = reported('2026-11-09', '2026-11-10', { reportedBy: WHO.coordinator });
    await entered(school, link, { kind: 'report', report: first });
    expect(await terms()).toEqual([['absence_16h', '2026-11-18', '2026-11-25', 'running']]);
  });

  it('are stopped by an exemption, and run again without it', async () => {
    await entered(school, link, SIXTEEN);
    const exemption = { fromOn: '2026-11-23' as SchoolDate, untilOn: '2027-07-31' as SchoolDate };
    await entered(school, link, { kind: 'exemption', ...exemption });
    expect(await terms()).toEqual([['absence_16h', '2026-11-18', '2026-11-25', 'stopped']]);

    await removeAbsence(school.deps, link, 'exemption', null);
    expect(await terms()).toEqual([['absence_16h', '2026-11-18', '2026-11-25', 'running']]);
  });

  it('call for a talk at the seventh sick day, and end when it was held', async () => {
    await entered(school, link, { kind: 'sick', ...sickOn('2026-11-19', null) });
    expect(await terms()).toEqual([['sick_talk', '2026-11-27', '2026-12-04', 'running']]);

    await entered(school, link, { kind: 'sick', ...sickOn('2026-11-19', '2026-11-20') });
    expect(await terms()).toEqual([['sick_talk', '2026-11-27', '2026-12-04', 'stopped']]);
  });

  it('ask for the jeugdarts when a sick report is doubted, until that was done', async () => {
    await entered(school, link, { kind: 'sick', ...sickOn('2026-11-19', '2026-11-20') });
    const doubt = {
      kind: 'doubt' as const,
      sickId: '2026-11-19',
      doubtedOn: '2026-11-20' as SchoolDate,
      told: null,
    };
    await entered(school, link, { ...doubt, consult: null });
    expect(await terms()).toEqual([['sick_consult', '2026-11-20', '2026-11-27', 'running']]);

    const consult = { on: '2026-11-23' as SchoolDate, isDoubtLeft: true };
    await entered(school, link, { ...doubt, consult });
    expect(await terms()).toEqual([['sick_consult', '2026-11-20', '2026-11-27', 'met']]);

    await removeAbsence(school.deps, link, 'sick 2026-11-19', null);
    expect((await pageOf(school, link)).whole?.book.doubts).toEqual([]);
  });

  it('are looked at each night: an exemption that begins stops them, and once it is over they run again', async () => {
    await entered(school, link, SIXTEEN);
    const exemption = { fromOn: '2026-11-25' as SchoolDate, untilOn: '2026-12-04' as SchoolDate };
    await entered(school, link, { kind: 'exemption', ...exemption });
    const night = async (at: string) => {
      school.clock.set(at);
      return [await followAbsence(school.deps, () => true), (await terms())[0]?.[3]];
    };

    expect(await night('2026-11-24T02:30:00Z')).toEqual([0, 'running']);
    expect(await night('2026-11-25T02:30:00Z')).toEqual([1, 'stopped']);
    expect(await night('2026-12-04T02:30:00Z')).toEqual([0, 'stopped']);
    expect(await night('2026-12-05T02:30:00Z')).toEqual([1, 'running']);
    expect(await night('2026-12-05T02:30:00Z')).toEqual([0, 'running']);
  });

  async function terms(): Promise<string[][]> {
    const found = await termsNow(school, sam.dossier);
    return found
      .filter(({ rule }) => /absence|sick/.test(rule))
      .map(({ rule, startsOn, dueOn, state }) => [rule, startsOn, dueOn, state]);
  }
});
