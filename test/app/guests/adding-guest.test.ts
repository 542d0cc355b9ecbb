import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { addGuest } from '../../../src/app/guests/adding-guest.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import {
  askedDossier,
  DOCTOR,
  guestOut,
  kindsTo,
  peopleLink,
  triedGuest,
  withGuest,
} from '../../support/guests.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { type Asked, agreed } from '../../support/tables.ts';
import { deliverDue, dossierOf } from '../../support/triage.ts';

let school: Play;
let asked: Asked;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  asked = await askedDossier(school);
});
afterAll(() => school.close());

describe('somebody who is asked from outside', () => {
  it('is added once by two of the same press', async () => {
    const id = await withGuest(school, asked);
    const again = await triedGuest(school, asked.dossier, DOCTOR, id);

    expect(again?.faults).toEqual([]);
    expect(again?.page.guests).toHaveLength(1);
    expect(
      (await plannedNotices(school)).filter((each) => each.kind === 'vote_request' && each.to.id === id),
    ).toHaveLength(1);
  });

  it('is not added twice, nor when somebody at the table has that address', async () => {
    await withGuest(school, asked);

    expect(await faultsOf({ ...DOCTOR, mail: 'BALIE@putter.example' })).toEqual(['guest_known']);
    expect(await faultsOf({ ...DOCTOR, mail: 'hanna.jeugdarts@voorbeeld.example' })).toEqual(['guest_known']);
    expect(await faultsOf({ ...DOCTOR, mail: 'petra.vis@thuis.example' })).toEqual([]);
  });

  it('whose last day has gone by can be asked again, and counts for nothing meanwhile', async () => {
    await withGuest(school, asked, { ...DOCTOR, accessUntil: '2026-11-24' as SchoolDate });
    school.clock.set('2026-11-24T09:00:00Z');
    expect(await faultsOf(DOCTOR)).toEqual(['guest_known']);
    school.clock.set('2026-11-25T09:00:00Z');

    const again = await withGuest(school, asked);

    expect(kindsTo(again, await deliverDue(school))).toEqual(['vote_request']);
  });

  it('is one of six at most', async () => {
    for (let nth = 1; nth <= 6; nth++)
      await withGuest(school, asked, { ...DOCTOR, mail: `g${nth}@x.example` });

    expect(await faultsOf({ ...DOCTOR, mail: 'g7@x.example' })).toEqual(['too_many_guests']);
  });

  it('is asked at least until the day of the table that stands', async () => {
    await agreed(school, asked, 'yes');

    expect(await faultsOf({ ...DOCTOR, accessUntil: '2026-11-24' as SchoolDate })).toEqual([
      'guest_until_before_table',
    ]);
    expect(await faultsOf({ ...DOCTOR, accessUntil: '2026-11-25' as SchoolDate })).toEqual([]);
  });

  it('is not added to a case that is closed', async () => {
    const link = await peopleLink(school, asked.dossier);
    const { ref } = await dossierOf(school, { schoolId: SCHOOL, id: asked.dossier.concernId, version: 1 });
    await closeDossier(await school.turn(WHO.coordinator), ref, 'moved_away');

    const saved = await addGuest(school.deps, link, school.deps.ids.next(), DOCTOR);
    expect(saved?.faults).toEqual([{ code: 'not_now', at: null }]);
    expect(saved?.page).toMatchObject({ canAdd: false, guests: [] });
    await expect(peopleLink(school, asked.dossier)).rejects.toThrow('refused');
  });

  it('is added by whoever carries the case, and by nobody else', async () => {
    for (const person of [WHO.mentor, WHO.otherMentor, WHO.leerplicht])
      await expect(peopleLink(school, asked.dossier, person)).rejects.toThrow('refused');
  });

  it('is not in reach of a coordinator who is none any more, though the link is there', async () => {
    const link = await peopleLink(school, asked.dossier);
    await sql`update membership set until_on = '2026-11-22' where person_id = ${WHO.coordinator}::uuid`.execute(
      school.engine.db,
    );

    expect(await addGuest(school.deps, link, school.deps.ids.next(), DOCTOR)).toBeNull();
  });

  it('is put on record without a word of who or what it is', async () => {
    const id = await withGuest(school, asked);
    await guestOut(school, asked, id);

    const rows = await sql<{ action: string }>`
      select action, subject_id, ground from audit where action like 'dossier.changed' order by seq
    `.execute(school.engine.db);
    expect(rows.rows).toEqual([
      { action: 'dossier.changed', subject_id: asked.dossier.id, ground: 'coordination' },
      { action: 'dossier.changed', subject_id: asked.dossier.id, ground: 'coordination' },
    ]);
  });
});

async function faultsOf(form: typeof DOCTOR): Promise<string[] | undefined> {
  return (await triedGuest(school, asked.dossier, form))?.faults.map(({ code }) => code);
}
