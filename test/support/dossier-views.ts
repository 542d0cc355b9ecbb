import type { DossierView, PlaceChoice } from '../../src/app/dossier/views.ts';
import type { WorklistView } from '../../src/app/worklist/views.ts';
import type { DossierId, ParticipantId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { ABOUT, DUE, FAMILY, NAME, REF, STAFF, TODAY } from './view-parts.ts';

/** A seat that one of two others could take. */
export const PLACES: readonly PlaceChoice[] = [NAME, 'Gert'].map((name, index) => ({
  place: {
    participantId: REF.id as ParticipantId,
    personId: REF.id as PersonId,
    dossierId: REF.id as DossierId,
    version: 1,
    number: '26-002',
    kind: 'leerplicht',
    school: { id: REF.schoolId, name: NAME },
    isSeated: index === 0,
    others: [],
  },
  from: NAME,
  to: REF.id as PersonId,
  name,
}));

/** One of every view of carrying a dossier. */
export const DOSSIER_VIEWS: Readonly<Record<string, DossierView>> = {
  dossier: dossier({ state: 'booked', on: '2026-11-26' as SchoolDate, ref: REF, isPast: false }),
  'dossier-past': dossier({ state: 'booked', on: TODAY, ref: REF, isPast: true }),
  'dossier-cancelled': dossier({ state: 'cancelled', on: null, ref: REF, isPast: false }),
  'dossier-closed': {
    ...dossier(null),
    state: 'closed',
    withoutGround: [],
    withGround: [],
    partnersLeft: [],
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
  'dossier-closed-in-doubt': {
    ...dossier(null),
    roepnaam: '',
    state: 'closed',
    withoutGround: [],
    withGround: [],
    partnersLeft: [],
    keptFromFamily: true,
    because: 'asked',
  },
  'dossier-paused': {
    ...dossier(null),
    pausedUntil: '2026-12-10' as SchoolDate,
    because: 'asked',
  },
  'dossier-duties': {
    ...dossier({ state: 'held', on: TODAY, ref: REF, isPast: false }),
    reportDueOn: '2026-11-30' as SchoolDate,
    careDueOn: '2027-01-04' as SchoolDate,
    because: 'asked',
  },
  'dossier-more': { kind: 'dossier_more', ...ABOUT, concern: REF },
  'dossier-terms': { kind: 'dossier_terms', ...ABOUT, concern: REF, isPaused: false, care: 'none' },
  'dossier-terms-running': {
    kind: 'dossier_terms',
    ...ABOUT,
    concern: REF,
    isPaused: true,
    care: 'extendable',
  },
  'dossier-people': {
    kind: 'dossier_people',
    ...ABOUT,
    concern: REF,
    canInviteParents: true,
    canWithdraw: true,
    canTell: false,
    canPass: true,
  },
  'dossier-people-untold': {
    kind: 'dossier_people',
    ...ABOUT,
    concern: REF,
    canInviteParents: false,
    canWithdraw: true,
    canTell: true,
    canPass: true,
  },
  'dossier-pass': {
    kind: 'dossier_pass',
    ref: REF,
    number: '26-001',
    choices: PLACES,
    fault: 'colleague_unknown',
  },
  'place-given': { kind: 'place_given', number: '26-002', seat: 'leerplicht', school: NAME },
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
  'dossier-agreement': {
    kind: 'dossier_agreement',
    ...ABOUT,
    today: TODAY,
    canDecideAnew: true,
    filled: { outcomes: ['back_partly', 'work'], madeOn: TODAY },
    fault: null,
  },
  'dossier-anew': {
    kind: 'dossier_anew',
    ...ABOUT,
    today: TODAY,
    insteadOf: TODAY,
    lastOn: '2027-02-23' as SchoolDate,
    seconds: STAFF,
    filled: { reason: 'help_not_begun', secondPerson: null, dueOn: '2027-01-12' as SchoolDate },
    fault: 'anew_second_missing',
  },
  'dossier-decided-anew': { ...dossier(null), firstDueOn: TODAY, because: 'asked' },
  'dossier-care': {
    kind: 'dossier_care',
    ...ABOUT,
    today: TODAY,
    filledOn: '2026-12-01' as SchoolDate,
    fault: 'care_day_odd',
  },
  'dossier-pause': {
    kind: 'dossier_pause',
    ...ABOUT,
    today: TODAY,
    lastOn: '2026-12-14' as SchoolDate,
    agreementDueOn: DUE,
    filled: { reason: 'let_it_work', agreedWith: ['partners'], untilOn: '2026-12-09' as SchoolDate },
    fault: 'pause_not_agreed',
  },
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
};

/** One of every view of what waits and what did not arrive. */
const LINE = { planned: 0, sent: 0, seen: 0, acted: 0, failed: 0, lastOn: null };

export const WORKLIST_VIEWS: Readonly<Record<string, WorklistView>> = {
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
    toMove: { count: 2, ref: REF },
    hasPage: true,
    noChannel: { unposted: 3 },
  },
  'worklist-empty': {
    kind: 'worklist',
    items: [],
    more: 0,
    toMove: null,
    hasPage: true,
    noChannel: { unposted: 0 },
  },
  'worklist-mentor': {
    kind: 'worklist',
    items: [{ what: 'tell', number: '26-002', roepnaam: 'Noor', on: DUE, ref: REF }],
    more: 0,
    toMove: null,
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
    people: [
      { ...LINE, whom: { kind: 'seat', role: 'jgz', nth: null, initial: null }, failed: 1, lastOn: TODAY },
      { ...LINE, whom: { kind: 'colleague', roepnaam: NAME }, sent: 3, seen: 2, acted: 1, lastOn: TODAY },
      { ...LINE, whom: { kind: 'channel' }, planned: 1 },
    ],
    terms: [
      { rule: 'first_table', dueOn: DUE, next: { on: TODAY, to: 'responsible' } },
      { rule: 'agreement', dueOn: DUE, next: null },
    ],
    more: { trouble: 2, terms: 1, people: 1 },
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

type Dossier = Extract<DossierView, { kind: 'dossier' }>;

function dossier(table: Dossier['table']): Dossier {
  return {
    kind: 'dossier',
    concern: REF,
    ...ABOUT,
    state: 'open',
    anchorOn: TODAY,
    agreementDueOn: DUE,
    firstDueOn: null,
    pausedUntil: null,
    reportDueOn: null,
    careDueOn: null,
    table,
    withoutGround: ['leerplicht', 'jgz'],
    withGround: ['swv'],
    partnersLeft: ['jgz'],
    notTold: 1,
    holder: { kind: 'colleague', roepnaam: NAME },
    doubted: null,
    keptFromFamily: false,
    because: 'agreement_due_soon',
  };
}
