import type { CardRef } from '../../src/app/arriving/views.ts';
import type { ConsultView } from '../../src/app/consult/views.ts';
import type { DossierView } from '../../src/app/dossier/views.ts';
import type { FamilyForm, TriageView } from '../../src/app/triage/views.ts';
import type { WorklistView } from '../../src/app/worklist/views.ts';
import type { SchoolDate, SchoolId } from '../../src/domain/ids.ts';
import { SEAT_KINDS } from '../../src/domain/roles.ts';
import { ROUTES } from '../../src/domain/triage.ts';

const REF: CardRef = {
  schoolId: '019ad111-0000-7000-8000-000000000001' as SchoolId,
  id: '019ad111-0000-7000-8000-000000000002',
  version: 3,
};
const TODAY = '2026-11-23' as SchoolDate;
const DUE = '2027-02-23' as SchoolDate;
/** A name with everything in it that could act: Markdown, a link, a mention, an expression. */
const NAME = 'Sem [x](http://a.b) <at>Bo</at> **vet** ${weg}';
const ABOUT = { ref: REF, number: '26-002', roepnaam: NAME };
const STAFF = [
  { id: '019ad111-0000-7000-8000-0000000000a3', label: 'Carla' },
  { id: '019ad111-0000-7000-8000-0000000000a1', label: NAME },
];

const FAMILY: FamilyForm = {
  parents: [
    { id: '019ad111-0000-7000-8000-0000000000d1', nth: 1, initial: 'P', informedOn: null },
    { id: '019ad111-0000-7000-8000-0000000000d2', nth: 2, initial: '<', informedOn: TODAY },
  ],
  parentsWithConsent: false,
  notTold: 0,
  toldOn: TODAY,
  informers: STAFF,
  informerId: STAFF[0]?.id ?? '',
  seconds: STAFF.slice(1),
  leftOutReasons: ['safety', 'court_order', 'not_reachable'],
  asksAge: false,
};
const UNLISTED: FamilyForm = {
  ...FAMILY,
  parents: [{ id: null, nth: 1, initial: null, informedOn: null }],
  toldOn: null,
  asksAge: true,
};

const REVIEW = { from: '2026-11-24' as SchoolDate, until: '2027-05-23' as SchoolDate };
const FOLLOWED = { reviewOn: DUE, canReopen: true, canFinish: true };

/** One of every view of judging a concern, carrying a dossier and the list. */
export const TRIAGE_VIEWS: Readonly<Record<string, TriageView | DossierView | WorklistView | ConsultView>> = {
  'triage-new': {
    kind: 'triage_new',
    ...ABOUT,
    sentOn: TODAY,
    because: 'new',
    routes: ROUTES,
    also: { dossier: null, concerns: [] },
    fault: null,
  },
  'triage-waiting': {
    kind: 'triage_new',
    ...ABOUT,
    sentOn: TODAY,
    because: 'waiting',
    routes: ROUTES,
    also: { dossier: '26-001', concerns: ['26-003', '26-004'] },
    fault: 'route_reason_missing',
  },
  'triage-accept': accept(FAMILY),
  'triage-accept-unlisted': { ...accept(UNLISTED), emptySeats: ['jgz', 'swv'], fault: 'age_missing' },
  'triage-accept-heard': accept({ ...FAMILY, parents: [], toldOn: null }),
  'triage-accept-not-all': accept({ ...FAMILY, parents: [], notTold: 2, toldOn: null }),
  'triage-inform': { kind: 'triage_inform', ...ABOUT, today: TODAY, family: FAMILY, fault: null },
  'triage-informed': { kind: 'triage_informed', ...ABOUT, notTold: 0 },
  'triage-not-all-informed': { kind: 'triage_informed', ...ABOUT, notTold: 1 },
  'triage-within-school': route('within_school', { review: REVIEW, fault: 'review_not_ahead' }),
  'triage-one-partner': route('one_partner', {
    partners: ['leerplicht', 'swv', 'buurtteam'],
    emptySeats: ['jgz'],
    review: REVIEW,
  }),
  'triage-anonymous': route('anonymous_consult', { partners: SEAT_KINDS, review: REVIEW }),
  'triage-returned': route('returned', {}),
  'triage-safety': route('safety', {}),
  'triage-decided': decided('within_school', {
    ...FOLLOWED,
    tell: { who: 'parent', toldOn: null, byMe: false },
  }),
  'triage-decided-accepted': decided('accept', {}),
  'triage-decided-safety': { ...decided('safety', { canRelease: true }), roepnaam: '' },
  'triage-review': decided('within_school', {
    reviewOn: TODAY,
    canReopen: true,
    canFinish: true,
    review: true,
  }),
  'triage-partner-asked': decided('one_partner', { ...FOLLOWED, consult: 'asked' }),
  'triage-partner-calling': decided('one_partner', { ...FOLLOWED, consult: 'calling' }),
  'triage-partner-done': decided('anonymous_consult', { ...FOLLOWED, consult: 'done' }),
  'triage-partner-no-deputy': decided('one_partner', { ...FOLLOWED, consult: 'no_deputy' }),
  'triage-finished': decided('one_partner', { canReopen: true, finished: true }),
  'triage-answer': answer('within_school', 'talk_first', {
    reviewOn: DUE,
    tell: { who: 'pupil', toldOn: null, byMe: true },
  }),
  'triage-answer-due': answer('accept', '', { due: true, tell: { who: 'parent', toldOn: null, byMe: true } }),
  'triage-answer-told': answer('advice', 'school_can_do_it', {
    tell: { who: 'parent', toldOn: TODAY, byMe: true },
  }),
  'triage-question': answer('returned', 'talk_to_parents_first', { canAnswer: true }),
  'triage-answer-safety': { ...answer('safety', 'safety_first', {}), roepnaam: '' },
  'triage-answered': { kind: 'triage_answered', ...ABOUT },
  'triage-doubted': {
    kind: 'triage_doubted',
    ref: REF,
    number: '26-002',
    canStop: true,
    hasDossier: false,
    canRelease: true,
  },
  'triage-doubted-dossier': {
    kind: 'triage_doubted',
    ref: REF,
    number: '26-002',
    canStop: false,
    hasDossier: true,
    canRelease: false,
  },
  'call-me': { kind: 'call_me', roepnaamOfAsker: NAME, ref: REF, released: false },
  'call-me-released': { kind: 'call_me', roepnaamOfAsker: NAME, ref: REF, released: true },
  'parents-due': { kind: 'parents_due', ...ABOUT },
  'consult-asked': consult('asked', ['calling', 'done', 'passed']),
  'consult-anonymous': { ...consult('asked', ['calling', 'done']), number: null },
  'consult-calling': consult('calling', ['done', 'passed']),
  'consult-done': consult('done', []),
  'consult-passed': consult('passed', []),
  'consult-ended': consult('ended', []),
  dossier: dossier({ state: 'booked', on: '2026-11-26' as SchoolDate, ref: REF, isPast: false }),
  'dossier-past': dossier({ state: 'booked', on: TODAY, ref: REF, isPast: true }),
  'dossier-cancelled': dossier({ state: 'cancelled', on: null, ref: REF, isPast: false }),
  'dossier-closed': {
    ...dossier(null),
    state: 'closed',
    withoutGround: [],
    withGround: [],
    because: 'asked',
  },
  'dossier-agreed': { ...dossier(null), state: 'agreed', holder: { kind: 'me' }, because: 'asked' },
  'dossier-nobody': { ...dossier(null), holder: { kind: 'nobody' }, because: 'agreement_due' },
  'dossier-doubted': {
    ...dossier({ state: 'booked', on: '2026-11-26' as SchoolDate, ref: REF, isPast: true }),
    roepnaam: '',
    doubted: { ref: REF, canRelease: true },
    because: 'asked',
  },
  'dossier-more': {
    kind: 'dossier_more',
    ...ABOUT,
    canInviteParents: true,
    canWithdraw: true,
    canTell: false,
  },
  'dossier-more-untold': {
    kind: 'dossier_more',
    ...ABOUT,
    canInviteParents: false,
    canWithdraw: true,
    canTell: true,
  },
  'dossier-tell': {
    kind: 'dossier_tell',
    ref: REF,
    number: '26-001',
    parents: FAMILY.parents,
    informers: STAFF,
    fault: 'colleague_unknown',
  },
  'dossier-withdraw': {
    kind: 'dossier_withdraw',
    ref: REF,
    number: '26-001',
    seats: ['leerplicht', 'swv'],
    fault: 'no_ground',
  },
  'dossier-holder': { kind: 'dossier_holder', ...ABOUT, colleagues: STAFF, fault: 'colleague_unknown' },
  'dossier-holder-nobody': { kind: 'dossier_holder', ...ABOUT, colleagues: [], fault: null },
  'dossier-handed': {
    kind: 'dossier_handed',
    number: '26-002',
    roepnaam: NAME,
    roepnaamOfHolder: NAME,
  },
  'dossier-over': { kind: 'dossier_closed', number: ABOUT.number, on: TODAY },
  'dossier-held': { kind: 'dossier_held', ...ABOUT, on: TODAY, today: TODAY, fault: 'held_in_future' },
  'dossier-agreement': { kind: 'dossier_agreement', ...ABOUT, today: TODAY, fault: null },
  'dossier-close': { kind: 'dossier_close', ref: REF, number: '26-001', fault: null },
  'dossier-ground': {
    kind: 'dossier_ground',
    ref: REF,
    number: '26-001',
    seats: ['leerplicht', 'jgz'],
    grounds: ['consent', 'statutory_task'],
    consentOf: ['parents', 'pupil'],
    fault: 'ground_not_for_seat',
  },
  worklist: {
    kind: 'worklist',
    items: [
      { what: 'judge', number: '26-003', roepnaam: 'Noor', on: TODAY, ref: REF },
      { what: 'inform', number: '26-003', roepnaam: 'Noor', on: TODAY, ref: REF },
      { what: 'book', number: '26-001', roepnaam: NAME, on: DUE, ref: REF },
      { what: 'held', number: '26-002', roepnaam: 'Tess', on: TODAY, ref: REF },
      {
        what: 'not_delivered',
        number: '26-001',
        roepnaam: null,
        on: TODAY,
        ref: REF,
        undelivered: {
          kind: 'vote_request',
          state: 'failed',
          reason: 'no_address',
          whom: [
            { kind: 'seat', role: 'ouder', nth: 1, initial: 'P' },
            { kind: 'colleague', roepnaam: NAME },
          ],
          todo: 'phone_answer',
        },
      },
    ],
    more: 2,
    hasPage: true,
    noChannel: { unposted: 3 },
  },
  'worklist-empty': { kind: 'worklist', items: [], more: 0, hasPage: true, noChannel: { unposted: 0 } },
  'worklist-mentor': {
    kind: 'worklist',
    items: [{ what: 'tell', number: '26-002', roepnaam: 'Noor', on: DUE, ref: REF }],
    more: 0,
    hasPage: false,
    noChannel: null,
  },
  status: {
    kind: 'status',
    number: '26-001',
    counts: { sent: 4, failed: 2 },
    trouble: [
      {
        kind: 'table_booked',
        state: 'failed',
        reason: 'no_address',
        on: TODAY,
        whom: [
          { kind: 'seat', role: 'ouder', nth: 1, initial: 'P' },
          { kind: 'seat', role: 'jgz', nth: null, initial: null },
        ],
        todo: 'call',
      },
      {
        kind: 'channel_post',
        state: 'unposted',
        reason: 'no_channel',
        on: TODAY,
        whom: [{ kind: 'channel' }],
        todo: 'choose_channel',
      },
    ],
    lines: [{ kind: 'channel_post', to: 'channel', state: 'sent', reason: null, on: TODAY, count: 1 }],
  },
  'not-delivered': {
    kind: 'not_delivered',
    number: '26-001',
    what: 'vote_request',
    why: 'blocked',
    whom: { kind: 'colleague', roepnaam: NAME },
    on: TODAY,
    todo: 'phone_answer',
  },
};

type OnRoute = Extract<TriageView, { kind: 'triage_route' }>;
type Decided = Extract<TriageView, { kind: 'triage_decided' }>;
type Answer = Extract<TriageView, { kind: 'triage_answer' }>;
type Dossier = Extract<DossierView, { kind: 'dossier' }>;

function accept(family: FamilyForm): Extract<TriageView, { kind: 'triage_accept' }> {
  return {
    kind: 'triage_accept',
    ...ABOUT,
    today: TODAY,
    family,
    holders: STAFF,
    emptySeats: [],
    fault: null,
  };
}

function route(way: OnRoute['route'], own: Partial<OnRoute>): OnRoute {
  return {
    kind: 'triage_route',
    ...ABOUT,
    route: way,
    partners: [],
    emptySeats: [],
    review: null,
    fault: null,
    ...own,
  };
}

function decided(route: Decided['route'], own: Partial<Decided>): Decided {
  return {
    kind: 'triage_decided',
    ...ABOUT,
    route,
    reviewOn: null,
    review: false,
    consult: null,
    canFinish: false,
    finished: false,
    tell: null,
    canReopen: false,
    canRelease: false,
    ...own,
  };
}

function consult(state: ConsultView['state'], steps: ConsultView['steps']): ConsultView {
  return {
    kind: 'consult',
    ref: REF,
    number: '26-002',
    askedOn: TODAY,
    school: 'Sterrencollege',
    roepnaamOfAsker: NAME,
    state,
    steps,
  };
}

function answer(route: Answer['route'], reason: string, own: Partial<Answer>): Answer {
  return {
    kind: 'triage_answer',
    ...ABOUT,
    route,
    reason,
    reviewOn: null,
    tell: null,
    due: false,
    canAnswer: false,
    ...own,
  };
}

function dossier(table: Dossier['table']): Dossier {
  return {
    kind: 'dossier',
    ...ABOUT,
    state: 'open',
    anchorOn: TODAY,
    agreementDueOn: DUE,
    table,
    withoutGround: ['leerplicht', 'jgz'],
    withGround: ['swv'],
    notTold: 1,
    holder: { kind: 'colleague', roepnaam: NAME },
    doubted: null,
    because: 'agreement_due_soon',
  };
}
