import { type ConsultState, isOpen } from '../../domain/consult.ts';
import type { ConcernId, PupilId, SchoolDate } from '../../domain/ids.ts';
import { ageOf, involvementOf } from '../../domain/involvement.ts';
import { refOf } from '../intake/showing-concern.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Pupil } from '../ports/pupils.ts';
import type { Tx } from '../ports/store.ts';
import type { ListOf } from './listing.ts';
import type { WaitingItem } from './views.ts';

/** What concerns wait for at a school: a word about safety, a decision, parents to hear, an answer to tell, a look on a day. */
export async function concernsWaiting(
  tx: Tx,
  list: ListOf,
  doubted: readonly Concern[],
): Promise<WaitingItem[]> {
  const waiting = (await tx.concerns.waiting()).filter(isUndoubted);
  const followed = (await tx.concerns.followed()).filter(isUndoubted);
  const consults = await tx.consults.live();
  const terms = await tx.deadlines.running(['parents_informed', 'asker_told']);
  const toInform = dueDays(terms, 'parents_informed');
  const toTell = dueDays(terms, 'asker_told');
  const known = [...waiting, ...followed];
  const others = await tx.concerns.byIds(
    [...new Set([...toInform.keys(), ...toTell.keys()])].filter(
      (id) => !known.some((each) => each.id === id),
    ),
  );
  const concerns = [...known, ...others.filter(isUndoubted)];
  const pupils = await pupilsOf(
    tx,
    concerns.map(({ pupilId }) => pupilId),
  );
  const row = rowOf(pupils, list);
  return [
    // No roepnaam beside a doubt about safety, and no other row of it that would give one or ask for something.
    ...doubted.map((concern) => ({
      what: 'safety' as const,
      number: concern.number ?? '',
      roepnaam: null,
      ref: refOf(concern, list.schoolId),
      on: list.wallClock.dateOf(concern.doubtedAt ?? concern.createdAt),
    })),
    ...waiting.map((concern) => ({
      what: 'judge' as const,
      ...row(concern),
      on: list.wallClock.dateOf(concern.submittedAt ?? concern.createdAt),
    })),
    ...concerns
      .filter(
        ({ id, pupilId }) => toInform.has(id) && parentsHear(pupils.get(pupilId as PupilId), list.today),
      )
      .map((concern) => ({ what: 'inform' as const, ...row(concern), on: toInform.get(concern.id) ?? null })),
    ...concerns
      .filter(({ id }) => toTell.has(id))
      .map((concern) => ({ what: 'tell' as const, ...row(concern), on: toTell.get(concern.id) ?? null })),
    ...followed.flatMap((concern) => {
      const states = consults.filter(({ concernId }) => concernId === concern.id).map(({ state }) => state);
      const what = followedWaits(concern, states, list.today);
      const on = (concern.triage?.reviewOn ?? null) as SchoolDate | null;
      return what ? [{ what, ...row(concern), on }] : [];
    }),
  ];
}

/** For whoever sent concerns and coordinates nothing: the answers that they have to tell on. */
export async function answersToTell(tx: Tx, list: ListOf): Promise<WaitingItem[]> {
  const toTell = dueDays(await tx.deadlines.running(['asker_told'], list.only), 'asker_told');
  const concerns = (await tx.concerns.byIds([...toTell.keys()])).filter(
    (concern) => concern.raisedBy === list.only && isUndoubted(concern),
  );
  const pupils = await pupilsOf(
    tx,
    concerns.map(({ pupilId }) => pupilId),
  );
  const row = rowOf(pupils, list);
  return concerns.map((concern) => ({
    what: 'tell',
    ...row(concern),
    on: toTell.get(concern.id) ?? null,
  }));
}

function isUndoubted({ doubtedAt }: Concern): boolean {
  return doubtedAt === null;
}

export async function pupilsOf(
  tx: Tx,
  ids: readonly (PupilId | null)[],
): Promise<ReadonlyMap<PupilId, Pupil>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  return new Map((await tx.pupils.byIds(known)).map((pupil) => [pupil.id, pupil]));
}

function rowOf(pupils: ReadonlyMap<PupilId, Pupil>, { schoolId }: ListOf) {
  return (concern: Concern) => ({
    number: concern.number ?? '',
    roepnaam: pupils.get(concern.pupilId as PupilId)?.name.roepnaam ?? null,
    ref: refOf(concern, schoolId),
  });
}

function dueDays(terms: readonly Deadline[], rule: Deadline['rule']): ReadonlyMap<ConcernId, SchoolDate> {
  return new Map(
    terms.flatMap((term) =>
      term.rule === rule && 'concernId' in term.about ? [[term.about.concernId, term.dueOn]] : [],
    ),
  );
}

/** `look` = the day has come, or the partner has called: it is her turn. Null while nothing is asked of anybody. */
function followedWaits(
  { triage }: Concern,
  consults: readonly ConsultState[],
  today: SchoolDate,
): 'look' | 'consult' | null {
  if (!triage || triage.reviewedOn) return null;
  if (consults.includes('done') || (triage.reviewOn !== null && triage.reviewOn <= today)) return 'look';
  return consults.some(isOpen) ? 'consult' : null;
}

/** From 18 on the pupil decides, and nobody waits for the parents to hear. */
function parentsHear(pupil: Pupil | undefined, today: SchoolDate): boolean {
  return involvementOf(ageOf(pupil?.bornOn ?? null, null, today)).parents === 'informed';
}
