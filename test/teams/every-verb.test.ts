import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../src/app/arriving/views.ts';
import type { ActietafelId, DossierId, PersonId } from '../../src/domain/ids.ts';
import { VERBS } from '../../src/teams/verbs.ts';
import { type Play, play } from '../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { STAGES, type Stage } from '../support/stages.ts';
import { undoneStore } from '../support/writes.ts';

const PEOPLE = {
  mentor: WHO.mentor,
  coordinator: WHO.coordinator,
  safetyOfficer: WHO.safetyOfficer,
  partner: WHO.leerplicht,
} as const;
type Who = keyof typeof PEOPLE;
type May = Readonly<Partial<Record<Who, readonly string[]>>>;

/** Pressed anywhere and about nothing in particular. */
const ABOUT_NOTHING = ['intake.start', 'intake.anew', 'worklist.show', 'page.worklist'];
/** They make an address for this person and change nothing else. */
const DOORS = ['page.details', 'page.concern'];

const AT_A_CASE = ['dossier.close', 'dossier.ground', 'dossier.holder', 'dossier.unsafe', 'dossier.withdraw'];
const JUDGED = ['page.concern', 'page.details', 'triage.informed', 'triage.reopen'];
const SENT = ['intake.doubt', 'page.details'];
const READ = ['page.concern', 'page.details'];
const COORDINATES = [
  'table.another_time',
  'table.book',
  'table.cancel',
  'table.move',
  'table.phone',
  'table.vote',
];
const CALLS_OFF = ['table.cancel', 'table.cannot_come', 'table.move'];

/** Who can change something in which state, and by which button. Every other press changes nothing. */
const MAY: Readonly<Record<keyof typeof STAGES, May>> = {
  'asked about safety': {
    mentor: ['intake.cancel', 'intake.safety', 'intake.unsafe', 'page.details'],
  },
  'asked who and what': {
    mentor: ['intake.cancel', 'intake.unsafe', 'intake.who', 'page.details'],
  },
  'to be checked': {
    mentor: ['intake.cancel', 'intake.change', 'intake.send', 'intake.unsafe', 'page.details'],
  },
  'stopped at the first question': { safetyOfficer: ['intake.release'] },
  'put aside': {},
  waiting: {
    mentor: SENT,
    coordinator: ['page.concern', 'page.details', 'triage.accept', 'triage.informed', 'triage.route'],
  },
  doubted: {
    mentor: ['intake.call_me', 'page.details'],
    coordinator: READ,
    safetyOfficer: ['intake.release'],
  },
  'within school': {
    mentor: [...SENT, 'triage.told'],
    coordinator: [...JUDGED, 'triage.finish', 'triage.told'],
  },
  'one partner': {
    mentor: [...SENT, 'triage.told'],
    coordinator: [...JUDGED, 'triage.finish', 'triage.told'],
    partner: ['consult.calling', 'consult.done', 'consult.pass'],
  },
  finished: { mentor: [...SENT, 'triage.told'], coordinator: [...JUDGED, 'triage.told'] },
  advice: { mentor: [...SENT, 'triage.told'], coordinator: [...JUDGED, 'triage.told'] },
  returned: { mentor: [...SENT, 'triage.answered'], coordinator: JUDGED },
  'stopped in triage': { mentor: ['intake.call_me'], safetyOfficer: ['intake.release'] },
  'a table is asked about': {
    mentor: [...SENT, 'table.another_time', 'table.vote', 'triage.told'],
    coordinator: [...AT_A_CASE, 'dossier.agreed', ...READ, ...COORDINATES, 'triage.told'],
    partner: ['table.another_time', 'table.deputy', 'table.vote'],
  },
  'a parent was left out': {
    mentor: [...SENT, 'table.another_time', 'table.vote', 'triage.told'],
    coordinator: [
      'dossier.agreed',
      'dossier.close',
      'dossier.ground',
      'dossier.holder',
      'dossier.tell',
      'dossier.unsafe',
      ...READ,
      ...COORDINATES,
      'triage.told',
    ],
    partner: ['table.another_time', 'table.deputy', 'table.vote'],
  },
  'a table is booked': {
    mentor: [...SENT, 'table.cannot_come', 'triage.told'],
    coordinator: [...AT_A_CASE, 'dossier.agreed', ...READ, ...CALLS_OFF, 'triage.told'],
    partner: ['table.cannot_come', 'table.deputy'],
  },
  'somebody cannot come to it': {
    mentor: [...SENT, 'table.cannot_come', 'triage.told'],
    coordinator: [...AT_A_CASE, 'dossier.agreed', ...READ, ...CALLS_OFF, 'table.go_on', 'triage.told'],
    partner: ['table.can_come', 'table.deputy'],
  },
  'the day of the table': {
    // Its moment came: nothing is moved, called off or excused any more.
    mentor: [...SENT, 'triage.told'],
    coordinator: [
      // Closing asks first whether there was a table.
      ...AT_A_CASE.filter((verb) => verb !== 'dossier.close'),
      'dossier.agreed',
      'dossier.held',
      'dossier.not_held',
      ...READ,
      'triage.told',
    ],
  },
  'the table was held': {
    mentor: [...SENT, 'triage.told'],
    coordinator: [...AT_A_CASE, 'dossier.agreed', ...READ, 'triage.told'],
  },
  'the table is off': {
    mentor: [...SENT, 'triage.told'],
    coordinator: [...AT_A_CASE, 'dossier.agreed', ...READ, 'table.again', 'triage.told'],
  },
  'there is an agreement': {
    mentor: [...SENT, 'triage.told'],
    coordinator: [...AT_A_CASE, ...READ, 'triage.told'],
  },
  closed: { mentor: ['page.details', 'triage.told'], coordinator: [...READ, 'triage.told'] },
};

/**
 * What works from a card that shows an older state, since it means the same whatever came in between: safety, an answer
 * to a moment that is still asked about, a seat that is handed over, and what was said by a person elsewhere.
 */
const ALSO_FROM_AN_OLDER_CARD = [
  ...DOORS,
  'intake.call_me',
  'intake.doubt',
  'intake.release',
  'dossier.unsafe',
  'table.deputy',
  'table.phone',
  'table.vote',
  'triage.informed',
  'triage.told',
];

describe('every button of every card, in every state of a concern and its dossier', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  afterAll(() => school.close());

  it.each(Object.keys(STAGES))(
    'changes something only where it should (%s)',
    async (name) => {
      await school.again();
      const stage = await (STAGES[name] as NonNullable<(typeof STAGES)[string]>)(school);
      const inputs = await inputsAt(stage);

      const changed: Partial<Record<Who, string[]>> = {};
      const fromAnOlderCard = new Set<string>();
      for (const [who, person] of Object.entries(PEOPLE) as [Who, PersonId][]) {
        const verbs = [];
        for (const verb of verbsFor(stage)) {
          if (!(await changes(verb, person, refFor(verb, stage), inputs))) continue;
          verbs.push(verb);
          const ref = refFor(verb, stage);
          if (await changes(verb, person, { ...ref, version: ref.version - 1 }, inputs))
            fromAnOlderCard.add(verb);
        }
        if (verbs.length > 0) changed[who] = verbs.sort();
      }

      expect(changed).toEqual(sorted(MAY[name] ?? {}));
      expect([...fromAnOlderCard].filter((verb) => !ALSO_FROM_AN_OLDER_CARD.includes(verb))).toEqual([]);
    },
    300_000,
  );

  it('is refused or shown the present card under an id of something else, and changes nothing', async () => {
    await school.again();
    const stage = await (STAGES.waiting as NonNullable<(typeof STAGES)[string]>)(school);
    const inputs = await inputsAt(stage);
    const others = [...VERBS.keys()].filter((verb) => !ABOUT_NOTHING.includes(verb));

    for (const verb of others) {
      const ref = { ...stage.concern, id: PUPIL.sam };
      for (const person of Object.values(PEOPLE))
        expect(await changes(verb, person, ref, inputs)).toBe(false);
    }
    for (const verb of others.filter((each) => /^(dossier|table|consult)\./.test(each)))
      for (const person of Object.values(PEOPLE))
        expect(await changes(verb, person, stage.concern, inputs)).toBe(false);
  }, 300_000);

  it('is not for a colleague who has nothing to do with it', async () => {
    await school.again();
    const stage = await (STAGES['a table is asked about'] as NonNullable<(typeof STAGES)[string]>)(school);
    const inputs = await inputsAt(stage);

    for (const verb of verbsFor(stage))
      expect([verb, await changes(verb, WHO.otherMentor, refFor(verb, stage), inputs)]).toEqual([
        verb,
        false,
      ]);
  }, 300_000);

  it('has a place in this test', () => {
    const used = new Set(Object.values(MAY).flatMap((may) => Object.values(may).flat()));
    const looking = [...VERBS.keys()].filter((verb) => !used.has(verb) && !ABOUT_NOTHING.includes(verb));

    expect(looking.sort()).toEqual([
      'dossier.ask_agreement',
      'dossier.ask_close',
      'dossier.ask_ground',
      'dossier.ask_held',
      'dossier.ask_holder',
      'dossier.ask_tell',
      'dossier.ask_withdraw',
      'dossier.more',
      'dossier.open',
      // Nobody of these stages is 18.
      'dossier.parents_in',
      'intake.class',
      'intake.other_class',
      'intake.resume',
      'table.ask_cancel',
      'table.ask_move',
      'table.ask_phone',
      'table.choose',
      'table.show',
      'triage.ask_informed',
      'triage.back',
      'triage.choose',
      'triage.stop',
      'worklist.open',
    ]);
  });

  /** Whether this press, as it is now and undone afterwards, would write anything at all. */
  async function changes(verb: string, person: PersonId, ref: CardRef, inputs: Inputs): Promise<boolean> {
    const undone = undoneStore(school);
    const turn = await school.turn(person);
    const pressed = VERBS.get(verb)?.press(
      { ...turn, deps: { ...turn.deps, store: undone.store } },
      { ref, ...inputOf(verb, inputs) },
    );
    if (!pressed) throw new Error(`${verb} was not understood.`);
    expect(await pressed).toHaveProperty('kind');
    return undone.written().length > 0;
  }

  async function inputsAt({ dossier, table }: Stage): Promise<Inputs> {
    return school.deps.store.transact(SCHOOL, async (tx) => {
      const found = table && (await tx.tables.byId(table.id as ActietafelId));
      const everybody = dossier ? await tx.dossiers.participants(dossier.id as DossierId) : [];
      return {
        slots: (found?.slots ?? []).map(({ id }) => id),
        parent: everybody.find(({ role }) => role === 'ouder')?.id ?? PUPIL.sam,
        leftOut: everybody.find(({ leftOutCode }) => leftOutCode !== null)?.id ?? PUPIL.sam,
      };
    });
  }
});

type Inputs = { slots: readonly string[]; parent: string; leftOut: string };

const FAMILY = {
  parents: `${GUARDIAN.ofSam},${GUARDIAN.alsoOfSam}`,
  on_1: '2026-11-20',
  by_1: WHO.coordinator,
  on_2: '2026-11-20',
  by_2: WHO.coordinator,
};

/** Those of what there is in this state; the others are pressed once, under an id of something else. */
function verbsFor({ dossier, table, consult }: Stage): string[] {
  const there = { dossier, table, consult };
  return [...VERBS.keys()].filter((verb) => {
    const [family = ''] = verb.split('.');
    return !ABOUT_NOTHING.includes(verb) && (!(family in there) || there[family as keyof typeof there]);
  });
}

function refFor(verb: string, { concern, dossier, table, consult }: Stage): CardRef {
  const own = { dossier, table, consult }[verb.split('.')[0] as 'dossier' | 'table' | 'consult'];
  return own ?? concern;
}

/** Everything that a person could fill in on the card of this button, and all of it right. */
function inputOf(verb: string, { slots, parent, leftOut }: Inputs): Record<string, unknown> {
  const moments = { slots: slots.join(','), m1: 'if_need_be' };
  const inputs: Readonly<Record<string, Record<string, unknown>>> = {
    'intake.safety': { answer: 'yes' },
    'intake.who': { pupil: PUPIL.sam, reasons: 'late', sinceUnknown: 'true', told: 'no' },
    'intake.class': { class: 0 },
    'triage.choose': { route: 'advice' },
    'triage.route': { route: 'advice', reason: 'school_can_do_it' },
    'triage.accept': FAMILY,
    'triage.informed': FAMILY,
    'dossier.held': { heldOn: '2026-11-25' },
    'dossier.agreed': { outcomes: 'work', madeOn: '2026-11-23' },
    'dossier.ground': { first: 'leerplicht', second: 'statutory_task' },
    'dossier.withdraw': { second: 'swv' },
    'dossier.holder': { second: WHO.mentor },
    'dossier.tell': { first: leftOut, second: WHO.mentor },
    'dossier.close': { second: 'moved_away' },
    'table.vote': moments,
    'table.phone': { ...moments, person: parent },
    'table.book': { moment: slots[0] ?? '', reason: 'cannot_wait' },
  };
  return inputs[verb] ?? {};
}

function sorted(may: May): May {
  return Object.fromEntries(Object.entries(may).map(([who, verbs]) => [who, [...verbs].sort()]));
}
