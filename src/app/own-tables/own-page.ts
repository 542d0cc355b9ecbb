import { lastAbsenceDay } from '../../domain/absence.ts';
import type { NotDoneReason } from '../../domain/agreed-actions.ts';
import type { AbsenceId, DossierId, SchoolDate } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Wishes } from '../../domain/reminding/wishes.ts';
import { changeLastDay, enterAbsence, withdrawAbsence } from '../absence/entering-absence.ts';
import { ownRef } from '../absence/showing-absence.ts';
import { type Chosen, doneOwn, notDoneOwn } from '../agreed-actions/own-actions.ts';
import { openActionsPage } from '../agreed-actions/showing-actions.ts';
import { openCase, type WhichCase } from '../case-page/opening.ts';
import { turnBehind } from '../pages/turn-behind.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { keepWishes, wishesView } from '../reminding/wishing.ts';
import { agendaOf, shareOwnAgenda, stopOwnAgenda } from '../table/sharing-agenda.ts';
import type { Deps, Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { askOwnPage } from './asking-own-page.ts';
import { endFeed, makeFeed } from './own-feed.ts';
import { casesToRead, ownTablesOf } from './showing-own-tables.ts';
import type { OwnPage } from './views.ts';

/** What somebody presses on their own page. */
export type OwnPress =
  | { kind: 'away'; fromOn: SchoolDate | null; untilOn: SchoolDate | null }
  | { kind: 'last_day'; id: string; untilOn: SchoolDate | null }
  | { kind: 'take_back'; id: string }
  | { kind: 'share_agenda'; url: string }
  | { kind: 'stop_agenda' }
  | { kind: 'make_feed'; version: number }
  | { kind: 'end_feed' }
  | { kind: 'reminding'; wishes: Wishes }
  | { kind: 'action_done'; action: OwnChosen | null }
  | { kind: 'action_not_done'; action: OwnChosen | null; reason: NotDoneReason | null }
  | { kind: 'action_read'; action: OwnChosen | null }
  | { kind: 'case_read'; which: WhichCase | null };

/** An action of theirs, with its case. */
export type OwnChosen = Chosen & { dossierId: DossierId };

/** What it led to: the page as it is since, what happened, or what is wrong. */
export type OwnPressed = {
  page: OwnPage;
  said: 'saved' | 'withdrawn' | 'feedEnded' | 'chosen' | 'actionEnded' | null;
  fault: RefusalCode | 'agenda_not_allowed' | null;
  /** The address that was made just now: shown once. */
  feedUrl: string | null;
  /** Another page of ours to go to, which asks for a code. */
  goTo: string | null;
};

/** Looks, and changes nothing. Null for whoever has no role, no seat and no table here any more. */
export function readOwnPage(deps: Deps, link: Link): Promise<OwnPage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const turn = await ownTurn(tx, deps, link);
    return turn && pageOf(tx, turn);
  });
}

/** What a button does; the same as in a chat. Doing it twice is the same as doing it once. */
export async function pressOwnPage(deps: Deps, link: Link, press: OwnPress): Promise<OwnPressed | null> {
  const turn = await deps.store.transact(link.schoolId, (tx) => ownTurn(tx, deps, link));
  if (!turn) return null;
  const done = await doneBy(turn, link, press);
  const page = await readOwnPage(deps, link);
  return page && { page, ...done };
}

/** Somebody whose link ended, or was replaced, asks for another. False for whoever has nothing here any more. */
export async function askOwnPageAnew(deps: Deps, link: Link): Promise<boolean> {
  const isHere = await deps.store.transact(link.schoolId, async (tx) => {
    const turn = await ownTurn(tx, deps, link);
    if (turn) await askOwnPage(turn, tx, link.schoolId, turn.actor.personId);
    return turn !== null;
  });
  deps.kick();
  return isHere;
}

type Done = Omit<OwnPressed, 'page'>;
const NOTHING: Done = { said: null, fault: null, feedUrl: null, goTo: null };

async function doneBy(turn: Turn, link: Link, press: OwnPress): Promise<Done> {
  const ref = ownRef(turn.actor, link.schoolId);
  switch (press.kind) {
    case 'away': {
      const { fromOn, untilOn } = press;
      return saidBy(await enterAbsence(turn, ref, { fromOn, untilOn, personId: null }));
    }
    case 'last_day':
      return saidBy(await changeLastDay(turn, ref, press.id as AbsenceId, press.untilOn));
    case 'take_back':
      return saidBy(await withdrawAbsence(turn, ref, press.id as AbsenceId));
    case 'share_agenda':
    case 'stop_agenda':
      return { ...NOTHING, fault: await aboutAgenda(turn, link, press) };
    case 'make_feed':
      return { ...NOTHING, feedUrl: await makeFeed(turn, link.schoolId, press.version) };
    case 'reminding':
      return saidBy(await keepWishes(turn, ref, press.wishes));
    case 'action_done':
      return saidBy(await doneOwn(turn, press.action));
    case 'action_not_done':
      return saidBy(await notDoneOwn(turn, press.action, press.reason));
    case 'action_read':
      return press.action ? linkTo(await openActionsPage(turn, press.action, 'own_page')) : NOTHING;
    case 'case_read':
      return press.which ? linkTo(await openCase(turn, press.which, 'own_page')) : NOTHING;
    case 'end_feed':
      await endFeed(turn, link.schoolId);
      return { ...NOTHING, said: 'feedEnded' };
  }
}

function aboutAgenda(
  turn: Turn,
  { schoolId }: Link,
  press: Extract<OwnPress, { kind: 'share_agenda' | 'stop_agenda' }>,
): Promise<'agenda_not_allowed' | null> {
  const { personId } = turn.actor;
  return turn.deps.store.transact(schoolId, async (tx) => {
    if (press.kind === 'share_agenda') return shareOwnAgenda(turn, tx, personId, press.url, 'self');
    await stopOwnAgenda(turn, tx, personId, 'self');
    return null;
  });
}

function linkTo(view: PersonalView): Done {
  return view.kind === 'page_link' ? { ...NOTHING, goTo: view.url } : saidBy(view);
}

/** What the use case would show on a card, as what is said on the page. */
function saidBy(view: PersonalView): Done {
  if (view.kind === 'own_actions') return { ...NOTHING, said: view.said && 'actionEnded' };
  if (view.kind === 'reminding_kept') return { ...NOTHING, said: 'chosen' };
  if (view.kind === 'absence_form' || view.kind === 'reminding_form')
    return { ...NOTHING, fault: view.fault };
  if (view.kind === 'refused') return { ...NOTHING, fault: view.code };
  const isWithdrawn = view.kind === 'absence_list' && view.said === 'withdrawn';
  return { ...NOTHING, said: isWithdrawn ? 'withdrawn' : 'saved' };
}

async function pageOf(tx: Tx, turn: Turn): Promise<OwnPage> {
  const { actor, today } = turn;
  const away = await tx.absences.of(actor.personId, today);
  const feedMadeAt = await tx.feeds.madeAt(actor.personId);
  return {
    language: actor.languages.own ?? actor.languages.school,
    tables: await ownTablesOf(tx, turn.deps, actor.personId),
    reading: casesToRead(await tx.dossiers.placesOf(actor.personId, today)),
    actions: await tx.actions.ofPerson(actor.personId),
    away: away.map(({ id, fromOn, untilOn }) => ({ id, fromOn, untilOn })),
    today,
    lastDay: lastAbsenceDay(today),
    agenda: await agendaOf(turn, tx, actor.personId),
    feedMadeOn: feedMadeAt && turn.deps.wallClock.dateOf(feedMadeAt),
    feedVersion: feedMadeAt ?? 0,
    reminding: await wishesView(tx, actor.personId, today),
  };
}

/** The holder of the link as the one who presses; null when they neither work here nor sit at a table any more. */
function ownTurn(tx: Tx, deps: Deps, link: Link): Promise<Turn | null> {
  return turnBehind(tx, deps, link, ['own_page', 'own_tables_page'], async (holder, now) => {
    const worksHere =
      holder.memberships.some(({ schoolId }) => schoolId === link.schoolId) ||
      holder.seatSchools.includes(link.schoolId);
    return worksHere || (await tx.tables.ofPerson(holder.personId, now)).length > 0;
  });
}
