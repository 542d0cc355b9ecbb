import type { Filled } from '../../src/app/intake/views.ts';
import type { PersonalView } from '../../src/app/views.ts';
import { CHANNEL_VERBS, channelLines, channelPayload, channelSetup } from '../../src/domain/channel.ts';
import type { ActionId, DossierId, Language, SchoolDate, WallMinute } from '../../src/domain/ids.ts';
import { channelCardOf } from '../../src/teams/cards/channel.ts';
import type { Card } from '../../src/teams/cards/expand.ts';
import { sayingMayRepeat } from '../../src/teams/cards/may-repeat.ts';
import { cardOf } from '../../src/teams/cards/render.ts';
import { ABSENCE_VIEWS } from '../support/absence-views.ts';
import { APPOINTMENT_VIEWS } from '../support/appointment-views.ts';
import { DIGEST_VIEWS } from '../support/digest-views.ts';
import { DOSSIER_VIEWS, PLACES, WORKLIST_VIEWS } from '../support/dossier-views.ts';
import { MOVING_VIEWS } from '../support/moving-views.ts';
import { REMINDING_VIEWS } from '../support/reminding-views.ts';
import { TABLE_VIEWS } from '../support/table-views.ts';
import { TRIAGE_VIEWS } from '../support/triage-views.ts';
import { NAME, REF, TODAY } from '../support/view-parts.ts';

const EMPTY: Filled = {
  pupilId: null,
  typedName: null,
  typedClass: null,
  raisedBy: null,
  reasons: [],
  absentSince: null,
  parentsTold: null,
};
const FILLED: Filled = {
  ...EMPTY,
  pupilId: '019ad111-0000-7000-8000-0000000000c1',
  raisedBy: 'school',
  reasons: ['late', 'other'],
  absentSince: '2026-11-02' as SchoolDate,
  parentsTold: { told: 'yes', by: 'mentor', on: TODAY },
};
const PUPILS = [
  { id: '019ad111-0000-7000-8000-0000000000c1', label: 'Sem' },
  { id: '019ad111-0000-7000-8000-0000000000c2', label: NAME },
];

/** One of every view that can stand in somebody's chat, with hostile text where text can come from a person. */
export const VIEWS: Readonly<Record<string, PersonalView>> = {
  'welcome-mentor': { kind: 'welcome', role: 'mentor', draft: null },
  'welcome-coordinator': { kind: 'welcome', role: 'coordinator', draft: null },
  'welcome-partner': { kind: 'welcome', role: 'partner', draft: null },
  'menu-draft': { kind: 'menu', role: 'mentor', draft: { ref: REF, begunOn: TODAY, roepnaam: 'Sem' } },
  'not-understood': { kind: 'not_understood' },
  'came-twice': { kind: 'came_twice' },
  refused: { kind: 'refused', code: 'not_for_your_role' },
  'running-case': { kind: 'running_case' },
  'playing-field': {
    kind: 'playing_field',
    school: NAME,
    levels: [
      { level: 'local', areas: 3, seats: 6 },
      { level: 'regional', areas: 1, seats: 1 },
      { level: 'supra_regional', areas: 0, seats: 0 },
    ],
    organisations: 8,
    open: 2,
    contactPerson: NAME,
  },
  'intake-resume': { kind: 'intake_resume', ref: REF, begunOn: TODAY, roepnaam: NAME },
  'intake-safety': { kind: 'intake_safety', ref: REF },
  'intake-stopped': { kind: 'intake_stopped', ref: REF, call: { kind: 'can_ask' }, sent: false },
  'intake-doubted': { kind: 'intake_stopped', ref: REF, call: { kind: 'can_ask' }, sent: true },
  'intake-stopped-asked': {
    kind: 'intake_stopped',
    ref: REF,
    call: { kind: 'asked', on: TODAY, minute: 612 as WallMinute },
    sent: false,
  },
  'intake-stopped-not-reached': {
    kind: 'intake_stopped',
    ref: REF,
    call: { kind: 'not_reached', on: TODAY, minute: 612 as WallMinute, names: [NAME, 'Els'], byMail: true },
    sent: false,
  },
  'intake-stopped-nobody': { kind: 'intake_stopped', ref: REF, call: { kind: 'nobody' }, sent: true },
  'call-not-arrived': { kind: 'call_not_arrived', names: [NAME], others: [NAME, 'Els'], byMail: true },
  'call-nobody': { kind: 'call_not_arrived', names: [], others: [], byMail: false },
  'intake-class': { kind: 'intake_class', ref: REF, classes: ['1A', '4H2', NAME], fault: 'class_unknown' },
  'intake-who': {
    kind: 'intake_who',
    ref: REF,
    pupils: PUPILS,
    className: null,
    today: TODAY,
    filled: EMPTY,
    fault: null,
  },
  'intake-who-fault': {
    kind: 'intake_who',
    ref: REF,
    pupils: PUPILS,
    className: '4H2',
    today: TODAY,
    filled: FILLED,
    fault: 'since_missing',
  },
  'intake-who-typed': {
    kind: 'intake_who',
    ref: REF,
    pupils: [],
    className: null,
    today: TODAY,
    filled: EMPTY,
    fault: null,
  },
  'intake-check': {
    kind: 'intake_check',
    ref: REF,
    roepnaam: NAME,
    filled: FILLED,
    openDossier: '26-001',
    openConcerns: ['26-003'],
  },
  'intake-check-waiting': {
    kind: 'intake_check',
    ref: REF,
    roepnaam: NAME,
    filled: FILLED,
    openDossier: null,
    openConcerns: ['26-003', '26-004'],
  },
  'intake-receipt': {
    kind: 'intake_receipt',
    ref: REF,
    number: '26-002',
    sentOn: TODAY,
    roepnaam: NAME,
    state: 'submitted',
    table: null,
  },
  'intake-receipt-table': {
    kind: 'intake_receipt',
    ref: REF,
    number: '26-002',
    sentOn: TODAY,
    roepnaam: NAME,
    state: 'accepted',
    table: { what: 'booked', on: TODAY, minute: 600 as WallMinute },
  },
  'intake-cancelled': { kind: 'intake_cancelled', ref: REF },
  'not-delivered': {
    kind: 'not_delivered',
    number: '26-001',
    what: 'vote_request',
    why: 'no_address',
    whom: null,
    on: null,
    todo: 'call',
  },
  'channel-bound': { kind: 'channel_bound' },
  'page-link': {
    kind: 'page_link',
    ref: REF,
    number: '26-001',
    purpose: 'concern_page',
    url: 'https://actietafel.example/pagina/abc',
    minutes: 30,
    back: 'item',
  },
  'page-code': { kind: 'page_code', code: '012345', minutes: 10 },
  'own-tables-none': { kind: 'own_tables', tables: [], reading: [], canPass: false },
  'own-places': { kind: 'own_places', choices: PLACES, fault: 'deputy_taken' },
  'own-places-none': { kind: 'own_places', choices: [], fault: null },
  'place-passed': { kind: 'place_passed', number: '26-002', roepnaam: NAME },
  'own-tables': {
    kind: 'own_tables',
    canPass: true,
    reading: Array.from({ length: 3 }, (_, index) => ({
      dossierId: REF.id as DossierId,
      concern: REF,
      number: `26-00${index + 1}`,
      school: 'Testcollege',
    })),
    tables: Array.from({ length: 9 }, (_, index) => ({
      ref: REF,
      number: `26-00${index + 1}`,
      place: index === 1 ? NAME : 'Testcollege, Testlaan 1, Utrecht',
      moment: index === 0 ? null : { on: TODAY, minute: 540 as WallMinute, untilMinute: 600 as WallMinute },
      hasCase: true,
    })),
  },
  'own-actions': {
    kind: 'own_actions',
    today: TODAY,
    chosen: null,
    said: { number: '26-001', nth: 2, how: 'done' },
    actions: Array.from({ length: 10 }, (_, index) => ({
      id: REF.id as ActionId,
      school: { id: REF.schoolId, name: index === 1 ? NAME : 'Testcollege' },
      dossierId: REF.id as DossierId,
      number: `26-00${index + 1}`,
      nth: index + 1,
      of: index === 0 ? 'pupil' : 'person',
      dueOn: index === 0 ? ('2026-11-20' as SchoolDate) : TODAY,
    })),
  },
  'own-actions-none': { kind: 'own_actions', today: TODAY, chosen: null, said: null, actions: [] },
  'own-action-why': {
    kind: 'own_action_not_done',
    action: {
      id: REF.id as ActionId,
      school: { id: REF.schoolId, name: 'Testcollege' },
      dossierId: REF.id as DossierId,
      number: '26-001',
      nth: 1,
      of: 'person',
      dueOn: TODAY,
    },
  },
  ...ABSENCE_VIEWS,
  ...REMINDING_VIEWS,
  ...DIGEST_VIEWS,
  ...MOVING_VIEWS,
  ...TABLE_VIEWS,
  ...APPOINTMENT_VIEWS,
  ...TRIAGE_VIEWS,
  ...DOSSIER_VIEWS,
  ...WORKLIST_VIEWS,
};

/** Every card in a language, by name. */
export function allCards(language: Language): { name: string; card: Card }[] {
  return [
    ...Object.entries(VIEWS).map(([name, view]) => ({ name, card: cardOf(view, language) })),
    {
      name: 'triage-new-may-repeat',
      card: sayingMayRepeat(cardOf(VIEWS['triage-new'] as PersonalView, language), language, 'personal'),
    },
    ...(['choose', 'chosen'] as const).map((setup) => ({
      name: `channel-setup-${setup}`,
      card: channelCardOf(channelSetup(setup), language),
    })),
    {
      name: 'channel-lines',
      card: channelCardOf(
        channelLines([
          channelPayload({ number: '26-031', verb: 'agreement_overdue', on: '2026-11-26' as SchoolDate }),
          channelPayload({ number: '26-017', verb: 'answers_missing', count: 3 }),
        ]),
        language,
      ),
    },
    {
      name: 'channel-lines-more',
      card: channelCardOf(
        channelLines([channelPayload({ number: '26-031', verb: 'term_due', on: TODAY })], 4),
        language,
      ),
    },
    { name: 'channel-choose', card: channelCardOf(channelSetup('choose'), language) },
    { name: 'channel-chosen', card: channelCardOf(channelSetup('chosen'), language) },
    ...CHANNEL_VERBS.map((verb) => ({
      name: `channel-${verb.replaceAll('_', '-')}`,
      card: channelCardOf(
        channelPayload({
          number: '26-001',
          verb,
          on: TODAY,
          minute: 630,
          count: verb === 'answers_missing' ? 3 : null,
        }),
        language,
      ),
    })),
  ];
}
