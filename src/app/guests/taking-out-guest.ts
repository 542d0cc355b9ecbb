import type { ParticipantId } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import { goOnWithout, leaveTable } from '../table/leaving-table.ts';
import type { Deps } from '../turn.ts';
import { caseBehind } from './dossier-behind.ts';
import { type PeoplePage, peopleShown } from './showing-guests.ts';

/**
 * A guest is asked for nothing any more: their links are out of use, and whoever had heard of a table hears that they are
 * not needed. Taking out somebody who is out already changes nothing.
 *
 * @returns null when the dossier is not for whoever holds this link
 */
export async function takeOutGuest(deps: Deps, link: Link, id: ParticipantId): Promise<PeoplePage | null> {
  const page = await deps.store.transact(link.schoolId, async (tx): Promise<PeoplePage | null> => {
    const opened = await caseBehind(tx, deps, link);
    if (!opened) return null;
    const { behind, work, found } = opened;
    const { dossier } = behind;
    const guest = guestWith(await tx.dossiers.participants(dossier.id), id);

    if (guest) {
      const out: Participant = { ...guest, untilOn: work.today };
      await tx.dossiers.storeParticipant(out);
      const gone = found && (await leaveTable(work, tx, found, out));
      await tx.audit.add({
        at: work.now,
        actor: { kind: 'person', id: behind.by },
        action: 'dossier.changed',
        detail: 'guest_out',
        subject: { kind: 'dossier', id: dossier.id },
        ground: 'coordination',
      });
      if (gone) await goOnWithout(work, tx, gone);
    }

    return peopleShown(tx, deps, behind);
  });
  deps.kick();
  return page;
}

function guestWith(participants: readonly Participant[], id: ParticipantId): Participant | null {
  return participants.find((each) => each.id === id && each.guest !== null && each.untilOn === null) ?? null;
}
