import type { ConcernId, DossierId, Instant, PersonId } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Fates, Outgoing } from '../ports/outgoing.ts';
import type { Actor } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import type { WallClock } from '../ports.ts';
import type { Moment } from '../preparing-notices.ts';
import { carries, coordinatesAt, worksAt } from '../triage/who-coordinates.ts';
import type { PersonalView } from '../views.ts';
import { troubleOf } from './trouble.ts';
import type { NextLine, PersonLine, WorklistView } from './views.ts';
import { whomOf } from './whom.ts';

/** More lines than this a phone does not show; what did not arrive comes first. */
const MOST_LINES = 12;
/** The sum of everything, and how many lines of a kind are left out. */
const LINES_OF_COUNTS = 2;
const TROUBLE: ReadonlySet<string> = new Set([
  'failed',
  'unknown',
  'expired',
  'unposted',
  'held',
  'kept_back',
]);
/** Who asked to be called about safety is for them alone, and for the coordinators. */
const OF_SAFETY: readonly NoticeKind[] = ['call_me', 'call_not_arrived'];

/**
 * What was said about a number, and to whom: for the coordinators of the school, and for the casushouder of that one
 * dossier. Anybody else learns not even whether there is such a number.
 */
export async function statusView(
  tx: Tx,
  { notice, school, wallClock }: Moment,
  { memberships }: Pick<Actor, 'memberships'>,
): Promise<PersonalView> {
  const actor = { personId: notice.to.id as PersonId, memberships };
  const { number } = notice.params;
  if (!worksAt(actor, school.id)) return { kind: 'refused', code: 'not_for_your_role' };
  if (typeof number !== 'string') return { kind: 'refused', code: 'number_missing' };
  const coordinates = coordinatesAt(actor, school.id);
  const concern = await tx.concerns.byNumber(number);
  const dossier = concern && (await tx.dossiers.byConcern(concern.id));
  if (!coordinates && !(dossier && carries(actor, dossier, school.id)))
    return { kind: 'refused', code: 'not_for_your_role' };
  if (!concern) return { kind: 'refused', code: 'number_unknown' };
  const except = coordinates ? [] : OF_SAFETY;
  return statusOf(tx, number, { concernId: concern.id, dossier, except }, wallClock);
}

/** At most twelve lines, those with trouble first, and a count of every fate: nothing is left out without a number. */
async function statusOf(
  tx: Tx,
  number: string,
  about: { concernId: ConcernId; dossier: Dossier | null; except: readonly NoticeKind[] },
  wallClock: WallClock,
): Promise<WorklistView> {
  const { concernId, dossier, except } = about;
  const dossierId = dossier?.id ?? null;
  const isClosed = dossier?.state === 'closed';
  const withFate = <Each extends Pick<Outgoing, 'state' | 'to' | 'reason'>>(each: Each) => ({
    ...each,
    state: fateShown(each, isClosed),
  });
  const fates = (await tx.outgoing.fatesOf(concernId, dossierId, except)).map(withFate);
  const failed = (await tx.outgoing.troubleOf(concernId, dossierId, except)).map(withFate);
  const trouble = await troubleOf(
    tx,
    failed.filter(({ state }) => TROUBLE.has(state)),
    wallClock,
  );
  const people = await peopleIn(tx, fates, dossierId, wallClock);
  const room = MOST_LINES - LINES_OF_COUNTS;
  const told = trouble.slice(0, room);
  const running = await runningTerms(tx, concernId, dossierId, wallClock);
  const terms = running.slice(0, room - told.length);
  const shown = people.slice(0, room - told.length - terms.length);
  return {
    kind: 'status',
    number,
    counts: countsOf(fates),
    trouble: told,
    terms,
    people: shown,
    more: {
      trouble: trouble.length - told.length,
      terms: running.length - terms.length,
      people: people.length - shown.length,
    },
  };
}

/** What runs, soonest asked about first. */
async function runningTerms(
  tx: Tx,
  concernId: ConcernId,
  dossierId: DossierId | null,
  wallClock: WallClock,
): Promise<NextLine[]> {
  const ofConcern = await tx.deadlines.of({ concernId });
  const ofDossier = dossierId ? await tx.deadlines.of({ dossierId }) : [];
  return [...ofConcern, ...ofDossier]
    .filter(({ state }) => state === 'running')
    .map(({ rule, dueOn, frozen, next }) => ({
      rule,
      dueOn,
      next: next && { on: wallClock.dateOf(next.at), to: frozen.steps[next.step]?.to ?? 'coordinator' },
    }))
    .sort((one, other) => ((one.next?.on ?? '9') < (other.next?.on ?? '9') ? -1 : 1));
}

/** One line for each person and the channel: those with trouble first, then who was spoken to last. */
async function peopleIn(
  tx: Tx,
  fates: readonly Fates[],
  dossierId: DossierId | null,
  wallClock: WallClock,
): Promise<PersonLine[]> {
  const whom = await whomOf(
    tx,
    fates.map((each) => ({ ...each, dossierId })),
  );
  const byWhom = new Map<string, Fates[]>();
  for (const each of fates) {
    const key = `${each.to} ${each.toId}`;
    byWhom.set(key, [...(byWhom.get(key) ?? []), each]);
  }
  const lines = [...byWhom.values()].flatMap((all) => {
    const [first] = all;
    if (!first || all.every(({ state }) => state === 'dropped')) return [];
    const of = (which: (state: string) => boolean) => all.filter(({ state }) => which(state));
    const sent = of((state) => state === 'sent');
    const failed = of((state) => TROUBLE.has(state));
    const at = Math.max(0, ...[...sent, ...failed].map((each) => each.at));
    return [
      {
        at,
        line: {
          whom: whom({ ...first, dossierId }),
          planned: sum(of((state) => state === 'planned' || state === 'claimed')),
          sent: sum(sent),
          seen: sum(all, 'seen'),
          acted: sum(all, 'acted'),
          failed: sum(failed),
          lastOn: at === 0 ? null : wallClock.dateOf(at as Instant),
        },
      },
    ];
  });
  return lines
    .sort((one, other) => Number(other.line.failed > 0) - Number(one.line.failed > 0) || other.at - one.at)
    .map(({ line }) => line);
}

function sum(fates: readonly Fates[], of: 'count' | 'seen' | 'acted' = 'count'): number {
  return fates.reduce((total, each) => total + each[of], 0);
}

function countsOf(fates: readonly Fates[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state, count } of fates) counts[state] = (counts[state] ?? 0) + count;
  return counts;
}

/**
 * Kept back for want of a channel, or from the family for safety, is not the same as not needed any more. Of a case that
 * was closed meanwhile it goes to the family no more.
 */
function fateShown(
  { state, to, reason }: Pick<Outgoing, 'state' | 'to' | 'reason'>,
  isClosed: boolean,
): string {
  if (reason === 'no_channel') return 'unposted';
  if (reason !== 'safety' || (to !== 'guardian' && to !== 'pupil')) return state;
  return isClosed ? 'kept_back' : 'held';
}
