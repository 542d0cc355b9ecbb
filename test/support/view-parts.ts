import type { CardRef } from '../../src/app/arriving/views.ts';
import type { FamilyForm } from '../../src/app/triage/views.ts';
import type { SchoolDate, SchoolId } from '../../src/domain/ids.ts';

export const REF: CardRef = {
  schoolId: '019ad111-0000-7000-8000-000000000001' as SchoolId,
  id: '019ad111-0000-7000-8000-000000000002',
  version: 3,
};
export const TODAY = '2026-11-23' as SchoolDate;
export const DUE = '2027-02-23' as SchoolDate;
/** A name with everything in it that could act: Markdown, a link, a mention, an expression. */
export const NAME = 'Sem [x](http://a.b) <at>Bo</at> **vet** ${weg}';
export const ABOUT = { ref: REF, number: '26-002', roepnaam: NAME };
export const STAFF = [
  { id: '019ad111-0000-7000-8000-0000000000a3', label: 'Carla' },
  { id: '019ad111-0000-7000-8000-0000000000a1', label: NAME },
];

export const FAMILY: FamilyForm = {
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
