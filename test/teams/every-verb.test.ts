import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../src/app/arriving/views.ts';
import type { ActietafelId, DossierId, PersonId } from '../../src/domain/ids.ts';
import { VERBS } from '../../src/teams/verbs.ts';
import { type Play, play } from '../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { STAGES, type Stage } from '../support/stages.ts';
import { undoneStore } from '../support/writes.ts';
import { ABOUT_NOTHING, ALSO_FROM_AN_OLDER_CARD, MAY, type May, PEOPLE, type Who } from './may-press.ts';

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
      // About a person, and no stage is: test/app/absence.
      'absence.ask',
      'absence.ask_for',
      'absence.save',
      'absence.withdraw',
      // About what somebody promised, and nobody did in these stages: test/contract/agreed-actions-contract.
      'action.ask_not_done',
      'action.done',
      'action.not_done',
      // About a term of a message of a day: test/contract/digest-contract.
      'digest.later',
      'digest.open',
      'digest.put_off',
      'digest.take',
      'dossier.ask_agreement',
      'dossier.ask_anew',
      'dossier.ask_care',
      'dossier.ask_close',
      'dossier.ask_ground',
      'dossier.ask_held',
      'dossier.ask_holder',
      'dossier.ask_pass',
      'dossier.ask_pause',
      'dossier.ask_reopen',
      'dossier.ask_tell',
      'dossier.ask_unplanned',
      'dossier.ask_withdraw',
      // Each of these cases has a table: test/contract/running-case-contract.
      'dossier.find_moment',
      // Every pupil of these stages is on the list: test/app/dossier/following-roster.
      'dossier.keep',
      'dossier.more',
      'dossier.open',
      // Nobody of these stages is 18.
      'dossier.parents_in',
      'dossier.people',
      'dossier.talk',
      'dossier.terms',
      'intake.class',
      'intake.other_class',
      'intake.resume',
      'page.own_actions',
      'page.own_case',
      // About a person as well: test/app/reminding.
      'reminding.reset',
      'reminding.save',
      'table.ask_cancel',
      'table.ask_follow',
      'table.ask_move',
      'table.ask_phone',
      'table.ask_replace',
      'table.choose',
      'table.show',
      // No table of these stages has lost anybody: test/app/moving-several.
      'tables.ask_move',
      'tables.leave',
      'tables.move',
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
        away: everybody.find(({ role }) => role === 'leerplicht')?.id ?? PUPIL.sam,
        leftOut: everybody.find(({ leftOutCode }) => leftOutCode !== null)?.id ?? PUPIL.sam,
      };
    });
  }
});

type Inputs = { slots: readonly string[]; parent: string; leftOut: string; away: string };

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
function inputOf(verb: string, { slots, parent, leftOut, away }: Inputs): Record<string, unknown> {
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
    'dossier.pass': { second: `${away} ${WHO.leerplichtDeputy}` },
    'dossier.anew': { first: 'cause_not_clear', second: WHO.safetyOfficer, on: '2027-04-15' },
    'dossier.unplanned': { on: '2026-11-23' },
    'dossier.care': { on: '2026-11-20' },
    'dossier.pause': { first: 'cause_first', agreedWith: 'pupil', untilOn: '2026-12-10' },
    'dossier.agreed': { outcomes: 'work', madeOn: '2026-11-23' },
    'dossier.ground': { first: 'leerplicht', second: 'statutory_task' },
    'dossier.withdraw': { second: 'swv' },
    'dossier.holder': { second: WHO.mentor },
    'dossier.tell': { first: leftOut, second: WHO.mentor },
    'dossier.close': { second: 'moved_away', helped: 'quick_table', hindered: 'borders,waiting_time' },
    'dossier.reopen': { second: 'goes_wrong_again' },
    'table.vote': moments,
    'table.phone': { ...moments, person: parent },
    'table.ask_deputy': { person: away },
    'table.follow': { weeks: '2' },
    'table.replace': { who: `${away}:${WHO.leerplichtDeputy}` },
    'table.book': { moment: slots[0] ?? '', reason: 'cannot_wait' },
  };
  return inputs[verb] ?? {};
}

function sorted(may: May): May {
  return Object.fromEntries(Object.entries(may).map(([who, verbs]) => [who, [...verbs].sort()]));
}
