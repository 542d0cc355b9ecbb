import type { ActietafelId, PersonId } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { isDoubted } from '../table/doubted.ts';
import type { TableEnded } from '../table/ending.ts';
import { addresseeOf, isInterpreter } from '../table/letters.ts';
import { noticeTo } from '../table/planning.ts';
import { mailOf } from '../table/reaching.ts';
import { closedOn, isFamily, type TableCase, tableCase } from '../table/table-case.ts';
import type { Turn } from '../turn.ts';

/** One sentence to everybody who heard of it, but whoever closes it and sees so on the card. */
export function closedNotices(turn: Turn, { found, heard }: TableEnded): NewNotice[] {
  return heard
    .filter((each) => each.who.id !== turn.actor.personId && !isInterpreter(each))
    .map((participant) => noticeTo(found, 'dossier_closed', participant, turn.now, null));
}

/** That a dossier is closed, at the moment of sending: a card for whoever has a chat with the bot, else a letter. */
export async function prepareClosed(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, school, wallClock } = moment;
  const id = notice.about.actietafelId as ActietafelId | undefined;
  const found = id ? await tableCase(tx, school.id, id, moment.today) : null;
  if (!found) return { kind: 'drop', reason: 'table_gone' };
  const on = closedOn({ wallClock }, found);
  if (on === null) return { kind: 'drop', reason: 'not_closed' };
  const participant = found.asked.find(({ who }) => who.id === notice.to.id);
  if (!participant) return { kind: 'drop', reason: 'not_asked' };
  if (isFamily(participant) && (await isDoubted(tx, found))) return { kind: 'drop', reason: 'safety' };

  const { number } = found.dossier;
  if (await hasChat(tx, participant)) return { kind: 'view', view: { kind: 'dossier_closed', number, on } };
  return letterTo(tx, found, participant, on);
}

async function hasChat(tx: Tx, { who }: Participant): Promise<boolean> {
  return who.kind === 'person' && (await tx.conversations.personal(who.id as PersonId)) !== null;
}

async function letterTo(
  tx: Tx,
  found: TableCase,
  participant: Participant,
  on: NonNullable<ReturnType<typeof closedOn>>,
): Promise<Prepared> {
  const { to, language } = await mailOf(tx, found, participant);
  if (!to) return { kind: 'unreachable', reason: 'no_address' };
  const { number } = found.dossier;
  const letter = {
    kind: 'letter_closed' as const,
    to: addresseeOf(participant),
    school: found.school.name,
    number,
    on,
  };
  return { kind: 'mail', to, letter, language };
}
