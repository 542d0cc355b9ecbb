import { describe, expect, it } from '@jest/globals';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { reopenDossier } from '../../src/app/dossier/reopening.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { askedPages } from '../support/asked-pages.ts';
import { caseDoor, mayRead } from '../support/case-page.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { doubt } from '../support/doubting.ts';
import { SCHOOL, WHO } from '../support/school.ts';

const TITLE = 'Afronden: wat hebben we geleerd?';

describe('what was learned, on the page of a case', () => {
  const { school, asked } = askedPages();

  it('is kept as it was typed, and shown with who wrote it and when', async () => {
    const { status, text } = await write('Eerder bellen.\r\nEn <b>samen</b> kijken');

    expect(status).toBe(200);
    expect(text).toContain('Het is bewaard.');
    expect(text).toContain('Geschreven door Carla Coordinator op ma 23 nov 2026');
    expect(text).toContain('Eerder bellen.\nEn &lt;b&gt;samen&lt;/b&gt; kijken</textarea>');
    expect(await kept()).toMatchObject({ version: 1, changedBy: WHO.coordinator });
  });

  it('is for whoever carries the case alone', async () => {
    await write('Eerder bellen');
    await mayRead(school(), asked(), WHO.swv, 'consent');

    for (const who of [WHO.mentor, WHO.swv]) {
      const { text } = await openedDoor(await caseDoor(school(), asked().dossier, who));
      expect(text).not.toContain(TITLE);
      expect(text).not.toContain('Eerder bellen');
      expect((await write('Iets anders', '1', who)).status).toBe(422);
    }
    expect(await kept()).toMatchObject({ text: 'Eerder bellen' });
  });

  it.each([
    ['Bel 111222333', 'burgerservicenummer'],
    ['x'.repeat(2_001), 'te lang'],
  ])('loses nothing of what was typed when it is refused (%#)', async (typed, why) => {
    const { status, text } = await write(typed);

    expect(status).toBe(422);
    expect(text).toContain(why);
    expect(text).toContain(`${typed}</textarea>`);
    expect(await kept()).toBeNull();
  });

  it('asks once about a name or a word that may be a diagnosis, and lets it stand where whoever types decides so', async () => {
    const typed = 'Met Sam eerder bellen. Autisme speelde mee';
    const { status, text } = await write(typed);

    expect(status).toBe(422);
    expect(text).toContain('Hieronder staan woorden om over na te denken.');
    expect(text).toContain('&quot;Sam&quot; kan naar een leerling leiden.');
    expect(text).toContain('&quot;Autisme&quot; kan een diagnose zijn.');
    expect(text).toContain(`${typed}</textarea>`);
    expect(text).toContain('Zo laten staan en bewaren');
    expect(await kept()).toBeNull();

    const more = await write(`${typed}, Petra ook`, '0', WHO.coordinator, ['sam', 'autisme']);
    expect(more.text).toContain('&quot;Petra&quot; kan naar een leerling leiden.');
    expect(more.text).not.toContain('&quot;Sam&quot; kan');
    expect(more.text).toMatch(/name="les-laat" value="sam"/);

    expect((await write(typed, '0', WHO.coordinator, ['sam', 'autisme'])).status).toBe(200);
    expect(await kept()).toMatchObject({ text: typed });
  });

  it('is folded on a case that has only begun, and open once there is something to look back on', async () => {
    const folded = /<summary>Schrijf op wat we leerden<\/summary>/;
    const fresh = await openedDoor(await caseDoor(school(), asked().dossier));
    expect(fresh.text).toMatch(folded);
    expect(fresh.text).toContain('Bewaar wat we leerden');

    expect((await write('Bel 111222333')).text).toMatch(/<details open><summary>Schrijf op wat we leerden/);

    await close();
    const ended = await openedDoor(await caseDoor(school(), asked().dossier));
    expect(ended.text).not.toMatch(folded);
    expect(ended.text).toContain('Bewaar wat we leerden');
  });

  it('shows to whoever comes second what the other wrote, beside their own words, and keeps both at the next press', async () => {
    await write('Eerder bellen');
    const second = await write('Later bellen', '0', WHO.deputyCoordinator);

    expect(second.status).toBe(422);
    expect(second.text).toContain('<pre>Eerder bellen</pre>');
    expect(second.text).toContain('Later bellen</textarea>');
    expect(second.text).toContain('name="les-versie" value="1"');
    expect(await kept()).toMatchObject({ text: 'Eerder bellen' });

    expect((await write('Eerder bellen. Later bellen', '1', WHO.deputyCoordinator)).status).toBe(200);
    expect(await kept()).toMatchObject({ text: 'Eerder bellen. Later bellen', version: 2 });
  });

  it.each([
    ['2026-12-23', 200],
    ['2026-12-24', 422],
  ])('can be written until thirty days after the end: on %s', async (on, status) => {
    await close();
    school().clock.set(`${on}T10:00:00Z`);

    expect((await write('Eerder bellen')).status).toBe(status);
    expect((await kept())?.text ?? '').toBe(status === 200 ? 'Eerder bellen' : '');
  });

  it('is not written while somebody doubts whether it is safe', async () => {
    await doubt(school(), { schoolId: SCHOOL, id: asked().dossier.concernId, version: 0 });

    const { status, text } = await write('Eerder bellen');

    expect(status).toBe(422);
    expect(text).not.toContain('Bewaar wat we leerden');
    expect(await kept()).toBeNull();
  });

  it('stands beside how the case ended each time, which the past of the case tells too', async () => {
    await close();
    school().clock.set('2027-01-11T10:00:00Z');
    await reopenDossier(await school().turn(WHO.coordinator), await refNow(), 'family_asks');

    const { text } = await openedDoor(await caseDoor(school(), asked().dossier));

    expect(text).toContain('<dt>Afgerond op ma 23 nov 2026</dt><dd>Van school</dd>');
    expect(text).toContain('<dt>Wat hielp</dt><dd>Of partners elkaar kenden</dd>');
    expect(text).toContain('<dt>Weer geopend op ma 11 jan 2027</dt><dd>De familie vraagt het</dd>');
    expect(text).toContain('<dt>Eerst begonnen op</dt><dd>ma 23 nov 2026</dd>');
    expect(text).toContain('De casus is weer geopend: de familie vraagt het');
    expect(text).toContain('De casus is afgerond: van school');
  });

  async function write(
    text: string,
    version = '0',
    who: PersonId = WHO.coordinator,
    letStand: readonly string[] = [],
  ) {
    const door = await caseDoor(school(), asked().dossier, who);
    const ticket = ticketIn(await lookAt(door));
    return sendTo(door, [
      ['ticket', ticket],
      ['doe', 'les-bewaar'],
      ['les', text],
      ['les-versie', version],
      ...letStand.map((word): [string, string] => ['les-laat', word]),
    ]);
  }

  async function close(): Promise<void> {
    await closeDossier(await school().turn(WHO.coordinator), await refNow(), 'left_school', {
      helped: ['partners_known'],
      hindered: [],
    });
  }

  async function refNow() {
    const found = await school().deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(asked().dossier.id));
    return { schoolId: SCHOOL, id: asked().dossier.id, version: found?.version ?? 0 };
  }

  function kept() {
    return school().deps.store.transact(SCHOOL, (tx) => tx.closings.lesson(asked().dossier.id));
  }
});
