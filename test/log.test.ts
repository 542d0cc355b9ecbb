import { describe, expect, it } from '@jest/globals';
import type { PersonName } from '../src/app/ports/people.ts';
import type { NoticeId } from '../src/domain/ids.ts';
import { coded, faultOf, type LogFields, type LogLevel, logTo } from '../src/log.ts';

const NOTICE = '019ad000-0000-7000-8000-00000000abcd' as NoticeId;

describe('a log line', () => {
  it('is one line of JSON: when, how grave, what, and what stands beside it', () => {
    const { log, lines } = logged('info');
    log.info('a notice was sent', { notice: NOTICE, attempts: 2, late: false });

    expect(lines).toEqual([
      `{"at":"2026-11-23T09:00:00.000Z","level":"info","message":"a notice was sent","notice":"${NOTICE}","attempts":2,"late":false}`,
    ]);
  });

  it.each<[LogLevel, LogLevel[]]>([
    ['error', ['error']],
    ['warn', ['error', 'warn']],
    ['info', ['error', 'warn', 'info']],
    ['debug', ['error', 'warn', 'info', 'debug']],
  ])('is written at the level %s when it is as grave as that', (level, written) => {
    const { log, lines } = logged(level);
    log.error('it happened');
    log.warn('it happened');
    log.info('it happened');
    log.debug('it happened');

    expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(written);
  });

  it.each([NOTICE, '26-014', 'sent', 'smtp_550', 'table.vote', 'no-such-thing'])(
    'shows %s, which looks like an id or a code',
    (value) => {
      expect(beside({ value })).toEqual({ value });
    },
  );

  it.each([
    'Sam',
    'Sam Vis',
    'sam vis',
    '4H2',
    '4 havo 2',
    'é',
    'zorgen over thuis',
    'sam@school.example',
    '06-12345678',
    '123456782',
    'https://actietafel.example/lijst/eyJhbGciOi',
    'eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiJhIn0.abc',
    '2026-11-23',
    `${NOTICE} Sam`,
    'sent\nforged line',
    'a'.repeat(49),
    '',
  ])('withholds %j', (value) => {
    expect(beside({ value })).toEqual({ value: '[withheld]' });
  });

  it('cannot be made to say another moment, level or text by what stands beside it', () => {
    const fields = { level: 'info', message: 'all_is_well', at: 0 };

    expect(JSON.parse(written(fields))).toEqual({
      at: '2026-11-23T09:00:00.000Z',
      level: 'error',
      message: 'it happened',
    });
  });

  it('does not compile with a person, a sentence or any other string', () => {
    const { log } = logged('error');
    const name: PersonName = { roepnaam: 'Sam', voorvoegsel: '', achternaam: 'Vis' };

    // @ts-expect-error a string that may be anything
    log.info('it happened', { who: name.roepnaam });
    // @ts-expect-error a person
    log.info('it happened', { who: name });
    // @ts-expect-error a text that is put together
    log.info(`it happened to ${name.roepnaam}`);
    // @ts-expect-error a text from elsewhere
    log.info(name.achternaam);

    expect(log).toBeDefined();
  });
});

describe('a code', () => {
  it('is taken from a text that looks like one, and no other', () => {
    expect([coded('smtp_550'), coded('a'.repeat(48)), coded('a'.repeat(49)), coded('Sam')]).toEqual([
      'smtp_550',
      'a'.repeat(48),
      '[withheld]',
      '[withheld]',
    ]);
  });

  it.each<[string, unknown, string]>([
    ['the system’s code', Object.assign(new Error('Sam'), { code: 'ECONNRESET' }), 'econnreset'],
    ['the database’s code', Object.assign(new Error('Sam'), { code: '40001' }), 'sql_40001'],
    ['the database’s code with a letter', Object.assign(new Error('Sam'), { code: '42P01' }), 'sql_42p01'],
    ['its name', new TypeError('Sam is not a function'), 'typeerror'],
    ['nothing of a name that is a text', Object.assign(new Error(), { name: 'Sam Vis' }), '[withheld]'],
    ['that something else was thrown', 'Sam Vis', 'thrown_value'],
    ['that nothing was thrown', null, 'thrown_value'],
  ])('for an error is %s', (_what, error, code) => {
    expect(faultOf(error)).toBe(code);
  });
});

function logged(level: LogLevel) {
  const lines: string[] = [];
  const now = Date.parse('2026-11-23T09:00:00Z');
  return {
    lines,
    log: logTo(
      (line) => lines.push(line),
      () => now,
      level,
    ),
  };
}

function written(fields: LogFields): string {
  const { log, lines } = logged('error');
  log.error('it happened', fields as Record<never, never>);
  return lines[0] ?? '';
}

function beside(fields: LogFields): unknown {
  const { at, level, message, ...rest } = JSON.parse(written(fields)) as Record<string, unknown>;
  return rest;
}
