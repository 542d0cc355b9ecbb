import type { ActietafelId, DossierId, ParticipantId } from '../../domain/ids.ts';
import { wasLetIn } from '../../domain/minutes/attendance.ts';
import type { Standing } from '../../domain/minutes/minutes.ts';
import type { MinutesBehind } from '../minutes/behind-minutes.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { KeptMinutes } from '../ports/minutes.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { isDoubted } from '../table/doubted.ts';
import { addresseeOf } from '../table/letters.ts';
import { mailsOf } from '../table/reaching.ts';
import { agesOf, askedOn, isFamily } from '../table/table-case.ts';
import { type Deps, workAt } from '../turn.ts';
import { agreedLink } from './opening.ts';
import { ownMailOf, sharedMails } from './own-mail.ts';
import { agreedFor } from './reader.ts';

/**
 * Minutes were made final: the pupil and each parent who are asked to this case, who were let in to that table, and who have a mail
 * address, hear that they can read what was agreed. Once for each version. Where that address is also another's of this family no mail goes
 * there, and the coordinators hear that it did not arrive.
 */
export async function tellFamilyReady(
  tx: Tx,
  deps: Deps,
  { dossier, school, table }: Pick<MinutesBehind, 'dossier' | 'school' | 'table'>,
  { id: minutesId, minutes }: Pick<KeptMinutes, 'id' | 'minutes'>,
  standing: Standing,
): Promise<void> {
  const work = workAt(deps);
  const everybody = await tx.dossiers.participants(dossier.id);
  const asked = askedOn(everybody.filter(isFamily), await agesOf(tx, dossier), work.today);
  const wasAsked = new Set<ParticipantId>(standing.people.map(({ participantId }) => participantId));
  const at = { wasBooked: table.bookedSlotId !== null };
  const readers = asked.filter(({ id }) => wasAsked.has(id) && wasLetIn(minutes, at, id));
  const mails = await mailsOf(tx, { dossier }, readers);
  const told = readers.filter(({ id }) => mails.has(id));
  if (told.length === 0) return;

  const nth = (await tx.minutes.finals(minutesId)).length;
  const shared = await sharedMails(tx, dossier);
  const links = told
    .filter(({ id }) => !shared.has(mails.get(id) ?? ''))
    .map((each) => agreedLink(work, dossier, each, school.id));
  await tx.links.addAll(links);
  await tx.notices.plan(
    told.map(
      ({ id, who }): NewNotice => ({
        kind: 'minutes_ready',
        to: { kind: who.kind === 'pupil' ? 'pupil' : 'guardian', id: who.id },
        about: { dossierId: dossier.id, actietafelId: table.id },
        params: { nth },
        dedupeKey: `minutes_ready:${minutesId}:${nth}:${id}`,
        dueAt: work.now,
        expiresAt: links[0]?.expiresAt ?? null,
        editsActivity: null,
      }),
    ),
  );
}

/** That what was agreed can be read, at the moment of sending: to whoever may still read it, and of no version that is corrected. */
export async function prepareReady(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, school, addresses, today, clock } = moment;
  const dossier = await tx.dossiers.byId(notice.about.dossierId as DossierId);
  if (!dossier) return { kind: 'drop', reason: 'dossier_gone' };
  if (dossier.state === 'closed') return { kind: 'drop', reason: 'closed' };
  if (await isDoubted(tx, { dossier })) return { kind: 'drop', reason: 'safety' };
  const holder = await familyMember(tx, dossier.id, notice.to.id);
  const agreed = holder && (await agreedFor(tx, dossier, holder, { today, now: clock.now() }));
  if (!holder || !agreed) return { kind: 'drop', reason: 'not_asked' };
  if (agreed.tableId !== notice.about.actietafelId) return { kind: 'drop', reason: 'changed' };
  if (!(await isAsItWas(tx, agreed.tableId, Number(notice.params.nth))))
    return { kind: 'drop', reason: 'changed' };
  const { to, language, isShared } = await ownMailOf(tx, { school, dossier }, holder);
  if (!to) return { kind: 'unreachable', reason: isShared ? 'shared_address' : 'no_address' };
  const [link] = await tx.links.toFamilyPage(holder.id);
  if (!link || link.expiresAt <= clock.now()) return { kind: 'drop', reason: 'too_late' };
  return {
    kind: 'mail',
    to,
    letter: {
      kind: 'letter_agreed',
      to: addresseeOf(holder) === 'pupil' ? 'pupil' : 'parent',
      school: school.name,
      number: dossier.number,
      tableOn: agreed.heldOn,
      url: await addresses.urlOf(link),
    },
    language,
  };
}

/** Where a pupil or parent sits in a case, as long as they do. */
export async function familyMember(tx: Tx, id: DossierId, who: string): Promise<Participant | null> {
  const everybody = await tx.dossiers.participants(id);
  return everybody.find((each) => each.who.id === who && each.untilOn === null && isFamily(each)) ?? null;
}

async function isAsItWas(tx: Tx, id: ActietafelId, nth: number): Promise<boolean> {
  const kept = await tx.minutes.of(id);
  return kept?.state === 'final' && (await tx.minutes.finals(kept.id)).length === nth;
}
