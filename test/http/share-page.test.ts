import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openConcernPage } from '../../src/app/pages/opening-page.ts';
import { cancelTable } from '../../src/app/table/cancelling.ts';
import { textsIn } from '../../src/texts/texts.ts';
import { askedPages } from '../support/asked-pages.ts';
import { lookAt, sendTo, ticketIn } from '../support/door.ts';
import { urlIn } from '../support/own-pages.ts';
import { GUARDIAN, PUPIL, SCHOOL, testRoster, WHO } from '../support/school.ts';
import { codeIn } from '../support/seen-code.ts';
import { agreed, participantsNow, tableNow } from '../support/tables.ts';

const DAY = 24 * 60 * 60_000;

describe('a link that a coordinator gives by hand', () => {
  const { school, asked, doorOf } = askedPages(withArabicParent());

  it('is offered behind the door of the concern, for each parent and for the pupil, and for nobody else', async () => {
    const { text } = await behindDoor();

    expect([...text.matchAll(/Link en QR-code voor ([^<]+)</g)].map(([, name]) => name)).toEqual([
      'Petra Vis',
      'Rob Vis',
      'Sam Vis',
    ]);
  });

  it('is the link of the mail: same address, same end, and in a code that another program reads', async () => {
    const { status, text } = await given(GUARDIAN.alsoOfSam);
    const mailed = { url: await doorOf(GUARDIAN.alsoOfSam) };

    expect(status).toBe(200);
    expect(text.match(/<textarea[^>]*>([^<]*)</)?.[1]).toContain(mailed.url);
    expect(codeIn(text)).toBe(mailed.url);
    expect(text).toContain('Hij werkt tot vr 22 jan 2027.');
    expect((await links()).length).toBe(9);
    expect((await lookAt(mailed.url)).status).toBe(200);
  });

  it('comes with a text in the language of the parent, in which nobody is named', async () => {
    const { text } = await given(GUARDIAN.ofSam);
    const sheet = text.slice(text.indexOf('<textarea'), text.indexOf('</textarea>'));

    expect(sheet).toContain('lang="ar" dir="rtl"');
    expect(sheet).toContain(textsIn('ar').letters.ask.subject.parent);
    expect(sheet).toContain(textsIn('ar').pages.unchecked);
    for (const words of [sheet, text.slice(text.indexOf('<section'))])
      expect(words).not.toMatch(/Sam|Petra|Vis|Carla|4H2/);
  });

  it('tells when and where once the table stands', async () => {
    await agreed(school(), asked(), 'yes');
    const { text } = await given(PUPIL.sam);

    expect(text).toContain('Wanneer: wo 25 nov, 08:00–09:00 uur (Nederlandse tijd)');
    expect(text).toContain('Bekijk de afspraak');
  });

  it('is written down each time it is given out, and not when it is only offered', async () => {
    await behindDoor();
    expect(await written()).toEqual([]);

    await given(GUARDIAN.ofSam);
    await given(GUARDIAN.ofSam);

    expect(await written()).toEqual([
      { actor_id: WHO.coordinator, subject_id: asked().ref.id, ground: 'coordination' },
      { actor_id: WHO.coordinator, subject_id: asked().ref.id, ground: 'coordination' },
    ]);
  });

  it('can be opened as often as one likes, and answers as the mailed one', async () => {
    const { text } = await given(GUARDIAN.ofSam);
    const url = codeIn(text) ?? '';
    const { slots } = await tableNow(school(), asked().ref);
    for (let look = 0; look < 3; look++) expect((await lookAt(url)).status).toBe(200);

    expect((await sendTo(url, { [`m-${slots[0]?.id}`]: 'yes' })).status).toBe(200);
  });

  it('is given for nobody but the family of this table', async () => {
    const partner = (await participantsNow(school(), asked())).find(({ who }) => who.id === WHO.jgz);
    const door = await doorOfConcern();

    for (const participant of [partner?.id ?? '', '019ad000-0000-7000-8000-0000000000ff', ''])
      expect((await give(door, participant)).status).toBe(410);
    expect(await written()).toEqual([]);
  });

  it('is not given without the ticket of the door', async () => {
    const parent = (await participantsNow(school(), asked())).find(({ who }) => who.id === GUARDIAN.ofSam);
    const { text } = await sendTo(await doorOfConcern(), { deel: parent?.id ?? '', ticket: 'x' });

    expect(codeIn(text)).toBeNull();
    expect(await written()).toEqual([]);
  });

  it('is not offered as long as somebody doubts that it is safe', async () => {
    await school().deps.store.transact(SCHOOL, async (tx) => {
      const concern = await tx.concerns.forChange(asked().dossier.concernId);
      if (concern)
        await tx.concerns.store({ ...concern, doubtedAt: school().clock.now() }, school().clock.now());
    });

    expect((await behindDoor()).text).not.toContain('QR-code voor');
  });

  it('is not offered any more once the table is off', async () => {
    await cancelTable(await school().turn(WHO.coordinator), asked().ref);

    expect((await behindDoor()).text).not.toContain('QR-code voor');
  });

  it('is not offered any more once the mailed one has ended', async () => {
    school().clock.forward(60 * DAY - 60_000);
    expect((await behindDoor()).text).toContain('QR-code voor');
    school().clock.forward(60_000);
    expect((await behindDoor()).text).not.toContain('QR-code voor');
  });

  const doorOfConcern = async () => {
    const ref = { schoolId: SCHOOL, id: asked().dossier.concernId, version: 1 };
    return urlIn(await openConcernPage(await school().turn(WHO.coordinator), ref, 'concern_page'));
  };

  async function give(door: string, participant: string) {
    return sendTo(door, { ticket: ticketIn(await lookAt(door)), deel: participant });
  }

  async function behindDoor() {
    const door = await doorOfConcern();
    return sendTo(door, { ticket: ticketIn(await lookAt(door)) });
  }

  async function given(who: string) {
    const participant = (await participantsNow(school(), asked())).find((each) => each.who.id === who);
    return give(await doorOfConcern(), participant?.id ?? '');
  }

  function links() {
    return school().deps.store.transact(SCHOOL, (tx) => tx.links.ofTable(asked().ref.id as never));
  }

  async function written() {
    const rows = await sql`
      select actor_id, subject_id, ground from audit where action = 'table.link_given' order by seq
    `.execute(school().engine.db);
    return rows.rows;
  }
});

function withArabicParent() {
  const roster = testRoster();
  return {
    ...roster,
    pupils: roster.pupils.map((each) => ({
      ...each,
      guardians: each.guardians.map((guardian) =>
        guardian.id === GUARDIAN.ofSam ? { ...guardian, language: 'ar' as const } : guardian,
      ),
    })),
  };
}
