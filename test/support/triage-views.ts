import type { ConsultView } from '../../src/app/consult/views.ts';
import type { FamilyForm, TriageView } from '../../src/app/triage/views.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { SEAT_KINDS } from '../../src/domain/roles.ts';
import { ROUTES } from '../../src/domain/triage.ts';
import { ABOUT, DUE, FAMILY, NAME, REF, STAFF, TODAY } from './view-parts.ts';

const UNLISTED: FamilyForm = {
  ...FAMILY,
  parents: [{ id: null, nth: 1, initial: null, informedOn: null }],
  toldOn: null,
  asksAge: true,
};

const REVIEW = { from: '2026-11-24' as SchoolDate, until: '2027-05-23' as SchoolDate };
const FOLLOWED = { reviewOn: DUE, canReopen: true, canFinish: true };

/** One of every view of judging a concern, with the calls that come of it. */
export const TRIAGE_VIEWS: Readonly<Record<string, TriageView | ConsultView>> = {
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
  'call-me': { kind: 'call_me', roepnaamOfAsker: NAME, ref: REF, state: 'asked' },
  'call-me-released': { kind: 'call_me', roepnaamOfAsker: NAME, ref: REF, state: 'released' },
  'call-me-stopped-again': { kind: 'call_me', roepnaamOfAsker: NAME, ref: REF, state: 'stopped_again' },
  'call-me-closed': { kind: 'call_me', roepnaamOfAsker: NAME, ref: REF, state: 'closed' },
  'parents-due': { kind: 'parents_due', ...ABOUT },
  'consult-asked': consult('asked', ['calling', 'done', 'passed']),
  'consult-anonymous': { ...consult('asked', ['calling', 'done']), number: null },
  'consult-calling': consult('calling', ['done', 'passed']),
  'consult-done': consult('done', []),
  'consult-passed': consult('passed', []),
  'consult-ended': consult('ended', []),
};

type OnRoute = Extract<TriageView, { kind: 'triage_route' }>;
type Decided = Extract<TriageView, { kind: 'triage_decided' }>;
type Answer = Extract<TriageView, { kind: 'triage_answer' }>;

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
