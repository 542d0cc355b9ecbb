import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { addGuest } from '../../src/app/guests/adding-guest.ts';
import { openConcernPage, openFieldPage, openPeoplePage } from '../../src/app/pages/opening-page.ts';
import type { Link } from '../../src/app/ports/links.ts';
import { showTable } from '../../src/app/table/changing-table.ts';
import type { ConcernId, ParticipantId } from '../../src/domain/ids.ts';
import { cardOf } from '../../src/teams/cards/render.ts';
import { textsIn } from '../../src/texts/texts.ts';
import { askedPages } from '../support/asked-pages.ts';
import { lookAt, openedDoor } from '../support/door.ts';
import { INTERPRETER } from '../support/guests.ts';
import { urlIn } from '../support/own-pages.ts';
import { GUARDIAN, PUPIL, SCHOOL, testRoster, WHO } from '../support/school.ts';
import { agreed } from '../support/tables.ts';

const NAME = 'Fatima Leerplicht';
const MAIL = 'fatima.leerplicht@voorbeeld.example';

describe('the contact person of the kernteam', () => {
  const { school, asked, doorOf } = askedPages({ ...testRoster(), contactPerson: WHO.leerplicht });

  it('is named with their work mail to parents and pupil, in the language of each page', async () => {
    for (const [who, to] of [
      [GUARDIAN.ofSam, 'parent'],
      [PUPIL.sam, 'pupil'],
    ] as const)
      for (const language of ['nl', 'ar', 'tr'] as const) {
        const { text } = await lookAt(`${await doorOf(who)}?taal=${language}`);

        expect(text).toContain(textsIn(language).rights.contact[to](NAME));
        expect(text).toContain(`href="mailto:${MAIL}"`);
      }
  });

  it('is named to a partner by roepnaam on the card, and whole on the page behind a link', async () => {
    const turn = await school().turn(WHO.swv);
    const asks = await showTable(turn, asked().ref);
    await agreed(school(), asked(), 'yes');
    const stands = await showTable(await school().turn(WHO.swv), asked().ref);

    for (const view of [asks, stands]) {
      expect(view).toMatchObject({ contactPerson: 'Fatima' });
      expect(JSON.stringify(cardOf(view, 'nl'))).toContain('Aanspreekpunt kernteam');
      expect(JSON.stringify(cardOf(view, 'nl'))).not.toMatch(/Fatima Leerplicht|@voorbeeld/);
    }
    expect((await lookAt(await doorOf(WHO.jgz))).text).toContain(`Aanspreekpunt van het kernteam: ${NAME}`);
  });

  it('is not named to a guest who interprets, who knows nothing but when and where', async () => {
    const id = school().deps.ids.next<ParticipantId>();
    await addGuest(school().deps, await peopleLinkOf(asked().dossier.concernId), id, INTERPRETER);
    const { text } = await lookAt(await doorOf(id));

    expect(text).toContain('Testlaan 1, Utrecht');
    expect(text).not.toMatch(/Fatima|Aanspreekpunt/);
  });

  it('is named to a coordinator on the page of a concern and of the playing field', async () => {
    const turn = await school().turn(WHO.coordinator);
    const concern = { schoolId: SCHOOL, id: asked().dossier.concernId, version: 1 };
    const doors = [await openConcernPage(turn, concern, 'concern_page'), await openFieldPage(turn)];

    for (const door of doors)
      expect((await openedDoor(urlIn(door))).text).toContain(
        `Aanspreekpunt van het kernteam: ${NAME} (leerplicht), ${MAIL}.`,
      );
  });

  it('is named no more on the day after they have no seat any more', async () => {
    const until = (day: string) =>
      sql`update seat_holder set until_on = ${day}::date where person_id = ${WHO.leerplicht}::uuid`.execute(
        school().engine.db,
      );

    await until('2026-11-23');
    expect((await lookAt(await doorOf(GUARDIAN.ofSam))).text).toContain(NAME);
    await until('2026-11-22');
    expect((await lookAt(await doorOf(GUARDIAN.ofSam))).text).not.toContain(NAME);
  });

  async function peopleLinkOf(concernId: ConcernId): Promise<Link> {
    const concern = { schoolId: SCHOOL, id: concernId, version: 1 };
    await openPeoplePage(await school().turn(WHO.coordinator), concern);
    const row = await school()
      .engine.db.selectFrom('link')
      .select('id')
      .where('purpose', '=', 'people_page')
      .executeTakeFirstOrThrow();
    const link = await school().deps.store.transact(SCHOOL, (tx) => tx.links.byId(row.id));
    if (!link) throw new Error('There is no link.');
    return link;
  }
});
