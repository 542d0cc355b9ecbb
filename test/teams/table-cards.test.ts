import { describe, expect, it } from '@jest/globals';
import type { TableView } from '../../src/app/table/views.ts';
import type { Language } from '../../src/domain/ids.ts';
import { cardOf } from '../../src/teams/cards/render.ts';
import { VERBS } from '../../src/teams/verbs.ts';
import { textsIn } from '../../src/texts/texts.ts';
import { APPOINTMENT_VIEWS } from '../support/appointment-views.ts';
import { TABLE_VIEWS } from '../support/table-views.ts';

type Part = Record<string, unknown>;

const VIEWS = Object.entries({ ...TABLE_VIEWS, ...APPOINTMENT_VIEWS }).flatMap(([name, view]) =>
  (['nl', 'en'] as const).map((language): [string, Language, TableView] => [name, language, view]),
);

describe.each(VIEWS)('the card %s (%s)', (_name, language, view) => {
  const card = cardOf(view, language);
  const parts = partsOf(card);

  it('is small, finished and has at most six buttons', () => {
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: language });
    expect(JSON.stringify(card)).not.toContain('${');
    expect(JSON.stringify(card).length).toBeLessThan(28 * 1024);
    expect(parts.filter(({ type }) => String(type).startsWith('Action.')).length).toBeLessThanOrEqual(6);
  });

  it('labels each input and says what is wrong with it', () => {
    const inputs = parts.filter(({ type }) => String(type).startsWith('Input.'));

    expect(inputs.filter(({ label, errorMessage }) => !label || !errorMessage)).toEqual([]);
    expect(new Set(inputs.map(({ id }) => id)).size).toBe(inputs.length);
  });

  it('has buttons that lead somewhere', () => {
    const verbs = parts.filter(({ type }) => type === 'Action.Execute').map(({ verb }) => String(verb));

    expect(verbs.filter((verb) => !VERBS.has(verb))).toEqual([]);
  });

  it('shows no text that is empty', () => {
    const empty = parts.filter(({ type, text }) => type === 'TextBlock' && text === '');

    expect(empty).toEqual([]);
  });
});

describe('the cards of a table', () => {
  it.each([
    ['prepare', 'jgz', false],
    ['tomorrow', 'buurtteam', false],
    ['prepare', 'mentor', true],
    ['tomorrow', null, true],
  ] as const)('on %s with the task of %s name the pupil: %s', (phase, task, names) => {
    const view = {
      ...APPOINTMENT_VIEWS['table-appointment-prepare'],
      phase,
      task,
      roepnaam: 'Sam',
    } as TableView;

    const text = JSON.stringify(cardOf(view, 'nl'));

    expect(text.includes('Sam')).toBe(names);
    expect(text).toContain('26-017');
  });

  it('send the ids of the moments along with the answers', () => {
    const card = cardOf(TABLE_VIEWS['table-vote'] as TableView, 'nl');
    const save = partsOf(card).find(({ verb }) => verb === 'table.vote');
    const inputs = partsOf(card).filter(({ type }) => type === 'Input.ChoiceSet');

    expect(inputs.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3']);
    expect(String((save?.data as Part | undefined)?.slots).split(',')).toHaveLength(3);
  });

  it('show the own answer that was given, and an open choice where none was', () => {
    const inputs = partsOf(cardOf(TABLE_VIEWS['table-round'] as TableView, 'nl')).filter(
      ({ type }) => type === 'Input.ChoiceSet',
    );

    expect(inputs.map(({ value }) => value)).toEqual(['yes', '', '']);
  });

  it('name people by what they are, with a count where two are the same', () => {
    const said = partsOf(cardOf(TABLE_VIEWS['table-round'] as TableView, 'nl')).map(({ text }) => text);

    expect(said).toContain('ouder 1: nog niets, bel, en tik het antwoord in');
    expect(said).toContain('ouder 2: Ja · Nee · Nee, telefonisch, ingevuld door Anna');
  });

  it('say why the nearest moment is later than the term', () => {
    const text = JSON.stringify(cardOf(TABLE_VIEWS['table-round-late'] as TableView, 'nl'));

    expect(text).toContain('Dit is later dan de afgesproken termijn.');
    expect(text).toContain('Eerder kan niet, door de agenda van: jeugdgezondheidszorg.');
    expect(text).toContain('de school een of meer dagen dicht');
  });

  it('say to the coordinator alone who may have something else at a moment', () => {
    const { proposals } = TABLE_VIEWS['table-round'] as Extract<TableView, { kind: 'table_round' }>;
    const view = {
      ...TABLE_VIEWS['table-round'],
      proposals: proposals.map((each) => ({ ...each, reasons: ['partners:4/4', 'tentative:swv'] })),
    } as Extract<TableView, { kind: 'table_round' }>;
    const asked = { ...TABLE_VIEWS['table-vote'], proposals: view.proposals } as TableView;
    const said = 'Heeft dan misschien iets anders: samenwerkingsverband';

    expect(partsOf(cardOf(view, 'nl')).map(({ text }) => text)).toContain(said);
    expect(JSON.stringify(cardOf(asked, 'nl'))).not.toContain(said);
  });

  it('say what would give a moment in time, and how many', () => {
    const said = partsOf(cardOf(TABLE_VIEWS['table-round-late'] as TableView, 'nl')).map(({ text }) => text);

    expect(said).toEqual(
      expect.arrayContaining([
        'Dit zou wel kunnen:',
        'Met iemand anders voor de stoel jeugdgezondheidszorg: 3 momenten.',
        'Met één partner minder: 1 moment.',
        'Op de 6e schooldag vanaf nu: 2 momenten.',
      ]),
    );
  });

  it('say which two changes together would give another moment than the one that is booked', () => {
    const said = partsOf(cardOf(APPOINTMENT_VIEWS['table-appointment-stays'] as TableView, 'nl')).map(
      ({ text }) => text,
    );

    expect(said).toContain('Ook buiten de vaste momenten en met één partner minder: 4 momenten.');
  });

  it('say nothing of that to whoever is asked when they can come', () => {
    const { proposals } = TABLE_VIEWS['table-round-late'] as Extract<TableView, { kind: 'table_round' }>;
    const view = { ...TABLE_VIEWS['table-vote'], proposals } as TableView;

    expect(JSON.stringify(cardOf(view, 'nl'))).not.toContain('partner minder');
  });

  it('say which other time somebody proposes, and what stands in its way', () => {
    const said = partsOf(cardOf(APPOINTMENT_VIEWS['table-appointment-counter'] as TableView, 'nl')).map(
      ({ text }) => text,
    );

    expect(said).toEqual(
      expect.arrayContaining([
        'Iemand stelt een ander moment voor, maar dat kan niet.',
        'Kan niet: er is dan geen ruimte vrij, dan bezet of afwezig: jeugdgezondheidszorg, mentor 2',
      ]),
    );
    expect(said.filter((text) => String(text).startsWith('Voorgesteld: '))).toHaveLength(1);
  });

  it('say once whose agenda could not be read, and why', () => {
    const said = partsOf(cardOf(TABLE_VIEWS['table-round'] as TableView, 'nl')).map(({ text }) => text);

    expect(said.filter((text) => String(text).startsWith('Agenda niet'))).toEqual([
      'Agenda niet te lezen (de link werkt niet meer): jeugdgezondheidszorg',
    ]);
  });

  it.each(['nl', 'en'] as const)(
    'say why there is no other moment, and that the booked one stands (%s)',
    (language) => {
      const { table, refusals, words } = textsIn(language);
      const said = partsOf(cardOf(APPOINTMENT_VIEWS['table-appointment-stays'] as TableView, language)).map(
        ({ text }) => text,
      );

      expect(said).toEqual(
        expect.arrayContaining([
          refusals.no_moment_found,
          table.noneSeats(`${words.seats.jgz}, ${words.seats.leerplicht}`),
          table.laterClosed,
          table.noneStands,
        ]),
      );
    },
  );

  it.each([
    ['none:no_common_moment', 'Binnen de termijn kan iedereen wel een keer, maar niet genoeg mensen samen.'],
    ['none:no_start', 'Binnen de termijn is er geen schooldag waar dit gesprek in past.'],
    ['none:calendar_ends:2027-08-29', 'Na zo 29 aug 2027 ken ik de schoolvakanties nog niet.'],
  ])('say in one sentence why there is none (%s)', (code, sentence) => {
    const view = { ...TABLE_VIEWS['table-round-late'], whyNone: [code] } as TableView;

    expect(partsOf(cardOf(view, 'nl')).map(({ text }) => text)).toContain(sentence);
  });

  it('offer the form by phone only for whom a coordinator may answer', () => {
    const [person] = partsOf(cardOf(TABLE_VIEWS['table-phone'] as TableView, 'nl')).filter(
      ({ id }) => id === 'person',
    );

    expect((person?.choices as Part[] | undefined)?.map(({ title }) => title)).toEqual([
      'ouder 1',
      'ouder 2',
      'jeugdgezondheidszorg',
    ]);
  });
});

function partsOf(part: unknown): Part[] {
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.values(part).flatMap(partsOf);
  return Array.isArray(part) ? inner : [part as Part, ...inner];
}
