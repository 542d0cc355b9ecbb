import type { ParticipantId } from '../../domain/ids.ts';
import { type Voice, type VoiceFault, type VoiceRoad, voiceKept } from '../../domain/voices.ts';
import { caseBehind } from '../pages/behind-case.ts';
import type { Link } from '../ports/links.ts';
import { type Deps, workAt } from '../turn.ts';
import { faultsOfGiving, keepVoice, voiceOf } from './giving-voice.ts';
import { voicesAskedFor, voicesShown } from './showing-voices.ts';
import type { VoicesPage } from './views.ts';

/** What a colleague types for one of the family: whose words, how they came, and the id of the form they were typed in. */
export type WrittenDown = {
  entryId: string;
  participantId: ParticipantId;
  road: Exclude<VoiceRoad, 'link'>;
  voice: Voice;
};

export type WrittenSaved = { page: VoicesPage; faults: readonly VoiceFault[] };

/**
 * Somebody of the family told a colleague, or filled in the sheet of paper: whoever carries the case or raised it types it in, in
 * their words. The same press twice adds once.
 */
export function writeDown(deps: Deps, link: Link, written: WrittenDown): Promise<WrittenSaved | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<WrittenSaved | null> => {
    const behind = await caseBehind(tx, deps, link, 'voices_page', 'locked');
    if (!behind) return null;
    const { dossier, by, sees } = behind;
    const { entryId, participantId, road, voice } = written;
    const { now, today } = workAt(deps);
    const who = (await voicesAskedFor(tx, dossier, today)).find(({ id }) => id === participantId);
    const faults: readonly VoiceFault[] = who
      ? await faultsOfGiving(tx, dossier.id, who, road, voice)
      : [{ code: 'voice_whose_missing', at: null }];
    if (faults.length > 0 || !who) return { page: await voicesShown(tx, deps, behind), faults };

    const isNew = await keepVoice(tx, deps, dossier.id, {
      id: entryId,
      participantId,
      road,
      writtenBy: by,
      writtenAt: now,
      voice: voiceKept(voice, voiceOf(who)),
    });
    if (isNew)
      await tx.audit.add({
        at: now,
        actor: { kind: 'person', id: by },
        action: 'dossier.changed',
        detail: 'voice_given',
        subject: { kind: 'dossier', id: dossier.id },
        ground: sees === 'all' ? 'coordination' : 'own_pupil',
      });
    return { page: await voicesShown(tx, deps, behind), faults: [] };
  });
}
