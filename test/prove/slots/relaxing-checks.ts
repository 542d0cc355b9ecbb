import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Relaxation, SlotQuestion, Step } from '../../../src/domain/slots/question.ts';
import { anyQuestion } from './any-question.ts';
import { always, type Checks } from './checks.ts';
import { schoolDayNumbers, startsInTime } from './oracle.ts';

/** So many pairs of steps are counted by going through everything; which ones is drawn. */
const PAIRS_COUNTED = 4;

/** What is said when there is no moment, by name. */
export const RELAXING_CHECKS: Checks = {
  'names changes that give exactly so many starts, and every single one that gives any': (engine, drawn) => {
    always(drawn, anyQuestion, (question) => {
      const search = engine.findProposals(question);
      if (search.kind === 'found') return;
      const single = stepsFor(question)
        .map((step) => ({ steps: [step], moments: momentsWith(question, [step]) }))
        .filter(({ moments }) => moments > 0);

      assert.deepEqual(search.relaxations.filter(isOneStep), single);
    });
  },

  'names two changes together only when no single one gives a start, and then exactly those that do': (
    engine,
    drawn,
  ) => {
    always(drawn, fc.tuple(anyQuestion, fc.nat()), ([question, which]) => {
      const search = engine.findProposals(question);
      if (search.kind === 'found') return;
      const named = search.relaxations.filter((each) => isAboutTheSameDays(each) && !isOneStep(each));
      if (search.relaxations.some(isOneStep)) return assert.deepEqual(named, []);

      const pairs = pairsFor(question);
      for (let n = 0; n < Math.min(PAIRS_COUNTED, pairs.length); n++) {
        const steps = pairs[(which + n * 7) % pairs.length] ?? [];
        const said = named.find((each) => JSON.stringify(each.steps) === JSON.stringify(steps));
        assert.equal(said?.moments ?? 0, momentsWith(question, steps), JSON.stringify(steps));
      }
    });
  },

  'names the nearest school day outside the notice and the term that would do, and how many starts it has': (
    engine,
    drawn,
  ) => {
    always(drawn, anyQuestion, (question) => {
      const search = engine.findProposals(question);
      if (search.kind === 'found') return;
      const { noticeSchoolDays: notice, withinSchoolDays: within, laterSchoolDays } = question;
      const numbers = schoolDayNumbers(question);
      const lastInTime = Math.max(within, notice - 1);
      const sooner = numbers.filter((nth) => nth < notice && nth <= within).reverse();
      const later = numbers.filter((nth) => nth > lastInTime && nth <= lastInTime + laterSchoolDays);

      assert.deepEqual(
        search.relaxations.filter((each) => !isAboutTheSameDays(each)),
        [...nearest(question, 'sooner', sooner), ...nearest(question, 'later', later)],
      );
    });
  },

  'says of a whole day what would be: applied, each change gives a search that finds something': (
    engine,
    drawn,
  ) => {
    always(drawn, anyQuestion, (question) => {
      const search = engine.findProposals(question);
      if (search.kind === 'found') return;
      for (const { steps } of search.relaxations)
        assert.equal(engine.findProposals(steps.reduce(engine.relaxed, question)).kind, 'found');
    });
  },
};

function isAboutTheSameDays({ steps }: Relaxation): boolean {
  return steps.every(({ code }) => code !== 'sooner' && code !== 'later');
}

function isOneStep(relaxation: Relaxation): boolean {
  const [first, second] = relaxation.steps;
  return isAboutTheSameDays(relaxation) && !second && !(first?.code === 'partners' && first.fewer === 2);
}

function stepsFor(question: SlotQuestion): Step[] {
  const steps: Step[] = [];
  for (const { seat, need } of [...question.seats].sort((a, b) => (a.seat < b.seat ? -1 : 1)))
    if (need !== 'wanted') steps.push({ code: 'seat', seat });
  if (question.partnersNeeded > 0) steps.push({ code: 'partners', fewer: 1 });
  if (question.rooms !== null) steps.push({ code: 'room' });
  if (question.presence === 'required') steps.push({ code: 'outside_presence' });
  if (question.tentative === 'block') steps.push({ code: 'tentative' });
  const { beforeMinutes, afterMinutes } = question.buffer;
  if (beforeMinutes > 0 || afterMinutes > 0) steps.push({ code: 'buffer' });
  return steps;
}

function pairsFor(question: SlotQuestion): Step[][] {
  const steps = stepsFor(question);
  const pairs: Step[][] = [];
  for (const [index, first] of steps.entries())
    for (const second of steps.slice(index + 1)) pairs.push([first, second]);
  if (question.partnersNeeded >= 2) pairs.push([{ code: 'partners', fewer: 2 }]);
  return pairs;
}

function momentsWith(question: SlotQuestion, steps: readonly Step[]): number {
  return startsInTime(steps.reduce(changed, question)).length;
}

/** What each step means, written a second time. */
function changed(question: SlotQuestion, step: Step): SlotQuestion {
  const { seats, partnersNeeded } = question;
  switch (step.code) {
    case 'seat': {
      const isPartner = seats.find(({ seat }) => seat === step.seat)?.need === 'partner';
      return {
        ...question,
        seats: seats.filter(({ seat }) => seat !== step.seat),
        partnersNeeded: isPartner ? partnersNeeded - 1 : partnersNeeded,
      };
    }
    case 'partners':
      return { ...question, partnersNeeded: partnersNeeded - step.fewer };
    case 'room':
      return { ...question, rooms: null };
    case 'outside_presence':
      return { ...question, presence: 'preferred' };
    case 'tentative':
      return { ...question, tentative: 'ignore' };
    case 'buffer':
      return { ...question, buffer: { beforeMinutes: 0, afterMinutes: 0 } };
    case 'sooner':
    case 'later':
      return { ...question, noticeSchoolDays: step.schoolDay, withinSchoolDays: step.schoolDay };
  }
}

function nearest(
  question: SlotQuestion,
  code: 'sooner' | 'later',
  schoolDays: readonly number[],
): Relaxation[] {
  for (const schoolDay of schoolDays) {
    const moments = momentsWith(question, [{ code, schoolDay }]);
    if (moments > 0) return [{ steps: [{ code, schoolDay }], moments }];
  }
  return [];
}
