import type { Language, PersonId, SchoolDate } from '../../domain/ids.ts';
import { type CaseBehind, caseBehind } from '../pages/behind-case.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import type { VoiceGiven } from '../ports/voices.ts';
import { agesOf, askedOn } from '../table/table-case.ts';
import { type Deps, workAt } from '../turn.ts';
import { voiceOf } from './giving-voice.ts';
import type { FamilyVoice, HeardShown, VoiceSaid, VoicesDoor, VoicesPage } from './views.ts';

/** Looks whose case is behind a link, and opens nothing of what was said. */
export function lookAtVoices(deps: Deps, link: Link): Promise<VoicesDoor | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await caseBehind(tx, deps, link, 'voices_page');
    return behind && doorOf(deps, behind);
  });
}

/** Shows what the family said to whoever carries the case, and writes in the audit who read it; to whoever raised it, that they did. */
export function readVoices(deps: Deps, link: Link): Promise<VoicesPage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await caseBehind(tx, deps, link, 'voices_page');
    if (!behind) return null;
    if (behind.sees === 'all')
      await tx.audit.add({
        at: deps.clock.now(),
        actor: { kind: 'person', id: behind.by },
        action: 'dossier.voices_read',
        subject: { kind: 'dossier', id: behind.dossier.id },
        ground: 'coordination',
      });
    return voicesShown(tx, deps, behind);
  });
}

export async function voicesShown(tx: Tx, deps: Deps, behind: CaseBehind): Promise<VoicesPage> {
  const { dossier, school, sees } = behind;
  return {
    ...doorOf(deps, behind),
    school: school.name,
    sees,
    family: await familyVoices(tx, deps, dossier, sees === 'all' ? 'words' : 'that_they_did'),
    heard: sees === 'all' ? await heardIn(tx, deps, dossier) : [],
  };
}

/** Whether they felt heard, the newest first, for whoever carries the case; whoever calls this puts it on record. */
export async function heardIn(
  tx: Tx,
  deps: Pick<Deps, 'wallClock'>,
  { id }: Pick<Dossier, 'id'>,
): Promise<HeardShown[]> {
  const given = await tx.feltHeard.inCase(id);
  // It is asked of what was made final: so the tables are among these, and nothing that was said there is opened.
  const tables = given.length > 0 ? await tx.minutes.madeFinal(id) : [];
  return given.map(({ participantId, tableId, givenAt, heard }) => ({
    participantId,
    tableOn: tables.find((table) => table.tableId === tableId)?.heldOn ?? null,
    on: deps.wallClock.dateOf(givenAt),
    heard,
  }));
}

/**
 * Those of the family whose voice is asked for, the pupil first: the pupil always, also without a seat at the table, and the parents
 * who are asked to it.
 *
 * @param show what they said, which whoever calls this puts on record; or that they did, and no word of it is opened
 */
export async function familyVoices(
  tx: Tx,
  deps: Deps,
  dossier: Dossier,
  show: 'words' | 'that_they_did',
): Promise<FamilyVoice[]> {
  const family = await voicesAskedFor(tx, dossier, workAt(deps).today);
  const given = await tx.voices.givenIn(dossier.id);
  const last = show === 'words' ? await tx.voices.lastIn(dossier.id) : [];
  const pupil = await tx.pupils.byId(dossier.pupilId);
  const guardians = await tx.pupils.guardians(dossier.pupilId);
  const own = (await tx.schools.here()).language;
  const writers = await tx.people.byIds([
    ...new Set([...given, ...last].flatMap(({ writtenBy }) => writtenBy ?? [])),
  ]);
  return family.map((each) => {
    const guardian = guardians.find(({ id }) => id === each.who.id);
    return {
      participantId: each.id,
      of: voiceOf(each),
      name: (each.role === 'leerling' ? pupil : guardian)?.name ?? null,
      language: guardian?.language ?? own,
      given: givenBy(each),
      said: last
        .filter(({ participantId }) => participantId === each.id)
        .map((given) => ({ ...saidBy(given), voice: given.voice })),
    };
  });

  function givenBy(who: Participant): FamilyVoice['given'] {
    const found = given.find(({ participantId }) => participantId === who.id) ?? null;
    return found && { ...saidBy(found), times: found.times };
  }

  function saidBy({
    writtenAt,
    road,
    writtenBy,
  }: Pick<VoiceGiven, 'writtenAt' | 'road' | 'writtenBy'>): VoiceSaid {
    return { on: deps.wallClock.dateOf(writtenAt), road, by: nameOf(writtenBy) };
  }

  function nameOf(id: PersonId | null) {
    return writers.find((writer) => writer.id === id)?.name ?? null;
  }
}

/** In this case: the pupil, and then the parents who are asked to its table today. */
export async function voicesAskedFor(
  tx: Tx,
  dossier: Dossier,
  today: SchoolDate,
): Promise<readonly Participant[]> {
  const everybody = await tx.dossiers.participants(dossier.id);
  const pupil = everybody.filter(({ role, untilOn }) => role === 'leerling' && untilOn === null);
  const asked = askedOn(everybody, await agesOf(tx, dossier), today);
  return [...pupil, ...asked.filter(({ role }) => role === 'ouder')];
}

function doorOf(deps: Deps, { language, dossier }: { language: Language; dossier: Dossier }): VoicesDoor {
  return { language, number: dossier.number, today: workAt(deps).today };
}
