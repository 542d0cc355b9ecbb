import type { ConcernId, Language, SchoolDate } from '../../domain/ids.ts';
import { letGoOn } from '../intake/asking-for-call.ts';
import { turnBehind } from '../pages/turn-behind.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { isSafetyOfficerAt } from '../triage/who-coordinates.ts';
import type { Deps, Turn } from '../turn.ts';
import { askedAt } from './release-links.ts';
import { safetyStandingOf } from './standing.ts';

/**
 * How it stands for whoever holds a link. `open` = it waits for her word. After that `done`, unless it did not stay so:
 * `asked_again` = a newer call was asked for; `stopped_again` = it was stopped, and nobody has asked for a call yet.
 * `closed` = its dossier was closed, and that it was discussed is said no more.
 */
export type ReleaseState = 'open' | 'done' | 'asked_again' | 'stopped_again' | 'closed';

/** What an aandachtsfunctionaris without Teams finds behind the link in the mail. */
export type ReleasePage = {
  language: Language;
  /** Null when the report was stopped before it had one. */
  number: string | null;
  askedOn: SchoolDate;
  state: ReleaseState;
};

/** Looks, and changes nothing: mail scanners open every link. Null for whoever does not have this role any more. */
export function openReleasePage(deps: Deps, link: Link): Promise<ReleasePage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const turn = await turnOf(deps, tx, link);
    const concern = turn && link.concernId ? await tx.concerns.byId(link.concernId) : null;
    return turn && concern && pageOf(turn, link, concern, await stateOf(tx, link, concern));
  });
}

/** It was discussed and may go on. Once: with a link that was used, or of an earlier call, nothing changes. */
export async function pressReleasePage(deps: Deps, link: Link): Promise<ReleasePage | null> {
  const pressed = await deps.store.transact(link.schoolId, async (tx) => {
    const turn = await turnOf(deps, tx, link);
    const concern = turn && link.concernId ? await tx.concerns.forChange(link.concernId as ConcernId) : null;
    if (!turn || !concern) return null;
    const state = await stateOf(tx, link, concern);
    if (state !== 'open') return pageOf(turn, link, concern, state);
    return pageOf(turn, link, await letGoOn(turn, tx, concern), 'done');
  });
  deps.kick();
  return pressed;
}

/** Somebody else may have used theirs meanwhile: the row says so by now, and not the link as it was read before. */
async function stateOf(tx: Tx, link: Link, concern: Concern): Promise<ReleaseState> {
  const standing = await safetyStandingOf(tx, concern);
  if (standing !== 'stopped') return standing === 'closed' ? 'closed' : 'done';
  const open = await tx.links.toRelease(concern.id);
  if (open.some(({ id }) => id === link.id)) return 'open';
  return open.length > 0 || concern.callAskedAt !== null ? 'asked_again' : 'stopped_again';
}

/** The holder of the link as the one who presses; null when they do not have this role any more. */
function turnOf(deps: Deps, tx: Tx, link: Link): Promise<Turn | null> {
  return turnBehind(tx, deps, link, ['release_concern'], (holder) =>
    isSafetyOfficerAt(holder, link.schoolId),
  );
}

function pageOf(
  { actor: { languages }, deps: { wallClock } }: Turn,
  link: Link,
  { number }: Concern,
  state: ReleaseState,
): ReleasePage {
  return {
    language: languages.own ?? languages.school,
    number,
    askedOn: wallClock.dateOf(askedAt(link)),
    state,
  };
}
