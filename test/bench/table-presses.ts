import { textsIn } from '../../src/texts/texts.ts';
import { refData, type Tap } from './presses.ts';
import type { Case } from './table-cases.ts';

/** A press on what there is around a table. */
export type TablePress = {
  tap(about: Case): Omit<Tap, 'id'>;
  /** Whether this answer shows that it did what it is for. */
  isGood(body: string, about: Case): boolean;
};

const { states } = textsIn('nl').dossier;

/** By their verbs: the card of the case, the door to the minutes, a promise that was kept, and the agreement. */
export const TABLE_PRESSES = {
  'dossier.open': {
    tap: ({ schoolId, dossierId, version, ...about }) =>
      byHolder(about, 'dossier.open', refData(schoolId, dossierId, version)),
    isGood: (body, { dossierId }) =>
      isCard(body) && body.includes(dossierId) && body.includes('dossier.more'),
  },
  'page.minutes': {
    tap: ({ schoolId, concernId, ...about }) =>
      byHolder(about, 'page.minutes', refData(schoolId, concernId, 0)),
    isGood: (body) => isCard(body) && minutesDoorIn(body) !== null,
  },
  'action.done': {
    tap: ({ tenantId, mentor, schoolId, actionId, dossierId }) => ({
      tenantId,
      ...mentor,
      verb: 'action.done',
      data: { which: `${schoolId} ${actionId} ${dossierId}` },
    }),
    isGood: (body, { actionId }) => isCard(body) && !body.includes(actionId),
  },
  'dossier.agreed': {
    tap: ({ schoolId, dossierId, version, heldOn, ...about }) =>
      byHolder(about, 'dossier.agreed', {
        ...refData(schoolId, dossierId, version),
        outcomes: 'back_partly,work',
        madeOn: heldOn,
      }),
    isGood: (body) => isCard(body) && body.includes(states.agreed),
  },
} satisfies Record<string, TablePress>;

/** The first part of the address that a card leads to; null when there is none on it. */
export function minutesDoorIn(body: string): string | null {
  return body.match(/"https?:\/\/localhost(\/verslag\/[^"]+)"/)?.[1] ?? null;
}

function byHolder(
  { tenantId, holder }: Pick<Case, 'tenantId' | 'holder'>,
  verb: string,
  data: Tap['data'],
): Omit<Tap, 'id'> {
  return { tenantId, ...holder, verb, data };
}

function isCard(body: string): boolean {
  return body.includes('AdaptiveCard');
}
