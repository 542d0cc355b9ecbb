import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { html, joined } from '../../src/http/pages/html.ts';
import { choices, closedDoor, faults, languageAsked, page, textBox } from '../../src/http/pages/layout.ts';
import { textsIn } from '../../src/texts/texts.ts';

const ATTACK = `<img src=x onerror="alert('1')">&amp;`;
const HARMLESS = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;';

describe('a text on a page', () => {
  it('is shown as it was typed and is never markup', () => {
    expect(html`<p title="${ATTACK}">${ATTACK}</p>`.markup).toBe(`<p title="${HARMLESS}">${HARMLESS}</p>`);
    expect(html`${[ATTACK, html`<b>${ATTACK}</b>`]}`.markup).toBe(`${HARMLESS}<b>${HARMLESS}</b>`);
  });

  it('can, whatever it is, neither open a tag nor end an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(html`${text}`.markup).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('leaves out what would turn its letters around or hide between them', () => {
    expect(html`${'a\u202Eb\u2066c\u200Bd\uFEFFe'}`.markup).toBe('abcde');
  });

  it('keeps the joiners that other scripts and emoji are written with', () => {
    expect(html`${'می\u200Cخواهم 👩\u200D👧'}`.markup).toBe('می\u200Cخواهم 👩\u200D👧');
  });

  it('is nothing where there is nothing, and zero where there is zero', () => {
    expect(html`[${null}][${false}][${0}]`.markup).toBe('[][][0]');
    expect(joined([html`<i>1</i>`, html`<i>2</i>`]).markup).toBe('<i>1</i><i>2</i>');
  });
});

describe('a page', () => {
  const shown = (language: 'nl' | 'en', here: string | null = '/lijst/abc') =>
    page(200, { language, title: ATTACK, body: html`<p>${'inhoud'}</p>`, here }).body;

  it('says its language and its title, and has one heading and a way past the header', () => {
    const body = shown('nl');

    expect(body).toMatch(/^<!doctype html>\n<html lang="nl" dir="ltr">/);
    expect(body).toContain(`<title>${HARMLESS} · Actietafel</title>`);
    expect(body.match(/<h1>/g)).toHaveLength(1);
    expect(body).toContain('<a class="skip" href="#inhoud">');
    expect(body).toContain('<main id="inhoud">');
  });

  it('runs no script and loads nothing', () => {
    expect(shown('nl').replaceAll(HARMLESS, '')).not.toMatch(
      /<script|javascript:|\son\w+=|src=|@import|url\(|https?:/,
    );
  });

  it.each([
    ['nl', 'en', 'English'],
    ['en', 'nl', 'Nederlands'],
  ] as const)('in %s leads to the same page in %s', (language, other, name) => {
    expect(shown(language)).toContain(
      `<a href="/lijst/abc?taal=${other}" hreflang="${other}" lang="${other}">${name}</a>`,
    );
  });

  it('leads nowhere when it has no address of its own', () => {
    expect(shown('nl', null)).not.toContain('?taal=');
  });
});

describe('the language of a page', () => {
  it.each([
    ['taal=en', 'nl', 'en'],
    ['taal=nl', 'en', 'nl'],
    ['', 'en', 'en'],
    ['taal=fr', 'nl', 'nl'],
    ['taal=', 'en', 'en'],
  ] as const)('asked as "%s" of somebody with %s is %s', (query, own, expected) => {
    expect(languageAsked(new URLSearchParams(query), own)).toBe(expected);
  });
});

describe('a door that stays closed', () => {
  it.each([
    ['forged', 404, 'forgedTitle'],
    ['expired', 410, 'expiredTitle'],
    ['revoked', 410, 'expiredTitle'],
  ] as const)('because the link is %s says so in both languages', (why, status, title) => {
    const dutch = closedDoor('nl', why);
    const english = closedDoor('en', why);

    for (const { body } of [dutch, english]) {
      expect(body).toContain(textsIn('nl').pages[title]);
      expect(body).toContain(textsIn('en').pages[title]);
    }
    expect([dutch.status, english.status]).toEqual([status, status]);
    expect(dutch.body).toContain(`<h1>${textsIn('nl').pages[title]}</h1>`);
    expect(english.body).toContain(`<h1>${textsIn('en').pages[title]}</h1>`);
  });

  it('says where to get another link: in the mail, or in Teams', () => {
    expect(closedDoor('nl', 'expired').body).toContain('Kijk in uw laatste mail');
    expect(closedDoor('nl', 'expired', 'teams').body).toContain('Druk in Teams nog een keer op de knop');
    expect(closedDoor('nl', 'expired', 'teams').body).not.toMatch(/mail/);
  });
});

describe('a form', () => {
  const answers = [
    { value: 'yes', label: 'Ja' },
    { value: 'no', label: 'Nee' },
  ];

  it('asks one question as one group, with the given answer chosen', () => {
    const { markup } = choices('m', 'Kunt u dan?', answers, 'no');

    expect(markup).toMatch(/^<fieldset><legend>Kunt u dan\?<\/legend>/);
    expect(markup.match(/type="radio" name="m"/g)).toHaveLength(2);
    expect(markup.match(/ checked/g)).toHaveLength(1);
    expect(markup).toContain('value="no" checked');
  });

  it.each([
    [14, true],
    [15, false],
  ])('puts answers of %d letters beside one another: %s', (letters, isBeside) => {
    const { markup } = choices('m', 'Kunt u dan?', [{ value: 'a', label: 'a'.repeat(letters) }], null);

    expect(markup.includes('class="choices short"')).toBe(isBeside);
  });

  it('says at a box what it is for and how much fits, and keeps what was typed', () => {
    const box = { name: 'more', label: 'Nog iets?', hint: 'Kort is goed.', value: ATTACK, fault: null };
    const { markup } = textBox(box, 2000);

    expect(markup).toContain('<label class="field" for="more">Nog iets?</label>');
    expect(markup).toContain('id="more-hint">Kort is goed.</p>');
    expect(markup).toContain('id="more" name="more" maxlength="2000" aria-describedby="more-hint"');
    expect(markup).toContain(`>${HARMLESS}</textarea>`);
  });

  it('reads out what has to be mended, and says nothing when there is nothing', () => {
    expect(faults(['Kies een antwoord.'])?.markup).toContain('role="alert" tabindex="-1" autofocus');
    expect(faults(['Kies een antwoord.'])?.markup).toContain('<li>Kies een antwoord.</li>');
    expect(faults([])).toBeNull();
  });
});
