import type { CardRef } from '../../src/app/arriving/views.ts';
import type { Filled } from '../../src/app/intake/views.ts';
import type { PersonalView } from '../../src/app/views.ts';
import { type ChannelVerb, channelPayload } from '../../src/domain/channel.ts';
import type { Language, SchoolDate } from '../../src/domain/ids.ts';
import { channelCardOf } from '../../src/teams/cards/channel.ts';
import type { Card } from '../../src/teams/cards/expand.ts';
import { cardOf } from '../../src/teams/cards/render.ts';
import { TABLE_VIEWS } from '../support/table-views.ts';

const REF: CardRef = {
  schoolId: '019ad111-0000-7000-8000-000000000001',
  id: '019ad111-0000-7000-8000-000000000002',
  version: 3,
};
const TODAY = '2026-11-23' as SchoolDate;
const DUE = '2027-02-23' as SchoolDate;
/** A name with everything in it that could act: Markdown, a link, a mention, an expression. */
const NAME = 'Sem [x](http://a.b) <at>Bo</at> **vet** ${weg}';

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
  { id: '019ad111-0000-7000-8000-0000000000c2', label: 'Noor' },
];

/** One of every view that can stand in somebody's chat, with hostile text where text can come from a person. */
export const VIEWS: Readonly<Record<string, PersonalView>> = {
  'welcome-mentor': { kind: 'welcome', role: 'mentor', draft: null },
  'welcome-coordinator': { kind: 'welcome', role: 'coordinator', draft: null },
  'welcome-partner': { kind: 'welcome', role: 'partner', draft: null },
  'menu-draft': { kind: 'menu', role: 'mentor', draft: { ref: REF, begunOn: TODAY, roepnaam: 'Sem' } },
  'not-understood': { kind: 'not_understood' },
  refused: { kind: 'refused', code: 'not_for_your_role' },
  'intake-resume': { kind: 'intake_resume', ref: REF, begunOn: TODAY, roepnaam: NAME },
  'intake-safety': { kind: 'intake_safety', ref: REF },
  'intake-stopped': { kind: 'intake_stopped', ref: REF, callAsked: false, canAskCall: true },
  'intake-stopped-asked': { kind: 'intake_stopped', ref: REF, callAsked: true, canAskCall: false },
  'intake-who': { kind: 'intake_who', ref: REF, pupils: PUPILS, today: TODAY, filled: EMPTY, fault: null },
  'intake-who-fault': {
    kind: 'intake_who',
    ref: REF,
    pupils: PUPILS,
    today: TODAY,
    filled: FILLED,
    fault: 'since_missing',
  },
  'intake-who-typed': { kind: 'intake_who', ref: REF, pupils: [], today: TODAY, filled: EMPTY, fault: null },
  'intake-check': {
    kind: 'intake_check',
    ref: REF,
    roepnaam: NAME,
    filled: FILLED,
    openDossier: '26-001',
  },
  'intake-receipt': {
    kind: 'intake_receipt',
    ref: REF,
    number: '26-002',
    sentOn: TODAY,
    roepnaam: NAME,
    state: 'submitted',
  },
  'intake-cancelled': { kind: 'intake_cancelled', ref: REF },
  dossier: {
    kind: 'dossier',
    ref: REF,
    number: '26-001',
    roepnaam: NAME,
    state: 'open',
    anchorOn: TODAY,
    agreementDueOn: DUE,
    table: { state: 'booked', on: '2026-11-26' as SchoolDate, ref: REF },
    withoutGround: ['leerplicht', 'jgz'],
    because: 'agreement_due_soon',
  },
  'dossier-agreement': {
    kind: 'dossier_agreement',
    ref: REF,
    number: '26-001',
    roepnaam: NAME,
    today: TODAY,
    fault: null,
  },
  'dossier-close': { kind: 'dossier_close', ref: REF, number: '26-001', fault: null },
  'dossier-ground': {
    kind: 'dossier_ground',
    ref: REF,
    number: '26-001',
    seats: ['leerplicht', 'jgz'],
    today: TODAY,
    fault: null,
  },
  worklist: {
    kind: 'worklist',
    items: [
      { what: 'judge', number: '26-002', roepnaam: 'Noor', on: TODAY, ref: REF },
      { what: 'book', number: '26-001', roepnaam: NAME, on: DUE, ref: REF },
      { what: 'not_delivered', number: '26-001', roepnaam: null, on: TODAY, ref: REF },
    ],
    more: 2,
  },
  'worklist-empty': { kind: 'worklist', items: [], more: 0 },
  status: {
    kind: 'status',
    number: '26-001',
    counts: { sent: 4, failed: 1 },
    lines: [
      { kind: 'vote_request', to: 'guardian', state: 'failed', reason: 'no_address', on: TODAY },
      { kind: 'channel_post', to: 'channel', state: 'sent', reason: null, on: TODAY },
    ],
  },
  'channel-bound': { kind: 'channel_bound' },
  ...TABLE_VIEWS,
};

export const CHANNEL_VERBS: readonly ChannelVerb[] = [
  'concern_accepted',
  'table_proposed',
  'table_booked',
  'table_moved',
  'table_cancelled',
  'table_tomorrow',
  'answers_missing',
  'table_held',
  'agreement_made',
  'agreement_due_soon',
  'agreement_due',
  'agreement_overdue',
  'closed',
];

/** Every card in a language, by name. */
export function allCards(language: Language): { name: string; card: Card }[] {
  return [
    ...Object.entries(VIEWS).map(([name, view]) => ({ name, card: cardOf(view, language) })),
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
