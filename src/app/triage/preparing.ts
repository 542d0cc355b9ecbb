import type { PersonId } from '../../domain/ids.ts';
import type { Route } from '../../domain/triage.ts';
import { refOf, roepnaamOf } from '../intake/showing-concern.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { triageView } from './opening-concern.ts';

/** The coordinator's card of a concern, its reminders, the answer to whoever asked, and "call me". */
export async function prepareTriage(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice } = moment;
  const concern = notice.about.concernId ? await tx.concerns.byId(notice.about.concernId) : null;
  if (!concern) return { kind: 'drop', reason: 'concern_gone' };
  switch (notice.kind) {
    case 'triage':
    case 'triage_untouched':
      if (concern.state !== 'submitted') return { kind: 'drop', reason: 'decided' };
      return { kind: 'view', view: await cardOf(tx, moment, concern, notice.kind === 'triage_untouched') };
    case 'parents_informed_due':
      if (concern.state !== 'submitted') return { kind: 'drop', reason: 'decided' };
      return { kind: 'view', view: await parentsDue(tx, moment, concern) };
    case 'review_due':
      return { kind: 'view', view: await cardOf(tx, moment, concern, true) };
    case 'call_me':
      return callMe(tx, moment, concern);
    default:
      return answerToAsker(tx, moment, concern);
  }
}

export function cardOf(tx: Tx, { school, wallClock }: Moment, concern: Concern, waiting: boolean) {
  return triageView(tx, concern, school.id, {
    sentOn: (at) => wallClock.dateOf(at as never),
    waiting,
    pageUrl: null,
  });
}

async function parentsDue(tx: Tx, { school, today }: Moment, concern: Concern) {
  return {
    kind: 'parents_due' as const,
    ref: refOf(concern, school.id),
    number: concern.number ?? '',
    roepnaam: await roepnaamOf(tx, concern),
    on: today,
  };
}

async function callMe(tx: Tx, { notice, school }: Moment, concern: Concern): Promise<Prepared> {
  if (concern.state !== 'safety' && notice.editsActivity === null)
    return { kind: 'drop', reason: 'released' };
  const asker = await tx.people.byId(concern.raisedBy as PersonId);
  return {
    kind: 'view',
    view: {
      kind: 'call_me',
      ref: refOf(concern, school.id),
      roepnaamOfAsker: asker?.name.roepnaam ?? '',
      released: concern.state !== 'safety',
    },
  };
}

async function answerToAsker(tx: Tx, { school }: Moment, concern: Concern): Promise<Prepared> {
  if (!concern.triage) return { kind: 'drop', reason: 'undecided' };
  return {
    kind: 'view',
    view: {
      kind: 'triage_answer',
      ref: refOf(concern, school.id),
      number: concern.number ?? '',
      roepnaam: await roepnaamOf(tx, concern),
      route: concern.triage.route as Route,
      reason: concern.triage.reason,
    },
  };
}
