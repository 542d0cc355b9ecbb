import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { viewForPerson } from '../../../src/app/table/showing-table.ts';
import { type TableCase, tableCase } from '../../../src/app/table/table-case.ts';
import { chooseRoute } from '../../../src/app/triage/opening-concern.ts';
import type { ActietafelId, PersonId, PupilId, SchoolDate } from '../../../src/domain/ids.ts';
import { participantsOf } from '../../support/accepting.ts';
import { askPartner } from '../../support/consulting.ts';
import { openedDoor } from '../../support/door.ts';
import { rosterWithNeighbours, THERE } from '../../support/neighbours.ts';
import { doorFor } from '../../support/own-pages.ts';
import { servePages } from '../../support/page-server.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../../support/school.ts';
import { accept, dossierOf, morePupil, sentConcern, toldBy } from '../../support/triage.ts';

let school: Play;

beforeAll(async () => {
  school = await play(undefined, undefined, rosterWithNeighbours());
}, 60_000);

beforeEach(() => school.again());

afterAll(() => school.close());

/** Who sits on which seat at the table of this pupil, once the concern is accepted. */
async function seatsOf(pupilId: PupilId, parents = [GUARDIAN.ofNoor]): Promise<Record<string, string>> {
  const ref = await sentConcern(school, { pupilId });
  await accept(school, ref, { parents: parents.map((id) => toldBy(id, WHO.mentor)) });
  const { dossier } = await dossierOf(school, ref);
  const participants = await participantsOf(school, dossier.id);
  return Object.fromEntries(
    participants.flatMap(({ role, who, seatId }) => (seatId ? [[role, who.id]] : [])),
  );
}

describe('the table of a pupil', () => {
  it('from Utrecht has the four fixed faces of the school, and nobody of another area', async () => {
    expect(await seatsOf(PUPIL.noor)).toEqual({
      leerplicht: WHO.leerplicht,
      jgz: WHO.jgz,
      swv: WHO.swv,
      buurtteam: WHO.buurtteam,
    });
  });

  it('from Nieuwegein has the wijkteam of Nieuwegein, and keeps the officer of the school', async () => {
    expect(await seatsOf(PUPIL.sam, [GUARDIAN.ofSam, GUARDIAN.alsoOfSam])).toEqual({
      leerplicht: WHO.leerplicht,
      jgz: WHO.jgz,
      swv: WHO.swv,
      buurtteam: THERE.wijkteam,
    });
  });

  it('has the Doorstroompunt besides from 18 on', async () => {
    const adult = await morePupil(school, '2008-11-23');

    expect(Object.keys(await seatsOf(adult, []))).toEqual(['leerplicht', 'jgz', 'swv', 'buurtteam', 'rmc']);
  });

  it('asks the wijkteam of Nieuwegein to call about a pupil from there', async () => {
    await askPartner(school, await sentConcern(school), 'buurtteam');

    const asked = await sql<{ person_id: string }>`select person_id from consult`.execute(school.engine.db);
    expect(asked.rows).toEqual([{ person_id: THERE.wijkteam }]);
  });

  it('cannot ask a wijkteam that is not there, and says aloud that the seat is empty', async () => {
    const ofTess = await sentConcern(school, { pupilId: PUPIL.ofOtherMentor }, WHO.otherMentor);

    const card = await chooseRoute(await school.turn(WHO.coordinator), ofTess, 'one_partner');
    const accepting = await chooseRoute(await school.turn(WHO.coordinator), ofTess, 'accept');
    const refused = await askPartner(school, ofTess, 'buurtteam');

    expect(card).toMatchObject({ partners: ['leerplicht', 'jgz', 'swv'], emptySeats: ['buurtteam'] });
    expect(accepting).toMatchObject({ emptySeats: ['buurtteam'] });
    expect(refused).toMatchObject({ kind: 'triage_route', fault: 'seat_empty' });
  });

  it('says on the card of the round which seats are empty, by what this pupil should have', async () => {
    const emptyOf = async (pupilId: PupilId, mentor: PersonId) => {
      const ref = await sentConcern(school, { pupilId }, mentor);
      const guardians = pupilId === PUPIL.noor ? [GUARDIAN.ofNoor] : [null];
      await accept(school, ref, { parents: guardians.map((id) => toldBy(id, mentor)) });
      const { dossier } = await dossierOf(school, ref);
      const view = await school.deps.store.transact(SCHOOL, async (tx) => {
        const table = await tx.tables.current(dossier.id);
        const found = await tableCase(tx, SCHOOL, table?.id as ActietafelId, '2026-11-23' as SchoolDate);
        const viewer = { personId: WHO.coordinator, coordinates: true, knowsOfDoubt: true };
        return viewForPerson({ deps: school.deps }, tx, found as TableCase, viewer, {});
      });
      return view.kind === 'table_round' ? view.emptySeats : view.kind;
    };

    expect(await emptyOf(PUPIL.noor, WHO.mentor)).toEqual([]);
    expect(await emptyOf(PUPIL.ofOtherMentor, WHO.otherMentor)).toEqual(['buurtteam']);
  });
});

describe('the page of a concern', () => {
  it('says who belongs at the table and why, what is missing and whom to ask', async () => {
    const web = await servePages(school);
    const door = async (pupilId: PupilId, mentor: PersonId) => {
      const ref = await sentConcern(school, { pupilId }, mentor);
      return textOf((await openedDoor(await doorFor(school, WHO.coordinator, ref, 'concern_page'))).text);
    };

    const ofSam = await door(PUPIL.sam, WHO.mentor);
    const ofTess = await door(PUPIL.ofOtherMentor, WHO.otherMentor);
    await web.stop();

    expect(ofSam).toContain(
      'buurtteam Olga Blom, Gemeente Nieuwegein Nieuwegein, omdat de leerling daar woont',
    );
    expect(ofSam).toContain('leerplicht Fatima Leerplicht, Gemeente vast op deze school 1 vervanger');
    expect(ofSam).toContain('niet aan tafel: breng je zelf op de hoogte');
    expect(ofSam).toContain('De leerling woont in Nieuwegein, niet in de gemeente van de school.');
    expect(ofTess).toContain(
      'In Houten is geen buurtteam. Vraag het Sociaal loket Houten: 030 123, loket@houten.example.',
    );
  });

  it('names whoever took over the seat in the place of its holder', async () => {
    const web = await servePages(school);
    const ref = await sentConcern(school, { pupilId: PUPIL.noor });
    await accept(school, ref, { parents: [toldBy(GUARDIAN.ofNoor, WHO.mentor)] });
    const { dossier } = await dossierOf(school, ref);
    const [leerplicht] = (await participantsOf(school, dossier.id)).filter(
      ({ role }) => role === 'leerplicht',
    );
    await sql`update participant set person_id = ${WHO.leerplichtDeputy} where id = ${leerplicht?.id}`.execute(
      school.engine.db,
    );

    const { text } = await openedDoor(await doorFor(school, WHO.coordinator, ref, 'concern_page'));
    await web.stop();

    expect(textOf(text)).toContain('leerplicht Gert Leerplicht');
  });
});

function textOf(page: string): string {
  return page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}
