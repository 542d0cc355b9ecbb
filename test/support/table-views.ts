import type { OtherChoice, ProposalView, TableView } from '../../src/app/table/views.ts';
import type { PersonId, SchoolDate, SchoolId, SlotId, WallMinute } from '../../src/domain/ids.ts';
import { NAME } from './view-parts.ts';

export const REF = {
  schoolId: '019ad111-0000-7000-8000-000000000001' as SchoolId,
  id: '019ad111-0000-7000-8000-0000000000aa',
  version: 3,
};

function proposal(
  index: number,
  on: string,
  minute: number,
  reasons: string[],
  mine: ProposalView['mine'],
): ProposalView {
  return {
    slotId: `019ad111-0000-7000-8000-0000000000b${index}` as SlotId,
    on: on as SchoolDate,
    minute: minute as WallMinute,
    untilMinute: (minute + 60) as WallMinute,
    yes: 4 - index,
    ifNeedBe: index,
    no: 1,
    mine,
    isOutside: reasons.includes('outside_all'),
    reasons,
  };
}

const PROPOSALS = [
  proposal(
    1,
    '2026-11-25',
    8 * 60,
    [
      'partners:3/4',
      'missing:jgz',
      'unknown:swv',
      'unknown:mentor#2',
      'outside_all',
      'few:2',
      'few:seat:swv',
      'few:next:2026-12-03',
      'agenda:not_found:jgz',
    ],
    'yes',
  ),
  proposal(2, '2026-11-26', 9 * 60, ['partners:4/4'], null),
  proposal(
    3,
    '2026-11-30',
    13 * 60 + 30,
    ['partners:4/4', 'deputy:leerplicht', 'outside_presence:buurtteam'],
    null,
  ),
];

export const PLACE = { place: 'Testcollege, Testlaan 1, Utrecht' };
export const MOMENT = {
  on: '2026-11-26' as SchoolDate,
  minute: 540 as WallMinute,
  untilMinute: 600 as WallMinute,
};

export const PEOPLE = [
  person('ondersteuningscoordinator', ['yes', 'yes', 'no']),
  person('mentor', [null, null, null]),
  person('leerplicht', ['yes', 'if_need_be', 'no']),
  { ...person('ouder', [null, null, null]), nth: 1, callNeeded: true, mayAnswerFor: true },
  { ...person('ouder', ['yes', 'no', 'no']), nth: 2, tappedInBy: 'Anna', mayAnswerFor: true },
  { ...person('jgz', ['no', 'no', 'no']), asksAnotherTime: true, mayAnswerFor: true },
];

function person(
  role: 'ondersteuningscoordinator' | 'mentor' | 'leerplicht' | 'ouder' | 'jgz',
  answers: ('yes' | 'if_need_be' | 'no' | null)[],
) {
  return {
    participantId: `019ad111-0000-7000-8000-0000000000c${role.length % 10}`,
    role,
    nth: null,
    isDeputy: false,
    answers,
    tappedInBy: null,
    callNeeded: false,
    mayAnswerFor: false,
    asksAnotherTime: false,
  };
}

function choice(role: 'leerplicht' | 'buurtteam', name: string, how: Partial<OtherChoice>): OtherChoice {
  return {
    seat: {
      participantId: `019ad111-0000-7000-8000-0000000000c${role.length % 10}`,
      role,
      nth: null,
      isDeputy: false,
    },
    personId: '019ad111-0000-7000-8000-0000000000b2' as PersonId,
    name,
    possible: 1,
    of: 1,
    certainty: 'free',
    isTentative: false,
    ...how,
  };
}

/** Every card of a table that is asked about, as somebody could see it, by the name that its sample has. */
export const TABLE_VIEWS: Readonly<Record<string, TableView>> = {
  'table-vote': {
    kind: 'table_vote',
    canAnswerFor: false,
    savedFor: null,
    answeredFor: null,
    ref: REF,
    number: '26-017',
    roepnaam: null,
    ...PLACE,
    proposals: PROPOSALS.map((each) => ({ ...each, mine: null, reasons: [] })),
    asked: 9,
    answered: 2,
    saved: false,
    reminder: false,
    insteadOf: null,
    canHandOver: true,
    fault: null,
  },
  'table-vote-again': {
    kind: 'table_vote',
    canAnswerFor: false,
    savedFor: null,
    answeredFor: null,
    ref: REF,
    number: '26-017',
    roepnaam: 'Sam',
    ...PLACE,
    proposals: PROPOSALS,
    asked: 9,
    answered: 3,
    saved: true,
    reminder: false,
    insteadOf: MOMENT,
    canHandOver: false,
    fault: 'answer_missing',
  },
  'table-vote-of-mentor': {
    kind: 'table_vote',
    ref: REF,
    number: '26-017',
    roepnaam: 'Sam',
    ...PLACE,
    proposals: PROPOSALS,
    asked: 9,
    answered: 3,
    saved: false,
    reminder: false,
    insteadOf: null,
    canHandOver: false,
    canAnswerFor: true,
    savedFor: { participantId: 'p', role: 'swv', nth: null, isDeputy: false },
    answeredFor: 'Carla',
    fault: null,
  },
  'table-round': {
    kind: 'table_round',
    whyNone: [],
    ref: REF,
    number: '26-017',
    roepnaam: 'Sam',
    proposals: PROPOSALS,
    people: PEOPLE,
    emptySeats: ['buurtteam'],
    because: [
      ['family_silent'],
      ['partners_missing', 'family_silent'],
      ['coordinator_missing', 'family_says_no'],
    ],
    isAsked: true,
    saved: false,
    needed: 'answers_missing',
    fault: null,
  },
  'table-round-late': {
    kind: 'table_round',
    whyNone: [],
    ref: REF,
    number: '26-017',
    roepnaam: 'Sam',
    proposals: PROPOSALS.map((each) => ({
      ...each,
      reasons: [
        ...each.reasons,
        'later',
        'later:seat:jgz',
        'later:closed_days',
        'with:seat:jgz=3',
        'with:partners:1=1',
        'with:later:6=2',
      ],
    })),
    people: PEOPLE,
    emptySeats: [],
    because: [[], [], []],
    isAsked: false,
    saved: false,
    needed: null,
    fault: 'no_moment_found',
  },
  'table-round-empty': {
    kind: 'table_round',
    whyNone: [],
    ref: REF,
    number: '26-017',
    roepnaam: null,
    proposals: [],
    people: PEOPLE,
    emptySeats: [],
    because: [],
    isAsked: true,
    saved: false,
    needed: 'no_moment_found',
    fault: null,
  },
  'table-phone': {
    kind: 'table_phone',
    ref: REF,
    number: '26-017',
    proposals: PROPOSALS,
    people: PEOPLE.filter(({ mayAnswerFor }) => mayAnswerFor),
    fault: 'person_missing',
  },
  'table-choose': {
    kind: 'table_choose',
    ref: REF,
    number: '26-017',
    proposals: PROPOSALS,
    because: [['family_silent'], ['partners_missing'], []],
    asksReason: true,
    fault: 'family_reason_missing',
  },
  'table-replace': {
    kind: 'table_replace',
    ref: REF,
    number: '26-017',
    choices: [
      choice('leerplicht', 'Gert', { certainty: 'free' }),
      choice('leerplicht', NAME, { certainty: 'unknown', possible: 2, of: 3, isTentative: true }),
      choice('buurtteam', 'Kim', { certainty: 'outside_presence' }),
    ],
    nobody: [{ participantId: REF.id, role: 'jgz', nth: null, isDeputy: false }],
    fault: 'deputy_taken',
  },
  'table-replace-nobody': {
    kind: 'table_replace',
    ref: REF,
    number: '26-017',
    choices: [],
    nobody: [{ participantId: REF.id, role: 'jgz', nth: null, isDeputy: false }],
    fault: null,
  },
  'table-round-moved': {
    kind: 'table_round',
    whyNone: [],
    ref: REF,
    number: '26-017',
    roepnaam: 'Sam',
    proposals: [
      proposal(1, '2026-11-26', 11 * 60, ['day:0', 'people:same', 'partners:4/4'], 'yes'),
      proposal(2, '2026-11-27', 9 * 60, ['day:1', 'people:same', 'partners:4/4'], null),
      proposal(
        3,
        '2026-12-01',
        9 * 60,
        ['day:5', 'other:leerplicht', 'deputy:leerplicht', 'room:other'],
        null,
      ),
    ],
    people: PEOPLE,
    emptySeats: [],
    because: [['family_silent'], [], []],
    isAsked: true,
    saved: false,
    needed: null,
    fault: null,
  },
  'table-sure-move': { kind: 'table_sure', ref: REF, number: '26-017', what: 'move', moment: MOMENT },
  'table-sure-cancel': { kind: 'table_sure', ref: REF, number: '26-017', what: 'cancel', moment: null },
};
