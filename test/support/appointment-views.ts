import type { TableView } from '../../src/app/table/views.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { MOMENT, PEOPLE, PLACE, REF } from './table-views.ts';
import { NAME } from './view-parts.ts';

type Appointment = Extract<TableView, { kind: 'table_appointment' }>;

/** A booked table as a coordinator sees it. */
const BOOKED: Appointment = {
  kind: 'table_appointment',
  fault: null,
  whyNone: [],
  ref: REF,
  number: '26-017',
  roepnaam: 'Sam',
  ...PLACE,
  phase: 'booked',
  closedOn: null,
  task: null,
  moment: MOMENT,
  coming: [],
  pageUrl: null,
  canHandOver: false,
  cannotCome: false,
  isAsked: true,
  coordinates: true,
  tell: null,
  broken: [],
  standIn: null,
  needed: null,
  counter: null,
};

const PAGE = 'https://actietafel.example/moment/abc';

/** Every card of a table that was booked, and of what became of it, by the name that its sample has. */
export const APPOINTMENT_VIEWS: Readonly<Record<string, TableView>> = {
  'table-appointment': {
    ...BOOKED,
    coming: PEOPLE.map(({ participantId, role, nth }) => ({
      participantId,
      role,
      nth,
      isDeputy: role === 'leerplicht',
    })),
    pageUrl: PAGE,
    canHandOver: true,
    coordinates: false,
    tell: 'parent',
  },
  'table-appointment-away': {
    ...BOOKED,
    needed: 'away',
    standIn: {
      seat: { participantId: REF.id, role: 'leerplicht', nth: null, isDeputy: false },
      holder: NAME,
      deputy: NAME,
    },
  },
  'table-appointment-nobody-else': {
    ...BOOKED,
    needed: 'cannot_come',
    broken: ['partners_missing'],
    standIn: {
      seat: { participantId: REF.id, role: 'jgz', nth: null, isDeputy: false },
      holder: 'Hanna',
      deputy: null,
    },
  },
  'table-appointment-broken': {
    ...BOOKED,
    pageUrl: PAGE,
    broken: ['partners_missing', 'family_says_no'],
    needed: 'cannot_come',
  },
  'table-appointment-counter': {
    ...BOOKED,
    needed: 'counter_blocked',
    counter: { moment: MOMENT, because: ['no_room', 'seat:jgz', 'seat:mentor#2'] },
  },
  'table-appointment-stays': {
    ...BOOKED,
    needed: 'cannot_come',
    fault: 'no_moment_found',
    whyNone: [
      'none:seat:jgz',
      'none:seat:leerplicht',
      'none:closed_days',
      'with:seat:jgz=1',
      'with:outside_presence+partners:1=4',
    ],
  },
  'table-appointment-prepare': {
    ...BOOKED,
    phase: 'prepare',
    task: 'buurtteam',
    pageUrl: PAGE,
    canHandOver: true,
    coordinates: false,
  },
  'table-appointment-off': { ...BOOKED, roepnaam: null, phase: 'cancelled', moment: null },
  'table-appointment-closed': {
    ...BOOKED,
    roepnaam: null,
    phase: 'closed',
    closedOn: '2026-11-26' as SchoolDate,
    moment: null,
  },
  'table-news': {
    kind: 'table_news',
    number: '26-017',
    what: 'moved',
    moment: MOMENT,
    tell: 'parent',
  },
  'table-news-off': { kind: 'table_news', number: '26-017', what: 'off', moment: null, tell: null },
  'table-seat-passed': { kind: 'table_seat_passed', ref: REF, number: '26-017', moment: MOMENT },
  'table-seat-passed-asked': { kind: 'table_seat_passed', ref: REF, number: '26-017', moment: null },
  'table-handed-over': { kind: 'table_handed_over', ref: REF, number: '26-017' },
  'table-settled': { kind: 'table_settled', ref: REF, number: '26-017', phase: 'booked' },
  'table-settled-off': { kind: 'table_settled', ref: REF, number: '26-017', phase: 'cancelled' },
  'table-over': { kind: 'table_over', ref: REF, number: '26-017' },
};
