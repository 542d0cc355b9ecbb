import { describe, expect, it } from '@jest/globals';
import { finderOf, readingOf } from './written-forms.ts';

const WORD = 'Pimpelmeië';
const inWords = { over: { naam: `Beste ${WORD},` } };

describe('a word is found', () => {
  it.each([
    ['as it was given', `over ${WORD}.`, 'plain'],
    ['in capital letters', 'OVER PIMPELMEIË.', 'plain'],
    ['without its accents, as in a mail address', 'pimpelmeie.k@school.example', 'plain'],
    ['with its accents apart', `over ${WORD.normalize('NFD')}`, 'plain'],
    ['with the accents of JSON', '{"naam":"Pimpelmei\\u00eb"}', 'escaped'],
    ['with every letter escaped, within another JSON', JSON.stringify(allEscaped(WORD)), 'escaped'],
    ['in an address', `/zoek?q=${encodeURIComponent(WORD)}`, 'escaped'],
    ['in an address of which every letter is encoded', allPercent(WORD), 'escaped'],
    ['in HTML', 'over Pimpelmei&#235; en Pimpelmei&#xEB;', 'escaped'],
    ['in hex', Buffer.from(WORD).toString('hex').toUpperCase(), 'hex'],
    ['in base64, first', Buffer.from(WORD).toString('base64'), 'base64'],
    ['in base64, after one letter', Buffer.from(`x${WORD} en meer`).toString('base64'), 'base64'],
    ['in base64, after two letters', Buffer.from(`xx${WORD}`).toString('base64'), 'base64'],
    ['in base64, within JSON', Buffer.from(JSON.stringify(inWords)).toString('base64'), 'base64'],
    ['in base64 of an address', Buffer.from(JSON.stringify(inWords)).toString('base64url'), 'base64'],
    ['in base64, all capitals', Buffer.from(WORD.toUpperCase()).toString('base64'), 'base64'],
    ['in base64 that a mail has broken up', mailBase64(`${'x'.repeat(50)} ${WORD}`), 'base64'],
  ] as const)('%s', (_, text, form) => {
    expect(finderOf(WORD)(readingOf(Buffer.from(text)))).toBe(form);
  });

  it.each([0, 1])('in two bytes a letter, %d bytes from the start', (offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset, 1), Buffer.from(WORD, 'utf16le')]);

    expect(finderOf(WORD)(readingOf(bytes))).toBe('utf-16');
  });

  it('in one byte a letter, amid bytes that are no text', () => {
    const bytes = Buffer.concat([Buffer.of(0xff, 0, 0x80), Buffer.from(WORD, 'latin1'), Buffer.of(0xc3)]);

    expect(finderOf(WORD)(readingOf(bytes))).toBe('plain');
  });

  it('nowhere else', () => {
    const texts = [
      '',
      'Pimpelmei',
      'Pimpel meië',
      Buffer.from('Pimpelmees').toString('base64'),
      '%%\\u00 &#;',
    ];

    for (const text of texts) expect(finderOf(WORD)(readingOf(Buffer.from(text)))).toBeNull();
  });

  it('only when it is long enough to be told from chance', () => {
    expect(() => finderOf('Sem')).toThrow('too short');
    expect(() => finderOf('Zwaan')).toThrow('too short');
    expect(() => finderOf('Zwanen')).not.toThrow();
  });
});

function allEscaped(word: string): string {
  return [...word].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

function allPercent(word: string): string {
  return [...Buffer.from(word)].map((byte) => `%${byte.toString(16)}`).join('');
}

function mailBase64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
}
