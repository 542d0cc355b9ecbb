import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ActietafelId, SchoolDate } from '../../src/domain/ids.ts';
import { familyLetter } from '../../src/http/pages/family-letter.ts';
import { agreedOn, wrote } from '../support/agreed-outcomes.ts';
import { caseDoor } from '../support/case-page.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { agreedLinkOf, madeFinal, madeFinalAgain, pageOf, saysFeltHeard } from '../support/family-page.ts';
import { begunTable, minutesLink, minutesNow, writes } from '../support/minutes.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { askedForCode, codesSent, otherThan, requestIn } from '../support/second-code.ts';
import { servedSchool } from '../support/served-school.ts';
import { type Asked, linkOf } from '../support/tables.ts';
import { countOf, deliverDue } from '../support/triage.ts';

const PETRA = 'petra.vis@thuis.example';

describe('the page with what was agreed', () => {
  const school = servedSchool();
  let asked: Asked;

  beforeEach(async () => {
    asked = await begunTable(school());
    const link = await minutesLink(school(), asked);
    await madeFinal(school(), link);
    await writes(school(), link, {}, { does: 'reopen' });
    await writes(school(), link, { planHelp: 'Een <b>maatje</b>' });
    await madeFinal(school(), link);
    await deliverDue(school());
  });

  it('is led to from the page with the moments, which shows nothing of it', async () => {
    const moments = await momentsOf(GUARDIAN.ofSam);

    const { text } = await lookAt(moments);
    const led = await fetch(`${moments}?taal=nl`, {
      method: 'POST',
      body: new URLSearchParams({ doe: 'lees' }),
      redirect: 'manual',
    });

    expect(text).toContain('Lees wat er is afgesproken');
    expect(text).not.toMatch(/ochtenden|timmeren/);
    expect(led.status).toBe(303);
    expect(led.headers.get('location')).toMatch(/^\/afgesproken\/[^/?]+\?taal=nl$/);
  });

  it('tells below the letter what is agreed for the months to come, once somebody wrote it', async () => {
    const link = await agreedLinkOf(school(), asked, GUARDIAN.ofSam);
    expect((await pageOf(school(), link))?.agreed).toEqual([]);
    await agreedOn(school(), asked, ['work', 'specialised_help']);
    await wrote(school(), asked, { text: 'Twee dagen <b>bakken</b>' });

    expect((await pageOf(school(), link))?.agreed).toEqual([
      { outcome: 'work', text: 'Twee dagen <b>bakken</b>' },
      { outcome: 'specialised_help', text: null },
    ]);
    const { text } = await open(GUARDIAN.ofSam);
    expect(text).toContain('<h3>Werk</h3><pre>Twee dagen &lt;b&gt;bakken&lt;/b&gt;</pre>');
    expect(text).toContain('<h3>Gespecialiseerde hulp</h3></section>');
  });

  it('names beside the letter who keeps it together since another was chosen', async () => {
    await school().deps.store.transact(SCHOOL, (tx) =>
      tx.regisseurs.add(asked.dossier.id, {
        id: school().deps.ids.next<string>(),
        tableId: asked.ref.id as ActietafelId,
        named: { kind: 'person', id: WHO.mentor },
        regisseur: { kind: 'person', id: WHO.swv },
        on: '2026-12-01' as SchoolDate,
        chosenBy: WHO.coordinator,
        chosenAt: school().deps.clock.now(),
      }),
    );

    const { text } = await open(GUARDIAN.ofSam);

    expect(text).toContain('Sinds di 1 dec 2026 is het iemand anders dan in de brief staat.');
    expect(text).toMatch(/Dat is [^<]*\(samenwerkingsverband\)\. Die houdt alles bij elkaar\./);
    expect(text).toContain('Anna Mentor');
  });

  it('is not led to for a partner, who presses a button that is not there', async () => {
    const { status, text } = await sendTo(await momentsOf(WHO.leerplicht), { doe: 'lees' });

    expect(status).toBe(200);
    expect(text).not.toContain('afgesproken');
  });

  it('shows the day alone to whoever has the link, and sends and records nothing', async () => {
    const { status, text } = await lookAt(await doorOf(GUARDIAN.ofSam));

    expect(status).toBe(200);
    expect(text).toContain('wo 25 nov 2026');
    expect(text).not.toMatch(/ochtenden|timmeren|Sam|Petra|26-001/);
    expect(ticketIn({ status, text })).toBe('');
    expect(await countOf(school(), 'page_code')).toBe(0);
  });

  it('sends its code to the mailbox of this parent and to nobody else, whoever presses', async () => {
    const door = await doorOf(GUARDIAN.ofSam);

    const asking = await askedForCode(door);

    expect(asking.text).toContain('Typ de code');
    expect(await codesSent(school())).toEqual([{ to: PETRA, road: 'mail', code: expect.any(String) }]);
  });

  it('opens with that code, typed where it was asked for, and with no other', async () => {
    const door = await doorOf(GUARDIAN.ofSam);
    const aanvraag = requestIn(await askedForCode(door));
    const [sent] = await codesSent(school());
    const code = sent?.code ?? '';

    const wrong = await sendTo(door, { aanvraag, code: otherThan(code) });
    const elsewhere = await sendTo(await doorOf(PUPIL.sam), { aanvraag, code });
    const right = await sendTo(door, { aanvraag, code });

    expect(wrong.status).toBe(422);
    for (const { text } of [wrong, elsewhere]) expect(text).not.toContain('ochtenden');
    expect(right.text).toContain('Drie ochtenden in de week');
  });

  it('stops sending codes after three in an hour, also by way of the button with the moments', async () => {
    for (let nth = 1; nth <= 3; nth++) await askedForCode(await doorOf(PUPIL.sam));

    const { status, text } = await askedForCode(await doorOf(PUPIL.sam));

    expect(status).toBe(429);
    expect(text).toContain('Even wachten');
    expect(await countOf(school(), 'page_code')).toBe(3);
  });

  it('shows the letter as the school prints it, and nothing of what is for the school alone', async () => {
    const { text } = await open(GUARDIAN.ofSam);
    const found = await pageOf(school(), await agreedLinkOf(school(), asked, GUARDIAN.ofSam));
    if (!found) throw new Error('There is nothing to read.');

    expect(text).toContain(familyLetter(found, found.me, 'nl').markup);
    expect(text).toContain('Een &lt;b&gt;maatje&lt;/b&gt;');
    expect(text).not.toContain('kwikstaart');
  });

  it('tells a parent who was not there nothing of what the others of the family said', async () => {
    const link = await minutesLink(school(), asked);
    const place = (await pageOf(school(), await agreedLinkOf(school(), asked, GUARDIAN.alsoOfSam)))?.me
      .participantId;
    if (!place) throw new Error('There is nothing to read.');
    await writes(school(), link, {}, { does: 'reopen' });
    await writes(
      school(),
      link,
      {},
      { does: 'tap', tap: { tap: 'presence', id: place, presence: 'absent' } },
    );
    await writes(
      school(),
      link,
      {},
      { does: 'tap', tap: { tap: 'absent_why', id: place, why: 'did_not_want' } },
    );
    await madeFinal(school(), link);

    const [absent, present] = [await open(GUARDIAN.alsoOfSam), await open(GUARDIAN.ofSam)];

    expect(absent.text).toContain('U was er niet bij.');
    expect(absent.text).not.toMatch(/timmeren|slaapt/);
    expect(present.text).toContain('Ik wil timmeren');
  });

  it('speaks to a pupil with "je", and is there in each language with the letter in Dutch or English', async () => {
    const { text } = await open(PUPIL.sam);
    const form = { ticket: ticketIn({ status: 200, text }) };
    const door = await doorOf(PUPIL.sam);

    expect(text).toContain('Voelde je je gehoord?');
    expect((await sendTo(`${door}?taal=en`, form)).text).toContain('What will we do?');
    const turkish = (await sendTo(`${door}?taal=tr`, form)).text;
    expect(turkish).toContain('Dinlendiğini hissettin mi?');
    expect(turkish).toContain('lang="nl" dir="ltr"><p>Hoi Sam,');
    expect((await sendTo(`${door}?taal=ar`, form)).text).toContain('dir="rtl"');
  });

  it('keeps what was typed and chosen when another language is chosen, and asks for no code again', async () => {
    const { text } = await open(PUPIL.sam);
    const ticket = ticketIn({ status: 200, text });
    const codes = await countOf(school(), 'page_code');

    const turkish = await sendTo(`${await doorOf(PUPIL.sam)}?taal=tr`, {
      ticket,
      gelezen: text.match(/name="gelezen" value="([^"]*)"/)?.[1] ?? '',
      woorden: 'Bijna <b>goed</b>',
      gehoord: 'partly',
      'gehoord-woorden': 'Ik mocht uitpraten',
    });

    // Buttons of the form that holds the ticket and the boxes.
    for (const page of [text, turkish.text]) {
      expect(page).toMatch(
        /<form class="screen" id="antwoord" method="post"[^>]*><input type="hidden" name="ticket"/,
      );
      expect(page).toMatch(
        /<button type="submit" form="antwoord" formaction="[^"?]*\?taal=en" lang="en">English</,
      );
      expect(page).not.toMatch(/<a href="[^"]*taal=/);
    }
    expect(turkish.status).toBe(200);
    expect(turkish.text).toContain('Dinlendiğini hissettin mi?');
    expect(turkish.text).toContain('>Bijna &lt;b&gt;goed&lt;/b&gt;</textarea>');
    expect(turkish.text).toMatch(/value="partly" checked/);
    expect(turkish.text).toContain('>Ik mocht uitpraten</textarea>');
    expect(await countOf(school(), 'page_code')).toBe(codes);
    expect(await countOf(school(), 'felt_heard')).toBe(0);
  });

  it('keeps what somebody says, shows it as it was said, and thanks them', async () => {
    const press = await presses(GUARDIAN.ofSam);

    const { status, text } = await press('klopt-niet', { woorden: 'Het was <i>anders</i>' });

    expect(status).toBe(200);
    expect(text).toContain('Dank u wel. Het staat erbij.');
    expect(text).toContain('Het was &lt;i&gt;anders&lt;/i&gt;</pre>');
    expect((await minutesNow(school(), asked))?.minutes.says).toMatchObject([{ says: 'disagrees' }]);
  });

  it('gives their letter as a file, which says nothing else than the page', async () => {
    const press = await presses(GUARDIAN.ofSam);

    const { status, text } = await press('pdf', {});

    expect(status).toBe(200);
    expect(text).toMatch(/^%PDF-1\.7/);
  });

  it('says what is wrong in the words of the family, and keeps what was typed in both boxes', async () => {
    const press = await presses(PUPIL.sam);

    const { status, text } = await press('klopt-niet', {
      woorden: '111222333',
      gehoord: 'partly',
      'gehoord-woorden': 'Nog niet verstuurd',
    });

    expect(status).toBe(422);
    expect(text).toContain('<a href="#woorden">');
    expect(text).toContain('Haal dat weg.');
    expect(text).toContain('>111222333</textarea>');
    expect(text).toContain('>Nog niet verstuurd</textarea>');
    expect(text).toMatch(/value="partly" checked/);
    expect(await countOf(school(), 'felt_heard')).toBe(0);
  });

  it('shows the corrected version to whoever answers an older one, with what they typed', async () => {
    const press = await presses(PUPIL.sam);
    await madeFinalAgain(school(), await minutesLink(school(), asked));

    const { status, text } = await press('klopt', { woorden: 'Prima' });

    expect(status).toBe(422);
    expect(text).toContain('Vier ochtenden in de week');
    expect(text).toContain('>Prima</textarea>');
    expect((await minutesNow(school(), asked))?.minutes.says).toEqual([]);
  });

  it('keeps whether somebody felt heard, and shows it to them the next time', async () => {
    const press = await presses(PUPIL.sam);
    const without = await press('gehoord', {});

    const { text } = await press('gehoord', { gehoord: 'rather_not' });

    expect(without.status).toBe(422);
    expect(without.text).toContain('Kies eerst een antwoord.');
    expect(text).toContain('Je kunt het nog veranderen.');
    expect((await press('', {})).text).toContain('Hoi Sam');
    expect((await open(PUPIL.sam)).text).toMatch(/value="rather_not" checked/);
  });

  it('says on the page of the case how it felt, beside that nothing was said beforehand', async () => {
    await saysFeltHeard(school(), await agreedLinkOf(school(), asked, PUPIL.sam), {
      answer: 'partly',
      words: 'Ik mocht <b>uitpraten</b>',
    });

    const { text } = await openedDoor(await caseDoor(school(), asked.dossier));

    expect(text).toContain('Na het gesprek van wo 25 nov 2026: voelde zich een beetje gehoord.');
    expect(text).toContain('Ik mocht &lt;b&gt;uitpraten&lt;/b&gt;');
    expect(text).toContain('Dit leest alleen wie de casus draagt.');
    expect(text).toContain('Vooraf is nog niets gezegd.');
    expect(text).not.toContain('Nog niets gezegd.');
  });

  it('is at its door again after half an hour without a press', async () => {
    const press = await presses(PUPIL.sam);
    school().clock.set(new Date(school().clock.now() + 31 * 60_000).toISOString());

    const { text } = await press('klopt', { woorden: 'Te laat' });

    expect(text).toContain('Deze pagina stond lang open.');
    expect(text).not.toContain('ochtenden');
  });

  it('is closed for whoever may not read it any more, without a word of why', async () => {
    const press = await presses(GUARDIAN.ofSam);
    const door = await doorOf(GUARDIAN.ofSam);
    await sql`update concern set doubted_at = now() where id = ${asked.dossier.concernId}::uuid`.execute(
      school().engine.db,
    );

    for (const { status, text } of [await lookAt(door), await press('klopt', {}), await askedForCode(door)]) {
      expect(status).toBe(410);
      expect(text).not.toMatch(/veilig|twijfel|ochtenden/);
    }
  });

  async function momentsOf(who: string): Promise<string> {
    return school().deps.addresses.urlOf(await linkOf(school(), asked, who));
  }

  async function doorOf(who: string): Promise<string> {
    return school().deps.addresses.urlOf(await agreedLinkOf(school(), asked, who));
  }

  /** With the code that came in their own mailbox. */
  async function open(who: string) {
    const door = await doorOf(who);
    const aanvraag = requestIn(await askedForCode(door));
    const [sent] = await codesSent(school());
    return sendTo(`${door}?taal=nl`, { aanvraag, code: sent?.code ?? '' });
  }

  /** On the page as it was drawn for them. */
  async function presses(who: string) {
    const { text } = await open(who);
    const door = await doorOf(who);
    const gelezen = text.match(/name="gelezen" value="([^"]*)"/)?.[1] ?? '';
    const ticket = ticketIn({ status: 200, text });
    return (doe: string, fields: Record<string, string>) =>
      sendTo(`${door}?taal=nl`, { ticket, gelezen, doe, ...fields });
  }
});
