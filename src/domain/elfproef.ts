/**
 * Finds citizen service numbers (BSN) in a text. A school may not keep them here at all, so a text that seems to hold
 * one is refused. One number in eleven passes the test by chance: dates and telephone
 * numbers are set aside first, since people do write those.
 */
export function holdsBsn(text: string): boolean {
  return bsnsIn(text).length > 0;
}

/** The digits of every number of eight or nine digits that passes, whatever dots, spaces or dashes are in between. */
export function bsnsIn(text: string): string[] {
  const plain = withoutDatesAndTelephones(text.normalize('NFKC').replace(/\p{Cf}/gu, ''));
  const rows = plain.match(ROW_OF_DIGITS) ?? [];
  return rows.flatMap((row) => numbersIn(row.match(/\d+/g) ?? []).filter(passesElfproef));
}

/**
 * The test of eleven: the digits times 9, 8, 7, 6, 5, 4, 3, 2 and −1 add up to a multiple of 11. A number of eight
 * digits has lost its leading zero; with two leading zeros it was never given out.
 */
export function passesElfproef(digits: string): boolean {
  if (!/^\d{8,9}$/.test(digits)) return false;
  const nine = digits.padStart(9, '0');
  if (nine.startsWith('00')) return false;
  const sum = [...nine].reduce((total, digit, i) => total + Number(digit) * (i === 8 ? -1 : 9 - i), 0);
  return sum % 11 === 0;
}

/** What may stand between the digits of one number: up to three dots, spaces or dashes of any kind. */
const BETWEEN = String.raw`[\p{Zs}\t.\p{Pd}\u2212]{1,3}`;
const ROW_OF_DIGITS = new RegExp(String.raw`\d+(?:${BETWEEN}\d+)*`, 'gu');

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '(?:19|20)\\d\\d';
const DATES = new RegExp(
  String.raw`(?<!\d)(?:${DAY}${BETWEEN}${MONTH}${BETWEEN}${YEAR}|${YEAR}${BETWEEN}${MONTH}${BETWEEN}${DAY})(?!\d)`,
  'gu',
);
/** Ten digits from 0 on, in one piece or behind an area code, or as seen from abroad. */
const TELEPHONES = new RegExp(
  String.raw`(?<!\d)(?:0[1-9]\d{8}|0[1-9]\d{0,2}(?:${BETWEEN}\d+)+|(?:\+|00)31(?:${BETWEEN})?(?:\(0\))?(?:(?:${BETWEEN})?\d)+)(?!\d)`,
  'gu',
);

function withoutDatesAndTelephones(text: string): string {
  return text.replace(DATES, ' x ').replace(TELEPHONES, (found) => (isTelephone(found) ? ' x ' : found));
}

function isTelephone(found: string): boolean {
  const national = found.replace(/^(?:\+|00)31(?:\D*\(0\))?/, '0').replace(/\D/g, '');
  return national.length === 10;
}

/** Every run of neighbouring groups that together has eight or nine digits; nine groups at most. */
function numbersIn(groups: readonly string[]): string[] {
  const numbers: string[] = [];
  for (const first of groups.keys()) {
    let digits = '';
    for (const group of groups.slice(first, first + 9)) {
      digits += group;
      if (digits.length === 8 || digits.length === 9) numbers.push(digits);
    }
  }
  return numbers;
}
