import { type Typed, withTyped } from '../../domain/minutes/changing.ts';
import { NO_MINUTES } from '../../domain/minutes/minutes.ts';
import { isDoubted } from '../agreed-actions/behind-actions.ts';
import { tellFamilyReady } from '../family-page/telling-ready.ts';
import type { Link } from '../ports/links.ts';
import type { KeptMinutes } from '../ports/minutes.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import { acted, type MinutesAct, type MinutesFault } from './acting.ts';
import { type MinutesBehind, minutesBehind } from './behind-minutes.ts';
import { holdByMinutes } from './holding-by-minutes.ts';
import { type Looking, minutesShown } from './showing-minutes.ts';
import type { MinutesPage } from './views.ts';

export type MinutesSaved = { page: MinutesPage; faults: readonly MinutesFault[] };

type Written = { now: KeptMinutes | null; faults: readonly MinutesFault[] };

/**
 * Keeps what was typed in the boxes of a part, and then does what was tapped: each tap is kept, so that a connection that is lost loses
 * nothing but what was typed since the last one. What somebody else wrote in the meantime is never written over unseen.
 *
 * @returns null when the case is not for whoever holds this link
 */
export async function writeMinutes(
  deps: Deps,
  link: Link,
  press: { typed: Typed; act: MinutesAct },
  looking: Looking,
): Promise<MinutesSaved | null> {
  const saved = await deps.store.transact(link.schoolId, async (tx): Promise<MinutesSaved | null> => {
    const behind = await minutesBehind(tx, deps, link, looking.table, 'locked');
    if (!behind) return null;
    const kept = await tx.minutes.forChange(behind.table.id);
    const { now, faults } = await written(tx, deps, behind, kept, press);
    return { page: await minutesShown(tx, deps, behind, now, looking), faults };
  });
  deps.kick();
  return saved;
}

async function written(
  tx: Tx,
  deps: Deps,
  behind: MinutesBehind,
  kept: KeptMinutes | null,
  { typed, act }: { typed: Typed; act: MinutesAct },
): Promise<Written> {
  const base = kept?.minutes ?? NO_MINUTES;
  const boxes = withTyped(base, typed);
  const isLooking = act.does === 'nothing' && boxes.faults.length === 0 && isSame(boxes.texts, base.texts);
  if (isLooking) return { now: kept, faults: [] };
  // Why not is said in their own chat: whom the doubt is about may sit beside this screen.
  if (await isDoubted(tx, behind.dossier))
    return { now: kept, faults: [{ code: 'minutes_not_now', at: null }] };
  if (kept?.state === 'final') return writtenWhenFinal(tx, deps, behind, kept, act);

  // What is wrong in a box is mended first: what is put below it would else be lost with it.
  const mayAct = act.does !== 'take_over' || boxes.faults.length === 0;
  const { next, faults } = mayAct
    ? await acted(tx, deps, behind, { ...base, texts: boxes.texts }, act)
    : { next: { ...base, texts: boxes.texts }, faults: [] };
  const all = [...boxes.faults, ...faults];
  const isChanged = !isSame(next, base);
  const now = isChanged ? await stored(tx, deps, behind, kept, { minutes: next, state: 'open' }) : kept;
  if (isChanged) await recorded(tx, deps, behind, 'dossier.minutes_changed');
  if (act.does !== 'finish' || all.length > 0) return { now, faults: all };
  return finished(tx, deps, behind, now, act.read);
}

/** Once they are final, what the family says is added, and they can be opened again to be corrected. Nothing else changes. */
async function writtenWhenFinal(
  tx: Tx,
  deps: Deps,
  behind: MinutesBehind,
  kept: KeptMinutes,
  act: MinutesAct,
): Promise<Written> {
  if (act.does === 'reopen') {
    const now = await stored(tx, deps, behind, kept, { minutes: kept.minutes, state: 'open' });
    await recorded(tx, deps, behind, 'dossier.minutes_reopened');
    return { now, faults: [] };
  }
  if (act.does === 'finish') return { now: kept, faults: [] };
  if (act.does !== 'say') return { now: kept, faults: [{ code: 'minutes_final', at: null }] };
  const { next, faults } = await acted(tx, deps, behind, kept.minutes, act);
  if (next === kept.minutes) return { now: kept, faults };
  const now = await stored(tx, deps, behind, kept, { minutes: next, state: 'final' });
  await recorded(tx, deps, behind, 'dossier.minutes_changed');
  return { now, faults };
}

/** Final is what whoever makes it so has before them, and nothing that somebody else changed since. */
async function finished(
  tx: Tx,
  deps: Deps,
  behind: MinutesBehind,
  kept: KeptMinutes | null,
  read: string,
): Promise<Written> {
  const page = kept && (await minutesShown(tx, deps, behind, kept, { judge: true }));
  if (!kept || !page || page.missing.length > 0 || page.flagged.length > 0)
    return { now: kept, faults: [{ code: 'minutes_not_whole', at: null }] };
  if (read !== page.print) return { now: kept, faults: [{ code: 'minutes_read_again', at: null }] };
  const now = await stored(tx, deps, behind, kept, { minutes: kept.minutes, state: 'final' });
  await tx.minutes.addFinal(now, page.standing);
  await holdByMinutes(tx, deps, behind);
  await tellFamilyReady(tx, deps, behind, now, page.standing);
  await recorded(tx, deps, behind, 'dossier.minutes_final');
  return { now, faults: [] };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function stored(
  tx: Tx,
  deps: Deps,
  { dossier, table, by }: MinutesBehind,
  kept: KeptMinutes | null,
  become: Pick<KeptMinutes, 'minutes' | 'state'>,
): Promise<KeptMinutes> {
  const changed = { ...become, changedBy: by, changedAt: workAt(deps).now };
  if (kept) return tx.minutes.store({ ...kept, ...changed });
  const begun: KeptMinutes = {
    id: deps.ids.next<string>(),
    tableId: table.id,
    dossierId: dossier.id,
    version: 1,
    ...changed,
  };
  await tx.minutes.begin(begun);
  return begun;
}

function recorded(tx: Tx, deps: Deps, { by, dossier }: MinutesBehind, action: string): Promise<void> {
  return tx.audit.add({
    at: workAt(deps).now,
    actor: { kind: 'person', id: by },
    action,
    subject: { kind: 'dossier', id: dossier.id },
    ground: 'coordination',
  });
}
