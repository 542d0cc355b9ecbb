/** One fault: a text of one file that becomes another, and the name of the rule that has to notice. */
export type Mutant = { fault: string; file: string; text: string; becomes: string; noticedBy: string };

const ORACLE = 'finds what going through every minute and every combination of people finds';
const WALL = 'takes of each day on the wall every minute of which a busy time has a part';
const SINGLE = 'names changes that give exactly so many starts, and every single one that gives any';
const PAIRS =
  'names two changes together only when no single one gives a start, and then exactly those that do';
const NEAREST =
  'names the nearest school day outside the notice and the term that would do, and how many starts it has';

const LEAST_CHANGE = 'changes what the oracle changes, which tries every moment and everybody';
const TOGETHER =
  'gives tables that move together what going through every combination of their moments gives';

export const MUTANTS: readonly Mutant[] = [
  {
    fault: 'the free time of two deputies is put together before the length of the table is looked at',
    file: 'domain/slots/options.ts',
    text: 'if (!certainty) continue;\n    const harm',
    becomes: `const isFreeThen = (fromMinute: number) =>
      people.some((one) => certaintyAt(question, one.day, { ...at, fromMinute, untilMinute: fromMinute + 1 }));
    const minutes = Array.from({ length: at.untilMinute - at.fromMinute }, (_, n) => at.fromMinute + n);
    if (!certainty && minutes.every(isFreeThen)) best ??= { person, certainty: 'free' };
    if (!certainty) continue;
    const harm`,
    noticedBy: ORACLE,
  },
  {
    fault: 'an end is taken for a minute that is still busy',
    file: 'domain/slots/agenda.ts',
    text: 'from < untilMinute && fromMinute < until',
    becomes: 'from <= untilMinute && fromMinute <= until',
    noticedBy: ORACLE,
  },
  {
    fault: 'a table may run on past the end of the day',
    file: 'domain/slots/starts.ts',
    text: 'start + minutes <= hours.untilMinute',
    becomes: 'start <= hours.untilMinute',
    noticedBy:
      'never seats anybody twice, nor when busy, nor on a closed day, nor out of hours, nor outside notice and term',
  },
  {
    fault: 'a tentative time that the school takes for busy is free',
    file: 'domain/slots/agenda.ts',
    text: 'isBlocking ? [...candidate.busy, ...candidate.tentative] : candidate.busy',
    becomes: 'isBlocking ? candidate.busy : candidate.busy',
    noticedBy: ORACLE,
  },
  {
    fault: 'an agenda that is not known is taken for free',
    file: 'domain/slots/agenda.ts',
    text: "if (day.agenda === 'unknown') return 'unknown';",
    becomes: '',
    noticedBy: ORACLE,
  },
  {
    fault: 'a day is that of UTC',
    file: 'calendar/wall-clock.ts',
    text: 'dateOf: (instant) => onTheWall(instant).toISOString()',
    becomes: 'dateOf: (instant) => new Date(instant).toISOString()',
    noticedBy: WALL,
  },
  {
    fault: 'the next day is 24 hours on',
    file: 'app/table/wall-blocks.ts',
    text: 'for (let on = firstOn; on <= lastOn; on = addDays(on, 1))',
    becomes: `const nextDay = (n: number) => wallClock.dateOf((from + n * 86_400_000) as Instant);
  for (let on = firstOn, n = 1; on <= lastOn; on = nextDay(n), n++)`,
    noticedBy: WALL,
  },
  {
    fault: 'a minute that is taken for a part is free',
    file: 'app/table/wall-blocks.ts',
    text: 'wallClock.minuteOf(lastTaken) + 1',
    becomes: 'wallClock.minuteOf(lastTaken)',
    noticedBy: WALL,
  },
  {
    fault: 'half of the partners is enough',
    file: 'domain/slots/seating.ts',
    text: 'const quorum: Quorum = { partners: partnersNeeded, certain',
    becomes: 'const quorum: Quorum = { partners: Math.ceil(partnersNeeded / 2), certain',
    noticedBy: ORACLE,
  },
  {
    fault: 'somebody sits in two seats',
    file: 'domain/slots/seating.ts',
    text: 'if (option.personId !== null && chosen.some(({ personId }) => personId === option.personId)) continue;',
    becomes: '',
    noticedBy:
      'never seats anybody twice, nor when busy, nor on a closed day, nor out of hours, nor outside notice and term',
  },
  {
    fault: 'a price is one number with a fraction',
    file: 'domain/slots/options.ts',
    text: 'for (let index = 0; index < a.length; index++) {',
    becomes: `const inOne = (price: readonly number[]) => price.reduce((sum, part, index) => sum + part / 8 ** index, 0);
  if (a.length > 0) return inOne(a) - inOne(b);
  for (let index = 0; index < a.length; index++) {`,
    noticedBy: ORACLE,
  },
  {
    fault: 'blocks are joined in the order in which they come',
    file: 'domain/slots/agenda.ts',
    text: 'spans.toSorted((a, b) => a.from - b.from)',
    becomes: 'spans',
    noticedBy: 'gives the same answer when seats, rooms and blocks come in another order, twice or in pieces',
  },
  {
    fault: 'a presence moment that is called off is still one',
    file: 'calendar/presence.ts',
    text: '.filter((on) => !exceptOn.includes(on))',
    becomes: '',
    noticedBy: 'keeps presence moments on their hour, and leaves out the days that are excepted',
  },
  {
    fault: 'the term is counted in days of the calendar',
    file: 'domain/slots/starts.ts',
    text: 'if (calendar.isSchoolDay(on)) ahead.push(on);',
    becomes: 'ahead.push(on);',
    noticedBy: 'counts the term in school days, over a holiday too',
  },
  {
    fault: 'the time after a table is not kept',
    file: 'domain/slots/agenda.ts',
    text: 'block.fromMinute - buffer.afterMinutes - way',
    becomes: 'block.fromMinute - way',
    noticedBy: ORACLE,
  },
  {
    fault: 'everybody travels',
    file: 'domain/slots/agenda.ts',
    text: 'placeId !== travel.placeId)',
    becomes: 'placeId !== null)',
    noticedBy: ORACLE,
  },
  {
    fault: 'somebody sits at one table a day more than they can',
    file: 'domain/slots/agenda.ts',
    text: 'each === on).length >= most.perDay',
    becomes: 'each === on).length > most.perDay',
    noticedBy: ORACLE,
  },
  {
    fault: 'the hours that somebody works are not looked at',
    file: 'domain/slots/agenda.ts',
    text: '!holds(day.hours, at) || ',
    becomes: '',
    noticedBy: ORACLE,
  },
  {
    fault: 'any room that is large enough is as good as another',
    file: 'domain/slots/rooms.ts',
    text: 'a.room.people - b.room.people ||',
    becomes: '',
    noticedBy: ORACLE,
  },
  {
    fault: 'two moments of one day may lie in the same half',
    file: 'domain/slots/search.ts',
    text: 'take((a, b) => isSameHalfDay(a, b) || overlaps(a, b));',
    becomes: '',
    noticedBy: ORACLE,
  },
  {
    fault: 'what is fair weighs more than the earlier day',
    file: 'domain/slots/starts.ts',
    text: 'price.tentative,\n    dayIndex,',
    becomes: 'price.tentative,\n    price.fairness,\n    dayIndex,',
    noticedBy: 'prices every start in time as the oracle does, in the same order',
  },
  {
    fault: 'two changes are named beside one that is enough',
    file: 'domain/slots/relaxing.ts',
    text: 'single.length > 0 ? single : pairsOf',
    becomes:
      'single.length > 0 ? [...single, ...pairsOf(question, steps).map(counted).filter(hasMoments)] : pairsOf',
    noticedBy: PAIRS,
  },
  {
    fault: 'a seat that somebody else takes does not count as a partner',
    file: 'domain/slots/relaxing.ts',
    text: 'question.partnersNeeded - filled - fewer',
    becomes: 'question.partnersNeeded - fewer',
    noticedBy: SINGLE,
  },
  {
    fault: 'people who are seated are never moved to another of their seats',
    file: 'domain/slots/openings.ts',
    text: 'if (other && !seated(other, seatOf, tried)) continue;',
    becomes: 'if (other) continue;',
    noticedBy: SINGLE,
  },
  {
    fault: 'the last day before the term counts as one past it',
    file: 'domain/slots/relaxing.ts',
    text: "...nearest(question, 'later', later)",
    becomes: "...nearest(question, 'later', later.slice(1))",
    noticedBy: NEAREST,
  },
  {
    fault: 'a yes is not kept in mind when a table has to change',
    file: 'domain/slots/standing.ts',
    text: 'const isLost = said(standing.at) && !(stays && said(at));',
    becomes: 'const isLost = said(standing.at) && !stays;',
    noticedBy: LEAST_CHANGE,
  },
  {
    fault: 'the same day weighs more than that people are at the school',
    file: 'domain/slots/starts.ts',
    text: 'price.elsewhere,\n    moved.otherDay,',
    becomes: 'moved.otherDay,\n    price.elsewhere,',
    noticedBy: LEAST_CHANGE,
  },
  {
    fault: 'another room is no change',
    file: 'domain/slots/rooms.ts',
    text: 'isOther: kept !== null && room.roomId !== kept,',
    becomes: 'isOther: false,',
    noticedBy: LEAST_CHANGE,
  },
  {
    fault: 'somebody who sits at the table already is asked to sit twice',
    file: 'domain/slots/replacing.ts',
    text: 'if (seated.has(candidate.personId)) return [];',
    becomes: '',
    noticedBy:
      'replaces somebody by the surest who can come then and sits nowhere yet, and moves nobody else',
  },
  {
    fault: 'a week of holiday counts for the table after it',
    file: 'domain/slots/following.ts',
    text: 'if (days.length > 0) left -= 1;',
    becomes: 'left -= 1;',
    noticedBy: 'puts the table after it into the school week that was asked for, and changes the least there',
  },
  {
    fault: 'two tables that move share a room',
    file: 'domain/slots/placing.ts',
    text: 'if (gap < 0 && a.roomId !== null && a.roomId === b.roomId) return true;',
    becomes: '',
    noticedBy: TOGETHER,
  },
  {
    fault: 'all moments of a day are taken for moments that overlap when the least cost is worked out',
    file: 'domain/slots/placing.ts',
    text: 'if (from >= end) {',
    becomes: 'if (lots.size === 0) {',
    noticedBy: TOGETHER,
  },
  {
    fault: 'tables that move together go past what somebody can take in a day',
    file: 'domain/slots/placing.ts',
    text: 'sameDay <= onDay && sameWeek <= inWeek',
    becomes: 'sameWeek <= inWeek',
    noticedBy: TOGETHER,
  },
];
