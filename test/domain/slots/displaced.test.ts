import { describe, expect, it } from '@jest/globals';
import { lostSince, type Sitting } from '../../../src/domain/slots/displaced.ts';
import { block, day, THURSDAY } from '../../support/slot-questions.ts';

const AT = block(THURSDAY, '10:00', '11:00');

function sits(seat: string, changes: Partial<Sitting> = {}): Sitting {
  return { seat, need: 'partner', presence: [AT], sharesAgenda: false, absences: [], ...changes };
}

const coordinator = (changes: Partial<Sitting> = {}) =>
  sits('ondersteuningscoordinator', { need: 'required', ...changes });
const AWAY = { absences: [{ fromOn: day(THURSDAY), untilOn: day(THURSDAY) }] };
const others = [coordinator(), sits('leerplicht'), sits('swv'), sits('buurtteam')];
const lost = (sitting: readonly Sitting[], reasons: readonly string[] = []) =>
  lostSince(AT, reasons, sitting, 3);

describe('a table that stands', () => {
  it('has lost nobody as long as all are at the school at that time', () => {
    expect(lost([...others, sits('jgz')])).toEqual([]);
  });

  it('has lost whoever is at the school for less than the whole of it', () => {
    const jgz = sits('jgz', { presence: [block(THURSDAY, '10:00', '10:55')] });

    expect(lost([...others, jgz])).toEqual([{ seat: 'jgz', because: 'elsewhere' }]);
  });

  it('has lost whoever has no presence moment any more, unless they share an agenda', () => {
    expect(lost([...others, sits('jgz', { presence: null })])).toEqual([
      { seat: 'jgz', because: 'elsewhere' },
    ]);
    expect(lost([...others, sits('jgz', { presence: null, sharesAgenda: true })])).toEqual([]);
  });

  it.each(['outside_presence', 'unknown', 'missing', 'deputy'])(
    'has lost nobody of whom it was known when it was chosen (%s)',
    (code) => {
      expect(lost([...others, sits('jgz', { presence: [] })], [`${code}:jgz`])).toEqual([]);
      expect(lost([...others, sits('jgz', { presence: [] })], [`${code}:swv`])).toHaveLength(1);
    },
  );

  it('has lost whoever is away that day when too few partners are left, and not while there are enough', () => {
    expect(lost([...others, sits('jgz', AWAY)])).toEqual([]);
    expect(lost([coordinator(), sits('leerplicht'), sits('swv'), sits('jgz', AWAY)])).toEqual([
      { seat: 'jgz', because: 'away' },
    ]);
  });

  it('has lost the coordinator who is away that day', () => {
    expect(lost([coordinator(AWAY), ...others.slice(1)])).toEqual([
      { seat: 'ondersteuningscoordinator', because: 'away' },
    ]);
  });
});
