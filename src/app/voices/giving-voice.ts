import type { DossierId } from '../../domain/ids.ts';
import {
  faultsOfVoice,
  isSameVoice,
  MOST_VOICES,
  type Voice,
  type VoiceFault,
  type VoiceOf,
  type VoiceRoad,
  voiceKept,
} from '../../domain/voices.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import type { GivenVoice } from '../ports/voices.ts';
import { type TableBehind, tableBehind } from '../table/behind-answer-link.ts';
import { languageOf } from '../table/reaching.ts';
import { isFamily, tableCase, tableCaseForChange, type Work } from '../table/table-case.ts';
import { type Deps, workAt } from '../turn.ts';
import type { VoicePage } from './views.ts';

export type VoiceSaved = { page: VoicePage; faults: readonly VoiceFault[] };

/** Looks for whom of the family the questions are, and opens nothing that was said. Null for anybody else. */
export function openVoicePage(deps: Deps, link: Link): Promise<VoicePage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const work = workAt(deps);
    const behind = await tableBehind(tx, link, tableCase, work.today);
    return behind && isAskedForVoice(behind) ? pageOf(work, tx, behind) : null;
  });
}

/**
 * Keeps what somebody of the family says, next to what they said before. It may be said as long as the case runs, also after the
 * table: there may be another. `entryId` comes from the page that was opened, so that the same press twice adds once.
 */
export function giveVoice(deps: Deps, link: Link, entryId: string, voice: Voice): Promise<VoiceSaved | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<VoiceSaved | null> => {
    const work = workAt(deps);
    const behind = await tableBehind(tx, link, tableCaseForChange, work.today);
    if (!behind || !isAskedForVoice(behind)) return null;
    const { holder, table } = behind;
    const faults = await faultsOfGiving(tx, table.dossier.id, holder, 'link', voice);
    if (faults.length > 0) return { page: await pageOf(work, tx, behind), faults };

    const isNew = await keepVoice(tx, deps, table.dossier.id, {
      id: entryId,
      participantId: holder.id,
      road: 'link',
      writtenBy: null,
      writtenAt: work.now,
      voice: voiceKept(voice, voiceOf(holder)),
    });
    if (isNew)
      await tx.audit.add({
        at: work.now,
        actor: { kind: holder.role === 'leerling' ? 'pupil' : 'guardian', id: holder.who.id },
        action: 'dossier.changed',
        detail: 'voice_given',
        subject: { kind: 'dossier', id: table.dossier.id },
        ground: 'family',
      });
    return { page: await pageOf(work, tx, behind), faults: [] };
  });
}

/**
 * Keeps it once by two presses of one form. A form that was sent before and says something else by now, since somebody went back to it,
 * is said anew.
 */
export async function keepVoice(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  dossierId: DossierId,
  given: GivenVoice,
): Promise<boolean> {
  if (await tx.voices.add(dossierId, given)) return true;
  const last = (await tx.voices.lastIn(dossierId)).find(
    ({ participantId, road }) =>
      participantId === given.participantId && (road === 'link') === (given.road === 'link'),
  );
  if (last && isSameVoice(last.voice, given.voice)) return false;
  return tx.voices.add(dossierId, { ...given, id: deps.ids.next<string>() });
}

/**
 * What is wrong with it, or that it was said so often that no other is taken. What comes through their own link counts by itself, so that
 * whoever finds that link keeps nobody from telling it to a colleague.
 */
export async function faultsOfGiving(
  tx: Tx,
  dossierId: DossierId,
  who: Participant,
  road: VoiceRoad,
  voice: Voice,
): Promise<readonly VoiceFault[]> {
  const given = (await tx.voices.givenIn(dossierId)).find(({ participantId }) => participantId === who.id);
  const bySelf = given?.timesBySelf ?? 0;
  const times = road === 'link' ? bySelf : (given?.times ?? 0) - bySelf;
  if (times >= MOST_VOICES) return [{ code: 'voice_too_often', at: null }];
  return faultsOfVoice(voice, voiceOf(who));
}

export function voiceOf({ role }: Pick<Participant, 'role'>): VoiceOf {
  return role === 'leerling' ? 'pupil' : 'parent';
}

/** The family, as long as they are asked to the table and the case runs. */
function isAskedForVoice({ table, holder }: TableBehind): boolean {
  return (
    isFamily(holder) && table.dossier.state !== 'closed' && table.asked.some(({ id }) => id === holder.id)
  );
}

async function pageOf({ deps }: Work, tx: Tx, { table, holder }: TableBehind): Promise<VoicePage> {
  const given = (await tx.voices.givenIn(table.dossier.id)).find(
    ({ participantId }) => participantId === holder.id,
  );
  return {
    language: await languageOf(tx, table, holder),
    of: voiceOf(holder),
    givenOn: given?.bySelfAt ? deps.wallClock.dateOf(given.bySelfAt) : null,
  };
}
