import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { readPeople } from '../../../src/app/guests/showing-guests.ts';
import type { Link } from '../../../src/app/ports/links.ts';
import type { Actietafel } from '../../../src/app/ports/tables.ts';
import { linkSiblings, unlinkSiblings } from '../../../src/app/siblings/linking-siblings.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { proposeAgain } from '../../../src/app/table/proposing-again.ts';
import { dossierNow } from '../../support/grounds.ts';
import { peopleLink } from '../../support/guests.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, testRoster, WHO } from '../../support/school.ts';
import { type Asked, agreed, askedTable, refOf, tableNow } from '../../support/tables.ts';
import { deliverDue, haveChats } from '../../support/triage.ts';

const MAIL = 'thuis@gezin.example';

let school: Play;
let sam: Asked;
let noor: Asked;
let link: Link;

beforeAll(async () => {
  school = await play(undefined, undefined, withOneMail());
}, 60_000);

beforeEach(async () => {
  await school.again();
  sam = await askedTable(school, 'sam');
  noor = await askedTable(school, 'noor');
  link = await peopleLink(school, sam.dossier);
});
afterAll(() => school.close());

describe('two cases of one family', () => {
  it('are offered to the coordinator by number and name, those with one mail address of a parent first', async () => {
    expect((await readPeople(school.deps, link))?.siblings).toEqual({
      linked: [],
      others: [
        {
          dossierId: noor.dossier.id,
          number: noor.dossier.number,
          name: { roepnaam: 'Noor', voorvoegsel: '', achternaam: 'Berg' },
          sharesParent: true,
        },
      ],
    });
  });

  it('are linked for a reason and unlinked again, seen from both, and once however often it is pressed', async () => {
    for (let press = 0; press < 2; press++)
      expect(await linkSiblings(school.deps, link, noor.dossier.id, 'one_visit')).toBe('done');
    const other = await peopleLink(school, noor.dossier);

    expect((await readPeople(school.deps, other))?.siblings).toMatchObject({
      linked: [{ number: sam.dossier.number, reason: 'one_visit' }],
      others: [],
    });
    expect(await changesOnRecord()).toBe(2);

    for (let press = 0; press < 2; press++)
      expect(await unlinkSiblings(school.deps, other, sam.dossier.id)).toBe('done');
    expect((await readPeople(school.deps, link))?.siblings?.linked).toEqual([]);
    expect(await changesOnRecord()).toBe(4);
  });

  it('are not linked without a reason, with itself, with none, or with one that is closed', async () => {
    const tries = (id: string | null) => linkSiblings(school.deps, link, id as never, 'one_visit');

    expect(await linkSiblings(school.deps, link, noor.dossier.id, null)).toBe('sibling_reason_missing');
    for (const id of [null, sam.dossier.id, '019ad000-0000-7000-8000-0000000000ff'])
      expect(await tries(id)).toBe('sibling_missing');
    const ref = { schoolId: SCHOOL, id: noor.dossier.id, version: 1 };
    await closeDossier(await school.turn(WHO.coordinator), await dossierNow(school, ref), 'moved_away');
    expect(await tries(noor.dossier.id)).toBe('sibling_missing');
  });

  it('are not seen, linked or unlinked by a mentor who carries one of them', async () => {
    await sql`update dossier set casushouder_id = ${WHO.mentor}::uuid`.execute(school.engine.db);
    const mentors = await peopleLink(school, sam.dossier, WHO.mentor);
    await linkSiblings(school.deps, link, noor.dossier.id, 'one_visit');

    expect((await readPeople(school.deps, mentors))?.siblings).toBeNull();
    expect(await linkSiblings(school.deps, mentors, noor.dossier.id, 'one_visit')).toBeNull();
    expect(await unlinkSiblings(school.deps, mentors, noor.dossier.id)).toBeNull();
    expect((await readPeople(school.deps, link))?.siblings?.linked).toHaveLength(1);
  });

  it('have the table of the one looked for beside that of the other, and only while they are linked', async () => {
    await agreed(school, noor, 'yes');
    const booked = bookedOf(await tableNow(school, noor.ref));
    const apart = await searchedAnew();
    expect(apart.filter(({ reasons }) => reasons.includes('beside'))).toEqual([]);

    await linkSiblings(school.deps, link, noor.dossier.id, 'one_visit');
    const beside = (await searchedAnew()).filter(({ reasons }) => reasons.includes('beside'));

    expect(beside).toHaveLength(1);
    const [slot] = beside;
    const gaps = [(slot?.startsAt ?? 0) - booked.endsAt, booked.startsAt - (slot?.endsAt ?? 0)];
    expect(gaps.some((gap) => gap >= 0 && gap <= 30 * 60_000)).toBe(true);

    await unlinkSiblings(school.deps, link, noor.dossier.id);
    expect((await searchedAnew()).filter(({ reasons }) => reasons.includes('beside'))).toEqual([]);
  });

  it('show nothing of one another at the table, but to the coordinator that a moment is beside another', async () => {
    await haveChats(school, WHO.coordinator, WHO.leerplicht);
    await agreed(school, noor, 'yes');
    await linkSiblings(school.deps, link, noor.dossier.id, 'one_visit');
    await deliverDue(school);
    await searchedAnew();
    const ref = refOf(await latest());

    const partner = await showTable(await school.turn(WHO.leerplicht), ref);
    const sent = JSON.stringify((await deliverDue(school)).filter(({ to }) => to !== WHO.coordinator));

    for (const text of [JSON.stringify(partner), sent]) expect(text).not.toMatch(/beside|Noor/);
    expect(sent).not.toContain(noor.dossier.number);
    expect(JSON.stringify(await showTable(await school.turn(WHO.coordinator), ref))).toContain('beside');
  });
});

function bookedOf({ slots, bookedSlotId }: Actietafel) {
  const slot = slots.find(({ id }) => id === bookedSlotId);
  if (!slot) throw new Error('Nothing is booked.');
  return slot;
}

async function latest(): Promise<Actietafel> {
  const [table] = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.latestOf([sam.dossier.id]));
  if (!table) throw new Error('There is no table.');
  return table;
}

/** The moments of a new table for Sam. */
async function searchedAnew() {
  await cancelTable(await school.turn(WHO.coordinator), refOf(await latest()));
  await proposeAgain(await school.turn(WHO.coordinator), refOf(await latest()));
  return (await latest()).slots;
}

async function changesOnRecord(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from audit where action = 'dossier.changed'
  `.execute(school.engine.db);
  return rows[0]?.n ?? 0;
}

function withOneMail() {
  const roster = testRoster();
  return {
    ...roster,
    pupils: roster.pupils.map((each) => ({
      ...each,
      guardians: each.guardians.map((guardian, nth) => (nth === 0 ? { ...guardian, mail: MAIL } : guardian)),
    })),
  };
}
