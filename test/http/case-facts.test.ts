import { describe, expect, it } from '@jest/globals';
import { doubtSafetyOfDossier } from '../../src/app/intake/doubting-safety.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { askedPages } from '../support/asked-pages.ts';
import { caseDoor, mayRead } from '../support/case-page.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { routeRoster, saidEver } from '../support/facts.ts';
import { SCHOOL, WHO } from '../support/school.ts';

const TODAY = '2026-11-23';

describe('the days of a case and the route of the school, on its page', () => {
  const { school, asked } = askedPages(routeRoster());

  it('shows since when at home and from where the three months count, side by side, to whoever carries it alone', async () => {
    const before = await open();
    await press({ doe: 'feit-bewaar', feit: 'at_home_since', 'feit-dag': '2026-11-02' });

    expect(before.text).toContain('<dt>Thuis sinds</dt><dd>nog niet ingevuld</dd>');
    expect((await open()).text).toMatch(
      /<dt>Thuis sinds<\/dt><dd>ma 2 nov 2026<\/dd>\s*<dt>Drie maanden tellen vanaf/,
    );
    await mayRead(school(), asked(), WHO.swv, 'consent');
    for (const who of [WHO.mentor, WHO.swv, WHO.leerplicht])
      expect((await open(who)).text).not.toMatch(/Thuis sinds|Dagen die tellen|feit/);
  });

  it('keeps a day by one tap, names who put it down, and takes one back that was a slip', async () => {
    const tapped = await press({ doe: `feit:partial_return:${TODAY}` });

    expect(tapped.text).toContain('Vastgelegd.');
    expect(tapped.text).toContain('door Carla Coordinator op ma 23 nov 2026');
    expect(tapped.text).toContain('Vandaag weer thuis');

    const [fact] = await saidEver(school(), asked().dossier);
    const after = await press({ doe: `feit-weg:${fact?.id}` });

    expect(after.text).toContain('Weggehaald.');
    expect(after.text).not.toContain('door Carla Coordinator');
  });

  it('answers at the part in which was pressed, also with what is wrong there', async () => {
    const kept = await press({ doe: `feit:partial_return:${TODAY}`, deel: 'dagen' });
    expect(kept.text).toMatch(/<div id="bij-dagen">\s*<div class="note" role="status"><p>Vastgelegd/);
    expect(kept.text).toMatch(/<form method="post" action="[^"]+#bij-dagen"/);

    const wrong = await press({ doe: 'feit-bewaar', feit: '', 'feit-dag': TODAY, deel: 'dagen' });
    expect(wrong.text).toMatch(/<div id="bij-dagen"><div class="fault" role="alert"/);
    expect(wrong.text.match(/role="alert"/g)).toHaveLength(1);

    const nowhere = await press({ doe: `feit:full_return:${TODAY}`, deel: 'ergens' });
    expect(nowhere.text).toMatch(/<h1>[^<]*<\/h1>\s*<div class="note" role="status"><p>Vastgelegd/);
  });

  it('keeps a tap that is sent twice once, also when it was taken back in between', async () => {
    const { form, address } = await opened();
    const tap = { ...form, doe: `feit:full_return:${TODAY}` };
    await sendTo(address, tap);
    const [fact] = await saidEver(school(), asked().dossier);
    await sendTo(address, { ...form, doe: `feit-weg:${fact?.id}` });

    await sendTo(address, tap);

    expect((await saidEver(school(), asked().dossier)).map(({ kind }) => kind)).toEqual([
      'full_return',
      'taken_back',
    ]);
  });

  it('keeps two different things that are tapped on one page that was drawn', async () => {
    const { form, address } = await opened();
    await sendTo(address, { ...form, doe: `feit:partial_return:${TODAY}` });
    await sendTo(address, { ...form, doe: `feit:support_level:${TODAY}:extra` });

    expect(await saidEver(school(), asked().dossier)).toHaveLength(2);
    expect((await open()).text).toMatch(/aria-pressed="true">Extra ondersteuning/);
  });

  it('says what is wrong at its box, keeps what was typed and changes nothing', async () => {
    const { status, text } = await press({
      doe: 'feit-bewaar',
      feit: 'at_home_since',
      'feit-dag': '2026-11-24',
    });

    expect(status).toBe(422);
    expect(text).toContain('<a href="#feit-dag">Die dag moet nog komen.');
    expect(text).toContain('value="2026-11-24"');
    expect(text).toMatch(/<option value="at_home_since" selected>/);
    expect(await saidEver(school(), asked().dossier)).toEqual([]);
  });

  it('keeps nothing of what its buttons never send', async () => {
    const { form, address } = await opened();
    const odd = [
      `feit:expelled:${TODAY}`,
      'feit:full_return:2026-02-30',
      `feit:support_level:${TODAY}:most`,
      'feit-weg:x',
      'route:ergens',
    ];

    for (const doe of odd)
      expect([doe, (await sendTo(address, { ...form, doe })).status]).toEqual([doe, 422]);
    expect((await sendTo(address, { ...form, doe: '' })).status).toBe(200);

    expect(await saidEver(school(), asked().dossier)).toEqual([]);
  });

  it('offers the first signal that the concern gives, and puts it down only by a tap', async () => {
    await wasAbsentSince('2026-11-02');
    const { text } = await open();
    expect(text).toContain('Volgens de melding was het eerste signaal op ma 2 nov 2026.');
    expect(await saidEver(school(), asked().dossier)).toEqual([]);

    const after = await press({ doe: 'feit:first_signal:2026-11-02' });

    expect(after.text).not.toContain('Volgens de melding');
    expect(after.text).toContain('Eerste signaal');
  });

  it('offers no first signal where whoever raised the concern did not know since when', async () => {
    await wasAbsentSince('unknown');

    expect((await open()).text).not.toContain('Volgens de melding');
  });

  it('says of a pupil who went back since when that is, and no longer since when at home', async () => {
    await press({ doe: 'feit-bewaar', feit: 'at_home_since', 'feit-dag': '2026-11-02' });
    const { text } = await press({ doe: 'feit-bewaar', feit: 'full_return', 'feit-dag': '2026-11-20' });

    expect(text).toContain('<dt>Weer naar school sinds</dt><dd>vr 20 nov 2026</dd>');
    expect(text).not.toContain('<dt>Thuis sinds</dt>');
  });

  it('puts down who helps further, shows it to nobody else, and takes a slip back', async () => {
    const form = { 'op-naar': 'gemeente', 'op-wie': 'Mw. Putter', 'op-dag': TODAY, 'op-familie': 'no' };
    const wrong = await press({ doe: 'opschalen', ...form, 'op-naar': '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="Mw. Putter"');
    expect(await saidEver(school(), asked().dossier)).toEqual([]);

    const { text } = await press({ doe: 'opschalen', ...form });

    expect(text).toContain('Mw. Putter, van de gemeente');
    expect(text).toContain('De familie is het er niet mee eens.');
    expect(text).toContain('Opgeschaald naar de gemeente: Mw. Putter');
    await mayRead(school(), asked(), WHO.swv, 'consent');
    for (const who of [WHO.mentor, WHO.swv]) expect((await open(who)).text).not.toMatch(/Putter|Opschalen/);

    const [fact] = await saidEver(school(), asked().dossier);
    expect((await press({ doe: `feit-weg:${fact?.id}` })).text).not.toContain('Putter');
  });

  it('marks where the case stands on the route of the school, and is moved by a tap of whoever carries it', async () => {
    expect((await open()).text).toContain('Deze casus staat nog niet op de routekaart.');

    const { text } = await press({ doe: 'route:tafel' });

    expect(text).toContain('Deze casus staat nu op: Samen aan tafel.');
    expect(text).toMatch(/<li aria-current="step"><strong>Samen aan tafel<\/strong>/);
    expect(text).toContain('gezet door Carla Coordinator');
  });

  it('shows the mentor and a partner who may read along where it stands, with nothing to tap', async () => {
    await press({ doe: 'route:tafel' });
    await mayRead(school(), asked(), WHO.swv, 'consent');

    for (const who of [WHO.mentor, WHO.swv]) {
      const { text } = await open(who);
      expect(text).toMatch(/<li aria-current="step"><strong>Samen aan tafel<\/strong>/);
      expect(text).not.toMatch(/value="route:|gezet door/);
    }
    expect((await open(WHO.leerplicht)).text).not.toContain('routekaart');
  });

  it('refuses a press of a mentor, and of anybody while somebody doubts whether it is safe', async () => {
    const tap = { doe: `feit:full_return:${TODAY}` };
    const mentor = await press(tap, WHO.mentor);
    expect(mentor.status).toBe(422);

    const { id, version } = asked().dossier;
    await doubtSafetyOfDossier(await school().turn(WHO.coordinator), { schoolId: SCHOOL, id, version });
    const { status, text } = await press(tap);

    expect(status).toBe(422);
    expect(text).not.toContain('Vandaag weer helemaal naar school');
    expect(await saidEver(school(), asked().dossier)).toEqual([]);
  });

  function wasAbsentSince(absentSince: string) {
    return school().deps.store.transact(SCHOOL, async (tx) => {
      const concern = await tx.concerns.byId(asked().dossier.concernId);
      if (!concern) throw new Error('there is no concern');
      const intake = { ...concern.intake, absentSince: absentSince as SchoolDate | 'unknown' };
      await tx.concerns.store({ ...concern, intake }, concern.createdAt);
    });
  }

  async function opened(who: PersonId = WHO.coordinator) {
    const address = await caseDoor(school(), asked().dossier, who);
    const ticket = ticketIn(await lookAt(address));
    const { text } = await sendTo(address, { ticket });
    const id = /name="feit-nieuw" value="([^"]+)"/.exec(text)?.[1] ?? '';
    return { address, form: { ticket, 'feit-nieuw': id } };
  }

  async function press(more: Record<string, string>, who?: PersonId) {
    const { address, form } = await opened(who);
    return sendTo(address, { ...form, ...more });
  }

  async function open(who: PersonId = WHO.coordinator) {
    return openedDoor(await caseDoor(school(), asked().dossier, who));
  }
});
