import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { askPassPlace, passPlace } from '../../../src/app/dossier/passing-place.ts';
import { openDossier } from '../../../src/app/dossier/showing-dossier.ts';
import { askPassOwn, passOwn } from '../../../src/app/own-tables/passing-own-place.ts';
import { showOwnTables } from '../../../src/app/own-tables/showing-own-tables.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { showWorklist } from '../../../src/app/worklist/opening.ts';
import type { OrganisationId, ParticipantId, PersonId } from '../../../src/domain/ids.ts';
import { actionsNow, promised } from '../../support/agreed-actions.ts';
import { dossierNow, groundFor } from '../../support/grounds.ts';
import { askedDossier } from '../../support/guests.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { type Asked, agreed, askedTable, participantsNow, tableNow } from '../../support/tables.ts';
import { deliverDue, haveChats, viewsTo } from '../../support/triage.ts';

let school: Play;
let asked: Asked;
let ref: CardRef;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  asked = await askedDossier(school);
  ref = { schoolId: SCHOOL, id: asked.dossier.id, version: asked.dossier.version };
});
afterAll(() => school.close());

describe('a seat of a partner in a running case', () => {
  it('goes for good to another on its list at the word of the coordinator, who is asked at once', async () => {
    await deliverDue(school);
    const form = await askPassPlace(await school.turn(WHO.coordinator), ref);
    await gives('leerplicht', WHO.leerplichtDeputy);
    const sent = await deliverDue(school);

    expect(form).toMatchObject({
      kind: 'dossier_pass',
      choices: [
        { place: { kind: 'buurtteam' }, from: 'Jan', name: 'Kim', to: WHO.buurtteamDeputy },
        { place: { kind: 'leerplicht' }, from: 'Fatima', name: 'Gert', to: WHO.leerplichtDeputy },
      ],
    });
    expect(await now('leerplicht')).toEqual([WHO.leerplichtDeputy]);
    expect(sent.filter(({ to }) => to === WHO.leerplichtDeputy).map(({ kind }) => kind)).toEqual([
      'vote_request',
    ]);
    expect(sent.filter(({ to }) => to === WHO.leerplicht).map(({ kind }) => kind)).toContain('seat_passed');
  });

  it('takes along what was promised and is open, and nothing of anybody else', async () => {
    await promised(school, asked.dossier, { owner: { kind: 'person', id: WHO.leerplicht } });
    await promised(school, asked.dossier, { owner: { kind: 'person', id: WHO.swv } });

    await gives('leerplicht', WHO.leerplichtDeputy);

    expect((await actionsNow(school, asked.dossier)).map(({ owner }) => owner)).toEqual([
      { kind: 'person', id: WHO.leerplichtDeputy },
      { kind: 'person', id: WHO.swv },
    ]);
  });

  it('at a table that stands is invited to it, and whoever sat there need not come', async () => {
    await agreed(school, asked, 'yes');
    await deliverDue(school);
    await gives('leerplicht', WHO.leerplichtDeputy);
    const sent = await deliverDue(school);

    expect(sent.filter(({ to }) => to === WHO.leerplichtDeputy).map(({ kind }) => kind)).toEqual([
      'table_booked',
    ]);
    expect(
      sent.find(({ to, kind }) => to === WHO.leerplicht && kind === 'seat_passed')?.delivery,
    ).toMatchObject({
      letter: { appointment: { cancelled: true } },
    });
    expect((await tableNow(school, asked.ref)).state).toBe('booked');
  });

  it('is not given to somebody who sits elsewhere at that very moment', async () => {
    await agreed(school, asked, 'yes');
    const other = await askedTable(school, 'noor', (each) =>
      each.role === 'leerplicht' ? { ...each, who: { kind: 'person', id: WHO.leerplichtDeputy } } : each,
    );
    const [slot] = (await tableNow(school, other.ref)).slots;
    const { slots, bookedSlotId } = await tableNow(school, asked.ref);
    const booked = slots.find(({ id }) => id === bookedSlotId);
    await sql`
      update slot set starts_at = ${new Date(booked?.startsAt ?? 0)}, ends_at = ${new Date(booked?.endsAt ?? 0)}
      where id = ${slot?.id ?? ''}::uuid
    `.execute(school.engine.db);
    await sql`
      update actietafel set state = 'booked', booked_slot_id = ${slot?.id ?? ''}::uuid
      where id = ${other.ref.id}::uuid
    `.execute(school.engine.db);

    expect(await gives('leerplicht', WHO.leerplichtDeputy)).toMatchObject({ fault: 'deputy_taken' });
    expect(await now('leerplicht')).toEqual([WHO.leerplicht]);
  });

  it('without a table passes too: the new one hears of it, and is asked to the next', async () => {
    await cancelTable(await school.turn(WHO.coordinator), {
      ...asked.ref,
      version: (await tableNow(school, asked.ref)).version,
    });
    await haveChats(school, WHO.leerplichtDeputy);
    await deliverDue(school);
    await gives('leerplicht', WHO.leerplichtDeputy);

    expect(viewsTo(await deliverDue(school), WHO.leerplichtDeputy)).toEqual([
      { kind: 'place_given', number: asked.dossier.number, seat: 'leerplicht', school: 'Testcollege' },
    ]);
    expect(await now('leerplicht')).toEqual([WHO.leerplichtDeputy]);
  });

  it('keeps its ground within an organisation, and has it recorded anew in another', async () => {
    await groundFor(school, ref, 'leerplicht');
    await gives('leerplicht', WHO.leerplichtDeputy);
    expect(await grounds('leerplicht')).toEqual(['statutory_task']);

    const board = '019ad111-0000-7000-8000-0000000000e0' as OrganisationId;
    await groundFor(school, ref, 'buurtteam', 'consent');
    await sql`update person set organisation_id = ${board}::uuid where id = ${WHO.buurtteamDeputy}::uuid`.execute(
      school.engine.db,
    );
    await gives('buurtteam', WHO.buurtteamDeputy);
    expect(await grounds('buurtteam')).toEqual([null]);
  });

  it('takes the name of the pupil from the cards of whoever sat there', async () => {
    await haveChats(school, WHO.leerplicht);
    await groundFor(school, ref, 'leerplicht');
    await deliverDue(school);
    expect(await showTable(await school.turn(WHO.leerplicht), asked.ref)).toMatchObject({ roepnaam: 'Sam' });

    await gives('leerplicht', WHO.leerplichtDeputy);

    for (const view of viewsTo(await deliverDue(school), WHO.leerplicht))
      expect(JSON.stringify(view)).not.toContain('Sam');
  });

  it('is passed on by the partner in their own chat, to a colleague on the list', async () => {
    const turn = await school.turn(WHO.leerplicht);
    expect(await showOwnTables(turn)).toMatchObject({ kind: 'own_tables', canPass: true });
    expect(await askPassOwn(turn)).toMatchObject({
      kind: 'own_places',
      choices: [{ place: { number: asked.dossier.number }, to: WHO.leerplichtDeputy, name: 'Gert' }],
    });

    const pressed = await school.turn(WHO.leerplicht, 'pass');
    const passed = { schoolId: SCHOOL, dossierId: asked.dossier.id, to: WHO.leerplichtDeputy };
    const done = { kind: 'place_passed', number: asked.dossier.number, roepnaam: 'Gert' };
    expect(await passOwn(pressed, passed)).toEqual(done);
    expect(await passOwn(await school.turn(WHO.leerplicht, 'pass'), passed)).toEqual(done);
    expect(await now('leerplicht')).toEqual([WHO.leerplichtDeputy]);
    expect(await showOwnTables(await school.turn(WHO.leerplicht))).toMatchObject({
      tables: [],
      canPass: false,
    });
  });

  it('is passed on by nobody else, nor to somebody who is not on the list', async () => {
    const passed = (to: PersonId) => ({ schoolId: SCHOOL, dossierId: asked.dossier.id, to });
    expect(await passOwn(await school.turn(WHO.mentor), passed(WHO.leerplichtDeputy))).toMatchObject({
      code: 'not_your_seat',
    });
    expect(await passOwn(await school.turn(WHO.leerplicht), passed(WHO.buurtteamDeputy))).toMatchObject({
      code: 'colleague_unknown',
    });
    expect(await passOwn(await school.turn(WHO.leerplicht), null)).toMatchObject({
      fault: 'colleague_unknown',
    });
    expect(await passPlace(await school.turn(WHO.mentor), ref, null, null)).toMatchObject({
      code: 'not_for_your_role',
    });
    expect(await gives('leerplicht', WHO.buurtteamDeputy)).toMatchObject({ fault: 'colleague_unknown' });
    expect(await now('leerplicht')).toEqual([WHO.leerplicht]);
  });

  it('is in nobody’s form any more once the case is closed', async () => {
    await closeDossier(await school.turn(WHO.coordinator), await dossierNow(school, ref), 'moved_away');

    expect(await askPassOwn(await school.turn(WHO.leerplicht))).toMatchObject({ choices: [] });
    expect(
      await passOwn(await school.turn(WHO.leerplicht), {
        schoolId: SCHOOL,
        dossierId: asked.dossier.id,
        to: WHO.leerplichtDeputy,
      }),
    ).toMatchObject({ code: 'not_your_seat' });
  });

  it('whose partner left is on the coordinator’s list from the day after, until somebody took it over', async () => {
    const waits = async () => {
      const list = await showWorklist(await school.turn(WHO.coordinator));
      return list.kind === 'worklist' ? list.items.map(({ what }) => what) : [];
    };
    const leaves = (day: string) =>
      sql`update seat_holder set until_on = ${day}::date where person_id = ${WHO.leerplicht}::uuid`.execute(
        school.engine.db,
      );

    await leaves('2026-11-23');
    expect(await waits()).not.toContain('partner');
    await leaves('2026-11-22');
    expect(await waits()).toContain('partner');
    expect(await openDossier(await school.turn(WHO.coordinator), ref)).toMatchObject({
      partnersLeft: ['leerplicht'],
    });

    await gives('leerplicht', WHO.leerplichtDeputy);
    expect(await waits()).not.toContain('partner');
  });
});

async function gives(seat: string, to: PersonId) {
  const places = await school.deps.store.transact(SCHOOL, (tx) =>
    tx.dossiers.placesIn(asked.dossier.id, '2026-11-23' as never),
  );
  const place = places.find(({ kind }) => kind === seat);
  return passPlace(
    await school.turn(WHO.coordinator),
    await dossierNow(school, ref),
    (place?.participantId ?? null) as ParticipantId | null,
    to,
  );
}

async function seated(seat: string) {
  return (await participantsNow(school, asked)).filter(
    ({ role, untilOn }) => role === seat && untilOn === null,
  );
}

async function now(seat: string) {
  return (await seated(seat)).map(({ who }) => who.id);
}

async function grounds(seat: string) {
  return (await seated(seat)).map(({ ground }) => ground);
}
