import { type FeltHeardAsked, feltHeardOf, isSameHeard, MOST_HEARD } from '../../domain/felt-heard.ts';
import { said } from '../../domain/minutes/changing.ts';
import { type FamilySay, MOST_OWN_SAYS } from '../../domain/minutes/minutes.ts';
import { printOfWhole } from '../../domain/minutes/prints.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import { type FamilyBehind, familyBehind } from './reader.ts';
import { actorOf, agreedShown } from './reading.ts';
import { tellWhoCarries } from './telling-said.ts';
import type { FamilyPage } from './views.ts';

/** What one of the family says of what was agreed; `read` = the print of the version that was before them. */
export type AgreedSay = Pick<FamilySay, 'says' | 'words'> & { read: string };

export type FamilyAnswered = { page: FamilyPage; fault: RefusalCode | null };

/**
 * Whether it is right, in their own words: added to the minutes as they say it, beside what they said before, and the minutes stay as
 * they are. Of a version that was replaced since it was on their screen nothing is kept; they see the new one.
 */
export function sayOfAgreed(
  deps: Deps,
  link: Link,
  { says, words, read }: AgreedSay,
): Promise<FamilyAnswered | null> {
  return answered(deps, link, async (tx, { agreed, holder }) => {
    const { minutes, standing } = agreed.final;
    if (read !== printOfWhole(minutes, standing)) return 'minutes_read_again';
    const kept = await tx.minutes.forChange(agreed.tableId);
    if (!kept) return 'not_now';
    const say = { who: holder.id, says, words, on: workAt(deps).today, about: read };
    const next = said(kept.minutes, say);
    if ('code' in next) return next.code;
    if (next.minutes === kept.minutes) return null;
    const times = next.minutes.says.filter(({ who }) => who === holder.id).length;
    if (times > MOST_OWN_SAYS) return 'minutes_said_often';
    await tx.minutes.store({ ...kept, minutes: next.minutes });
    return { detail: 'family_said', again: `said:${times}` };
  });
}

/** Whether they felt heard at that table; said again, it stands in the place of what they said before. */
export function sayFeltHeard(deps: Deps, link: Link, asked: FeltHeardAsked): Promise<FamilyAnswered | null> {
  return answered(deps, link, async (tx, { dossier, agreed, holder }) => {
    const heard = feltHeardOf(asked);
    if ('code' in heard) return heard.code;
    const before = await tx.feltHeard.of(agreed.tableId, holder.id);
    if (before && isSameHeard(before.heard, heard)) return null;
    const times = 1 + (before?.times ?? 0);
    if (times > MOST_HEARD) return 'minutes_said_often';
    const given = {
      id: before?.id ?? deps.ids.next<string>(),
      tableId: agreed.tableId,
      participantId: holder.id,
      heard,
      times,
      givenAt: workAt(deps).now,
    };
    if (before) await tx.feltHeard.change(dossier.id, given);
    else await tx.feltHeard.add(dossier.id, given);
    return { detail: 'felt_heard', again: 'heard' };
  });
}

/** What was kept, in the record; `again` tells one card about it from another. */
type Kept = { detail: 'family_said' | 'felt_heard'; again: string };

async function answered(
  deps: Deps,
  link: Link,
  keep: (tx: Tx, behind: FamilyBehind) => Promise<Kept | RefusalCode | null>,
): Promise<FamilyAnswered | null> {
  const done = await deps.store.transact(link.schoolId, async (tx): Promise<FamilyAnswered | null> => {
    const behind = await familyBehind(tx, deps, link, 'locked');
    if (!behind) return null;
    const kept = behind.dossier.state === 'closed' ? 'not_now' : await keep(tx, behind);
    if (typeof kept === 'string') return { page: await agreedShown(tx, behind), fault: kept };
    if (kept === null) return { page: await agreedShown(tx, behind), fault: null };
    await tx.audit.add({
      at: workAt(deps).now,
      actor: actorOf(behind),
      action: 'dossier.changed',
      detail: kept.detail,
      subject: { kind: 'dossier', id: behind.dossier.id },
      ground: 'family',
    });
    await tellWhoCarries(tx, workAt(deps), behind, kept.again);
    const now = await familyBehind(tx, deps, link);
    return now && { page: await agreedShown(tx, now), fault: null };
  });
  deps.kick();
  return done;
}
