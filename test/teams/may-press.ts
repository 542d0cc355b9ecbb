import { WHO } from '../support/school.ts';
import type { STAGES } from '../support/stages.ts';

/** One of each kind of person who presses buttons. */
export const PEOPLE = {
  mentor: WHO.mentor,
  coordinator: WHO.coordinator,
  safetyOfficer: WHO.safetyOfficer,
  partner: WHO.leerplicht,
} as const;
export type Who = keyof typeof PEOPLE;
export type May = Readonly<Partial<Record<Who, readonly string[]>>>;

/** Pressed anywhere and about nothing in particular. */
export const ABOUT_NOTHING = [
  'intake.start',
  'intake.anew',
  'worklist.show',
  'page.worklist',
  'page.field',
  'page.running',
  'page.tables',
  'tables.show',
  'place.ask',
  'place.pass',
  'absence.show',
  'reminding.show',
  'digest.show',
  'actions.show',
];
/** They make an address for this person and change nothing else. */
const DOORS = [
  'page.details',
  'page.concern',
  'page.people',
  'page.absence',
  'page.actions',
  'page.voices',
  'page.minutes',
  'page.case',
];

const AT_A_CASE = [
  'dossier.care',
  'dossier.close',
  'dossier.ground',
  'dossier.holder',
  'dossier.pass',
  'dossier.pause',
  'dossier.unplanned',
  'dossier.unsafe',
  'dossier.withdraw',
  'page.absence',
  'page.actions',
  'page.case',
  'page.people',
  'page.voices',
];
const JUDGED = ['page.concern', 'page.details', 'triage.informed', 'triage.reopen'];
const SENT = ['intake.doubt', 'page.details'];
const READ = ['page.concern', 'page.details'];
const COORDINATES = [
  'table.another_time',
  'table.book',
  'table.cancel',
  'table.move',
  'table.phone',
  'table.replace',
  'table.vote',
];
const CALLS_OFF = ['table.cancel', 'table.cannot_come', 'table.move', 'table.replace'];

/** Who can change something in which state, and by which button. Every other press changes nothing. */
export const MAY: Readonly<Record<keyof typeof STAGES, May>> = {
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
    mentor: [
      ...SENT,
      'page.absence',
      'page.case',
      'page.voices',
      'table.another_time',
      'table.vote',
      'triage.told',
    ],
    coordinator: [...AT_A_CASE, 'dossier.agreed', ...READ, ...COORDINATES, 'triage.told'],
    partner: ['page.case', 'table.another_time', 'table.deputy', 'table.vote'],
  },
  'a parent was left out': {
    mentor: [
      ...SENT,
      'page.absence',
      'page.case',
      'page.voices',
      'table.another_time',
      'table.vote',
      'triage.told',
    ],
    coordinator: [
      'dossier.agreed',
      'dossier.care',
      'dossier.close',
      'dossier.ground',
      'dossier.holder',
      'dossier.pass',
      'dossier.pause',
      'dossier.tell',
      'dossier.unplanned',
      'dossier.unsafe',
      'page.absence',
      'page.actions',
      'page.case',
      'page.people',
      'page.voices',
      ...READ,
      ...COORDINATES,
      'triage.told',
    ],
    partner: ['page.case', 'table.another_time', 'table.deputy', 'table.vote'],
  },
  'a table is booked': {
    mentor: [...SENT, 'page.absence', 'page.case', 'page.voices', 'table.cannot_come', 'triage.told'],
    coordinator: [...AT_A_CASE, 'dossier.agreed', ...READ, ...CALLS_OFF, 'triage.told'],
    partner: ['page.case', 'table.cannot_come', 'table.deputy'],
  },
  'somebody cannot come to it': {
    mentor: [...SENT, 'page.absence', 'page.case', 'page.voices', 'table.cannot_come', 'triage.told'],
    coordinator: [
      ...AT_A_CASE,
      'dossier.agreed',
      ...READ,
      ...CALLS_OFF,
      'table.ask_deputy',
      'table.go_on',
      'triage.told',
    ],
    partner: ['page.case', 'table.can_come', 'table.deputy'],
  },
  'the day of the table': {
    // Its moment came: nothing is moved, called off or excused any more.
    mentor: [...SENT, 'page.absence', 'page.case', 'page.voices', 'triage.told'],
    coordinator: [
      // Closing asks first whether there was a table, and so does a talk that nobody planned.
      ...AT_A_CASE.filter((verb) => verb !== 'dossier.close' && verb !== 'dossier.unplanned'),
      'dossier.agreed',
      'dossier.held',
      'dossier.not_held',
      'page.minutes',
      ...READ,
      'triage.told',
    ],
    partner: ['page.case'],
  },
  'the table was held': {
    mentor: [...SENT, 'page.absence', 'page.case', 'page.voices', 'triage.told'],
    coordinator: [
      ...AT_A_CASE,
      'dossier.agreed',
      'dossier.report',
      'page.minutes',
      ...READ,
      'table.follow',
      'triage.told',
    ],
    partner: ['page.case'],
  },
  'the table is off': {
    mentor: [...SENT, 'page.absence', 'page.case', 'page.voices', 'triage.told'],
    coordinator: [...AT_A_CASE, 'dossier.agreed', ...READ, 'table.again', 'triage.told'],
    partner: ['page.case'],
  },
  'there is an agreement': {
    mentor: [...SENT, 'page.absence', 'page.case', 'page.voices', 'triage.told'],
    coordinator: [...AT_A_CASE, 'dossier.report', 'page.minutes', ...READ, 'table.follow', 'triage.told'],
    partner: ['page.case'],
  },
  'the three months are over': {
    mentor: [
      ...SENT,
      'page.absence',
      'page.case',
      'page.voices',
      'table.another_time',
      'table.vote',
      'triage.told',
    ],
    coordinator: [
      // A pause takes nothing of the three months away, and a talk of before is too long ago.
      ...AT_A_CASE.filter((verb) => verb !== 'dossier.pause' && verb !== 'dossier.unplanned'),
      'dossier.agreed',
      'dossier.anew',
      ...READ,
      ...COORDINATES,
      'triage.told',
    ],
    partner: ['page.case', 'table.another_time', 'table.deputy', 'table.vote'],
  },
  'parents applied in writing': {
    mentor: [
      ...SENT,
      'page.absence',
      'page.case',
      'page.voices',
      'table.another_time',
      'table.vote',
      'triage.told',
    ],
    coordinator: [
      // It was put down already, and a case is closed after the decision.
      ...AT_A_CASE.filter((verb) => verb !== 'dossier.care' && verb !== 'dossier.close'),
      'dossier.agreed',
      'dossier.care_decided',
      'dossier.care_longer',
      ...READ,
      ...COORDINATES,
      'triage.told',
    ],
    partner: ['page.case', 'table.another_time', 'table.deputy', 'table.vote'],
  },
  'it pauses on purpose': {
    mentor: [
      ...SENT,
      'page.absence',
      'page.case',
      'page.voices',
      'table.another_time',
      'table.vote',
      'triage.told',
    ],
    coordinator: [
      // It pauses already.
      ...AT_A_CASE.filter((verb) => verb !== 'dossier.pause'),
      'dossier.agreed',
      'dossier.resume',
      ...READ,
      ...COORDINATES,
      'triage.told',
    ],
    partner: ['page.case', 'table.another_time', 'table.deputy', 'table.vote'],
  },
  closed: {
    mentor: ['page.details', 'triage.told'],
    coordinator: ['dossier.reopen', 'page.case', ...READ, 'triage.told'],
  },
};

/**
 * What works from a card that shows an older state, since it means the same whatever came in between: safety, an answer
 * to a moment that is still asked about, a seat that is handed over, and what was said by a person elsewhere.
 */
export const ALSO_FROM_AN_OLDER_CARD = [
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
