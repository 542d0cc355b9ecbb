import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonId } from '../../src/domain/ids.ts';
import { agreedNow, agreedOn, stepped, wrote } from '../support/agreed-outcomes.ts';
import { askedPages } from '../support/asked-pages.ts';
import { caseDoor, mayRead } from '../support/case-page.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { auditedReads } from '../support/own-pages.ts';
import { WHO } from '../support/school.ts';

describe('what is agreed, on the page of a case', () => {
  const { school, asked } = askedPages();

  beforeEach(() => agreedOn(school(), asked(), ['work', 'specialised_help']));

  it('says of what is not there yet that it is not there yet, and no more', async () => {
    const { text } = await open();

    expect(text).toContain('Er staat nog niet wat er precies is afgesproken.');
    expect(text).toContain('<dt>Het is begonnen</dt><dd>nog niet</dd>');
  });

  it('keeps what is written at one press, and shows it with its day and who wrote it', async () => {
    const { status, text } = await press({
      doe: 'afspraak:work',
      'afspraak-tekst-work': 'Twee dagen <b>bakken</b>',
    });

    expect(status).toBe(200);
    expect(text).toContain('De afspraak is bewaard.');
    expect(text).toContain('<pre>Twee dagen &lt;b&gt;bakken&lt;/b&gt;</pre>');
    expect(text).toMatch(/Opgeschreven door Carla [^<]* op ma 23 nov 2026/);
    expect(await auditedReads(school())).toHaveLength(2);
  });

  it('keeps a step with its day, and takes it back where it was a slip', async () => {
    const kept = await press({
      doe: 'afspraak-stap:work',
      'afspraak-hoe-work': 'begun',
      'afspraak-dag-work': '2026-11-20',
    });
    expect(kept.text).toContain('<dt>Het is begonnen</dt><dd>vr 20 nov 2026</dd>');

    const back = await press({ doe: 'afspraak-weg:work:begun' });
    expect(back.text).toContain('Het is weggehaald.');
    expect(back.text).toContain('<dt>Het is begonnen</dt><dd>nog niet</dd>');
  });

  it('says what is wrong and where, with what was typed and chosen, and keeps nothing', async () => {
    const words = await press({ doe: 'afspraak:work', 'afspraak-tekst-work': 'Nummer 111222333' });
    expect(words.status).toBe(422);
    expect(words.text).toContain('<a href="#afspraak-tekst-work">');
    expect(words.text).toContain('>Nummer 111222333</textarea>');

    const step = await press({ doe: 'afspraak-stap:work', 'afspraak-hoe-work': 'begun' });
    expect(step.status).toBe(422);
    expect(step.text).toContain('<a href="#afspraak-dag-work">Vul een dag in.');
    expect(step.text).toContain('value="begun" checked');
    const none = await press({ doe: 'afspraak-stap:work', 'afspraak-dag-work': '2026-11-20' });
    expect(none.text).toContain('<a href="#afspraak-hoe-work">Kies wat je wilt vastleggen.');
    expect((await agreedNow(school(), asked()))?.agreements[0]?.outcomes[0]?.words).toBeNull();
  });

  it('asks about a word first, and keeps it at the second press', async () => {
    const typed = { doe: 'afspraak:work', 'afspraak-tekst-work': 'Rustig werk bij PTSS' };
    const first = await press(typed);

    expect(first.status).toBe(422);
    expect(first.text).toContain('Is &quot;PTSS&quot; een diagnose?');
    expect(first.text).toContain('name="afspraak-laat" value="ptss"');

    const second = await press({ ...typed, 'afspraak-laat': 'ptss' });
    expect(second.text).toContain('<pre>Rustig werk bij PTSS</pre>');
  });

  it('shows to a partner what is agreed and how far it is, with nothing to press', async () => {
    await wrote(school(), asked(), { text: 'Twee dagen bakken' });
    await stepped(school(), asked());
    await mayRead(school(), asked(), WHO.swv, 'consent');

    const { text } = await open(WHO.swv);

    expect(text).toContain('<pre>Twee dagen bakken</pre>');
    expect(text).toContain('<dt>Het is begonnen</dt><dd>ma 23 nov 2026</dd>');
    expect(text).not.toMatch(/value="afspraak|Opgeschreven door|<textarea/);
  });

  it('is refused to a mentor and to a partner who make up a press, and takes a kind that there is not for none', async () => {
    await mayRead(school(), asked(), WHO.swv, 'consent');
    const sent = { doe: 'afspraak:work', 'afspraak-tekst-work': 'Kwikstaart' };

    for (const who of [WHO.mentor, WHO.swv, WHO.leerplicht])
      expect((await press(sent, who)).status).toBe(422);
    expect((await press({ ...sent, doe: 'afspraak:expelled' })).status).toBe(200);
    expect((await open()).text).not.toContain('Kwikstaart');
  });

  async function press(more: Record<string, string>, who: PersonId = WHO.coordinator) {
    const address = await caseDoor(school(), asked().dossier, who);
    const ticket = ticketIn(await lookAt(address));
    const { text } = await sendTo(address, { ticket });
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
    return sendTo(address, {
      ticket,
      'afspraak-id': hidden('afspraak-id'),
      'afspraak-zag': hidden('afspraak-zag'),
      ...more,
    });
  }

  async function open(who: PersonId = WHO.coordinator) {
    return openedDoor(await caseDoor(school(), asked().dossier, who));
  }
});
