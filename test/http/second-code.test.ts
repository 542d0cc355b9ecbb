import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openConcernPage, openOwnTablesPage } from '../../src/app/pages/opening-page.ts';
import { SECOND_CODE } from '../../src/app/pages/second-code.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { PATHS } from '../../src/http/links.ts';
import { askedPages } from '../support/asked-pages.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { askedOwnPage } from '../support/own-page.ts';
import { urlIn } from '../support/own-pages.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { askedForCode, codesSent, otherThan, passedCode, requestIn } from '../support/second-code.ts';
import { countOf, deliverDue, haveChats } from '../support/triage.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PARTNER = WHO.leerplicht;

describe('the second code', () => {
  const { school, asked, doorOf } = askedPages();
  let url: string;

  beforeEach(async () => {
    await deliverDue(school());
    const [letter] = await askedOwnPage(school(), await doorOf(PARTNER));
    url = letter?.url ?? '';
  });

  it('has a word on every page of ours', () => {
    expect(Object.keys(SECOND_CODE).sort()).toEqual(Object.keys(PATHS).sort());
  });

  it.each([
    ['an hour less a minute', 59, false],
    ['an hour', 60, true],
  ])('stands before the own page %s after its link was asked for: %s', async (_after, minutes, asks) => {
    school().clock.forward(Number(minutes) * MINUTE);
    const door = await lookAt(url);

    expect(requestIn(door) !== '').toBe(asks);
    expect(ticketIn(door) !== '').toBe(!asks);
  });

  it.each([
    ['ten minutes less a second', 10 * MINUTE - 1000, false],
    ['ten minutes', 10 * MINUTE, true],
  ])('stands before a page from a chat %s after the press there: %s', async (_after, milliseconds, asks) => {
    const [own, concern] = await fromChat();
    school().clock.forward(Number(milliseconds));

    for (const door of [await lookAt(own), await lookAt(concern)]) expect(requestIn(door) !== '').toBe(asks);
  });

  it('goes to the chat of whoever has one, and to the own mail address of who has not', async () => {
    const [own] = await fromChat();
    school().clock.forward(61 * MINUTE - 32 * MINUTE);
    await askedForCode(own);
    expect(await codesSent(school())).toMatchObject([{ to: PARTNER, road: 'personal' }]);

    await sql`update conversation set state = 'blocked'`.execute(school().engine.db);
    school().clock.forward(DAY);
    const { text } = await askedForCode(url);
    expect(text).toContain('onderweg naar het mailadres');
    expect(text).not.toContain('@voorbeeld');
    expect(await codesSent(school())).toMatchObject([{ road: 'mail' }]);
  });

  describe('before an own page that was mailed yesterday', () => {
    beforeEach(async () => {
      school().clock.forward(DAY);
      await deliverDue(school());
    });

    it('is sent by no look, however often', async () => {
      await lookAt(url);
      await lookAt(url);
      await sendTo(url, {});

      expect(await codesSent(school())).toEqual([]);
      expect(await countOf(school(), 'page_code')).toBe(0);
    });

    it('goes to the address on record, and opens the page', async () => {
      const pressed = await askedForCode(url);
      const [sent, ...more] = await codesSent(school());
      const opened = await sendTo(url, { aanvraag: requestIn(pressed), code: sent?.code ?? '' });

      expect(sent?.to).toBe(await mailOfPartner());
      expect(sent?.code).toMatch(/^\d{6}$/);
      expect(more).toEqual([]);
      expect(pressed.text).not.toContain(sent?.code);
      expect(opened.text).toContain('Je zit aan 1 tafel');
    });

    it('has a box that a phone fills in by itself', async () => {
      const { text } = await askedForCode(url);

      expect(text).toContain('inputmode="numeric" autocomplete="one-time-code"');
      expect(text).toContain('<label class="field" for="code">');
    });

    it('is taken with spaces in it', async () => {
      const pressed = await askedForCode(url);
      const code = (await codesSent(school()))[0]?.code ?? '';
      const typed = ` ${code.slice(0, 3)} ${code.slice(3)} `;

      expect((await sendTo(url, { aanvraag: requestIn(pressed), code: typed })).text).toContain(
        'Je zit aan 1 tafel',
      );
    });

    it('is sent once when the button is pressed twice', async () => {
      const aanvraag = requestIn(await lookAt(url));
      await sendTo(url, { aanvraag });
      await sendTo(url, { aanvraag });

      expect(await codesSent(school())).toHaveLength(1);
    });

    it('is needed once in a visit: what is done behind the door needs none, and neither does loading it again', async () => {
      const pressed = await askedForCode(url);
      const form = { aanvraag: requestIn(pressed), code: (await codesSent(school()))[0]?.code ?? '' };
      const opened = await sendTo(url, form);
      const done = await sendTo(url, {
        ticket: ticketIn(opened),
        doe: 'away',
        van: '2026-12-01',
        tot: '2026-12-02',
      });
      const again = await sendTo(url, form);

      expect(done.text).toContain('Opgeslagen');
      expect(again.text).toContain('Je zit aan 1 tafel');
      expect(await codesSent(school())).toEqual([]);
    });

    it('opens the page for ten minutes in all, however often it is loaded again', async () => {
      const pressed = await askedForCode(url);
      const form = { aanvraag: requestIn(pressed), code: (await codesSent(school()))[0]?.code ?? '' };
      await sendTo(url, form);
      school().clock.forward(9 * MINUTE);
      const ticket = ticketIn(await sendTo(url, form));
      expect((await sendTo(url, { ticket })).text).toContain('Je zit aan 1 tafel');
      school().clock.forward(MINUTE);

      expect((await sendTo(url, { ticket })).text).not.toContain('Je zit aan 1 tafel');
    });

    it('opens nothing when it is wrong, and says so', async () => {
      const pressed = await askedForCode(url);
      const [sent] = await codesSent(school());
      const wrong = await sendTo(url, { aanvraag: requestIn(pressed), code: otherThan(sent?.code ?? '') });

      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain('Deze code klopt niet');
      expect(wrong.text).not.toContain(asked().dossier.number);
    });

    it('opens nothing after five wrong tries, also when it is right then', async () => {
      const pressed = await askedForCode(url);
      const code = (await codesSent(school()))[0]?.code ?? '';
      const form = { aanvraag: requestIn(pressed) };
      for (let nth = 1; nth <= 5; nth++) await sendTo(url, { ...form, code: otherThan(code) });
      const { text } = await sendTo(url, { ...form, code });

      expect(text).toContain('werkt niet meer');
      expect(text).not.toContain(asked().dossier.number);
    });

    it.each([
      [10 * MINUTE - 1000, true],
      [10 * MINUTE, false],
    ])('after %i milliseconds opens the page: %s', async (milliseconds, opens) => {
      const pressed = await askedForCode(url);
      const code = (await codesSent(school()))[0]?.code ?? '';
      school().clock.forward(milliseconds);
      const { text } = await sendTo(url, { aanvraag: requestIn(pressed), code });

      expect(text.includes('Je zit aan 1 tafel')).toBe(opens);
    });

    it('of one press opens nothing in the form of another: who got hold of the link has use of no code', async () => {
      const stranger = await askedForCode(url);
      await codesSent(school());
      await askedForCode(url);
      const code = (await codesSent(school()))[0]?.code ?? '';

      const { text } = await sendTo(url, { aanvraag: requestIn(stranger), code });
      expect(text).toContain('Deze code klopt niet');
    });

    it('of one page opens no other page of the same person', async () => {
      const pressed = await askedForCode(url);
      const code = (await codesSent(school()))[0]?.code ?? '';
      await haveChats(school(), PARTNER);
      const other = urlIn(await openOwnTablesPage(await school().turn(PARTNER)));
      school().clock.forward(5 * MINUTE);
      const { text } = await sendTo(other, { aanvraag: requestIn(pressed), code });

      expect(text).not.toContain('Je zit aan 1 tafel');
    });

    it('is sent three times in an hour and not a fourth, and again when the hour is over', async () => {
      for (let nth = 1; nth <= 3; nth++) await askedForCode(url);
      const fourth = await askedForCode(url);
      expect(fourth.status).toBe(429);
      expect(await codesSent(school())).toHaveLength(3);

      school().clock.forward(60 * MINUTE);
      expect((await askedForCode(url)).status).toBe(200);
      expect(await codesSent(school())).toHaveLength(1);
    });

    it('is sent to nobody who has neither chat nor mail, and the page says whom to call', async () => {
      const nowhere = school().deps.ids.next<PersonId>();
      await school().deps.store.transact(SCHOOL, async (tx) => {
        const partner = await tx.people.byId(PARTNER);
        if (!partner) throw new Error('There is no partner.');
        await tx.people.add({ ...partner, id: nowhere, mail: null, identity: null });
      });
      await school().engine.script(
        `update seat_holder set person_id = '${nowhere}' where person_id = '${PARTNER}';
         update link set holder_id = '${nowhere}' where purpose = 'own_page';`,
      );
      const { status, text } = await askedForCode(url);

      expect(status).toBe(409);
      expect(text).toContain('Bel de school');
      expect(await countOf(school(), 'page_code')).toBe(0);
    });

    it('is in no table, and goes with its link', async () => {
      await askedForCode(url);
      const code = (await codesSent(school()))[0]?.code ?? '';
      const rows = await sql`select row_to_json(page_code)::text as row from page_code`.execute(
        school().engine.db,
      );
      expect(JSON.stringify(rows.rows)).not.toContain(code);
      const notices = await sql<{
        p: string;
      }>`select params::text as p from notice where kind = 'page_code'`.execute(school().engine.db);
      expect(notices.rows.every(({ p }) => !p.includes(code))).toBe(true);

      await school().engine.script(`delete from link where purpose = 'own_page'`);
      expect(await countOf(school(), 'page_code')).toBe(0);
    });
  });

  it('is not asked for on the page on which moments are answered', async () => {
    school().clock.forward(DAY);

    for (const who of [PARTNER]) expect(requestIn(await lookAt(await doorOf(who)))).toBe('');
  });

  it('opens the page of a concern again when its link is older, and writes down the reading', async () => {
    const [, concern] = await fromChat();
    school().clock.forward(15 * MINUTE);
    const { text } = await passedCode(school(), concern);

    expect(text).toContain(asked().dossier.number);
    expect((await openedDoor(concern)).text).not.toContain('Sam');
  });

  async function fromChat(): Promise<[string, string]> {
    await haveChats(school(), PARTNER, WHO.coordinator);
    const ref = { schoolId: SCHOOL, id: asked().dossier.concernId, version: 1 };
    return [
      urlIn(await openOwnTablesPage(await school().turn(PARTNER))),
      urlIn(await openConcernPage(await school().turn(WHO.coordinator), ref, 'concern_page')),
    ];
  }

  async function mailOfPartner() {
    return (await school().deps.store.transact(SCHOOL, (tx) => tx.people.byId(PARTNER)))?.mail;
  }
});
