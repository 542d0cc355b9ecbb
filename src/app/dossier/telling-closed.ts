import type { ActietafelId, DossierId, PersonId } from '../../domain/ids.ts';
import { personNotice } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { afterClosing } from '../table/after-closing.ts';
import { isDoubted } from '../table/doubted.ts';
import type { TableEnded } from '../table/ending.ts';
import { addresseeOf, isInterpreter } from '../table/letters.ts';
import { noticeTo } from '../table/planning.ts';
import { mailOf } from '../table/reaching.ts';
import { closedOn, isFamily, type TableCase, tableCase } from '../table/table-case.ts';
import { worksAt } from '../triage/who-coordinates.ts';
import type { Turn } from '../turn.ts';
import { roepnaamOf } from './showing-dossier.ts';

/** One sentence to everybody who heard of it, but whoever closes it and sees so on the card. */
export function closedNotices(turn: Turn, { found, heard }: TableEnded): NewNotice[] {
  return (
    heard
      .filter((each) => each.who.id !== turn.actor.personId && !isInterpreter(each))
      .map((participant) => noticeTo(found, 'dossier_closed', participant, turn.now, null))
      // It may be opened and closed again, with the same table behind it.
      .map((notice) => ({ ...notice, dedupeKey: `${notice.dedupeKey}:${found.dossier.version}` }))
  );
}

/**
 * To whoever raised the concern, when they neither close it nor took part: what they saw has come to an end. Why, they hear from a
 * colleague: it is about a family, and the card holds the roepnaam.
 */
export function raiserNotice(
  turn: Turn,
  { id, version }: Dossier,
  concern: Concern | null,
  told: readonly Participant[],
): NewNotice[] {
  if (!concern || concern.doubtedAt !== null) return [];
  const raiser = concern.raisedBy;
  if (raiser === turn.actor.personId || told.some(({ who }) => who.id === raiser)) return [];
  const about = { dossierId: id, concernId: concern.id };
  return [
    {
      ...personNotice(turn, 'dossier_closed', raiser, about, `${id}:${version}`, { as: 'raiser' }),
      expiresAt: null,
    },
  ];
}

/** That a dossier is closed, at the moment of sending: a card for whoever has a chat with the bot, else a letter. */
export async function prepareClosed(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, school, wallClock } = moment;
  if (notice.params.as === 'raiser') return prepareForRaiser(tx, moment);
  const id = notice.about.actietafelId as ActietafelId | undefined;
  const found = id ? await tableCase(tx, school.id, id, moment.today) : null;
  if (!found) return { kind: 'drop', reason: 'table_gone' };
  const on = closedOn({ wallClock }, found);
  if (on === null) return { kind: 'drop', reason: 'not_closed' };
  const participant = found.asked.find(({ who }) => who.id === notice.to.id);
  if (!participant) return { kind: 'drop', reason: 'not_asked' };
  if (isFamily(participant) && (await isDoubted(tx, found))) return { kind: 'drop', reason: 'safety' };

  const { number } = found.dossier;
  if (await hasChat(tx, participant))
    return {
      kind: 'view',
      view: { kind: 'dossier_closed', number, on, raised: await raisedIt(tx, moment, found) },
    };
  return letterTo(tx, moment, found, participant, on);
}

async function prepareForRaiser(tx: Tx, { notice, school, wallClock, today }: Moment): Promise<Prepared> {
  const dossier = await tx.dossiers.byId(notice.about.dossierId as DossierId);
  const on = dossier && closedOn({ wallClock }, { dossier });
  if (!dossier || !on) return { kind: 'drop', reason: 'not_closed' };
  const concern = await tx.concerns.byId(dossier.concernId);
  if (!concern || concern.doubtedAt !== null) return { kind: 'drop', reason: 'safety' };
  const standing = await tx.people.standing(notice.to.id as PersonId, today);
  if (concern.raisedBy !== notice.to.id || !worksAt(standing, school.id))
    return { kind: 'drop', reason: 'role_ended' };
  const raised = { roepnaam: await roepnaamOf(tx, dossier) };
  return { kind: 'view', view: { kind: 'dossier_closed', number: dossier.number, on, raised } };
}

/** To whoever raised it and sat there too one message goes: the one that is about what they raised. Null for everybody else. */
async function raisedIt(
  tx: Tx,
  { notice, school, today }: Moment,
  { dossier }: TableCase,
): Promise<{ roepnaam: string } | null> {
  const concern = await tx.concerns.byId(dossier.concernId);
  if (concern?.raisedBy !== notice.to.id || concern.doubtedAt !== null) return null;
  const standing = await tx.people.standing(concern.raisedBy, today);
  return worksAt(standing, school.id) ? { roepnaam: await roepnaamOf(tx, dossier) } : null;
}

async function hasChat(tx: Tx, { who }: Participant): Promise<boolean> {
  return who.kind === 'person' && (await tx.conversations.personal(who.id as PersonId)) !== null;
}

async function letterTo(
  tx: Tx,
  { today }: Moment,
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
    afterwards: await afterClosing(tx, found, today),
  };
  return { kind: 'mail', to, letter, language };
}
