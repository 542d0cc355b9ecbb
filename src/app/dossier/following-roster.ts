import type { PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import type { Dossier, OutOfStep, Participant } from '../ports/dossiers.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import { IN_HOURS } from '../quiet-hours.ts';
import { askAlong, isLive, seatInstead } from '../table/handing-over.ts';
import { seatPassedNotice } from '../table/seat-passed.ts';
import { type TableCase, tableCaseForChange, type Work } from '../table/table-case.ts';
import { participant } from '../triage/participants.ts';
import { type Deps, workAt } from '../turn.ts';
import { sitsElsewhere } from './giving-place.ts';
import { latestTableForChange } from './locking-table.ts';
import { redrawTableCards } from './redrawing.ts';

/**
 * One running case follows the lists of the school. While somebody doubts whether it is safe nothing changes.
 *
 * @returns how much there was to do: 1, or 0 where it was in step by now or has to wait
 */
export function followRoster(
  deps: Deps,
  schoolId: SchoolId,
  { id, pupilLeftOn }: OutOfStep,
): Promise<number> {
  return deps.store.transact(schoolId, async (tx) => {
    const dossier = await tx.dossiers.forChange(id);
    if (!dossier || dossier.state === 'closed') return 0;
    const concern = await tx.concerns.byId(dossier.concernId);
    if (!concern || concern.doubtedAt !== null) return 0;
    const work = workAt(deps);
    if (pupilLeftOn === null) return followMentors({ ...work, deps }, tx, schoolId, dossier);
    await tx.notices.plan([leftNotice(work, dossier, pupilLeftOn)]);
    return 1;
  });
}

/** Once for each colleague who carries it and each time that the pupil leaves. */
function leftNotice({ now }: Pick<Work, 'now'>, { id, casushouderId }: Dossier, on: SchoolDate): NewNotice {
  return {
    kind: 'pupil_left',
    to: { kind: 'person', id: casushouderId },
    about: { dossierId: id },
    params: { on },
    dedupeKey: `pupil_left:${casushouderId}:${id}:${on}`,
    dueAt: now,
    expiresAt: null,
    editsActivity: null,
  };
}

/**
 * Who is mentor now takes the place of who was: asked or invited at once where a table is asked about or stands, and told that the case
 * runs and who carries it. Who was mentor leaves the table, hears that when it is near, and sees no name on its cards any more. What they
 * promised stays theirs until somebody hands it over. Whoever carries the case stays at its table, and whoever sits at another table at
 * that moment comes into it after that. The places change at once, and what people hear of it waits for the morning where it is night.
 */
async function followMentors(work: Work, tx: Tx, schoolId: SchoolId, dossier: Dossier): Promise<number> {
  const mentors = await tx.pupils.mentorsOf(dossier.pupilId);
  if (mentors.length === 0) return 0;
  const latest = await latestTableForChange(tx, dossier.id);
  const present = (await tx.dossiers.participants(dossier.id)).filter(({ untilOn }) => untilOn === null);
  const gone = present.filter(
    ({ role, who }) =>
      role === 'mentor' && who.id !== dossier.casushouderId && !mentors.some((mentor) => mentor === who.id),
  );
  const isNew = mentors.filter((mentor) => !present.some(({ who }) => who.id === mentor));
  if (gone.length === 0 && isNew.length === 0) return 0;
  const found = latest && (await tableCaseForChange(tx, schoolId, latest.id, work.today));
  const live = found && isLive(work.now, found) ? found : null;
  for (const mentor of isNew) if (live && (await sitsElsewhere(work, tx, live, mentor))) return 0;

  const calm = inHours(tx);
  let at: TableCase | null = live;
  for (const [nth, mentor] of isNew.entries()) at = await seat(work, calm, dossier, at, gone[nth], mentor);
  for (const left of gone.slice(isNew.length))
    await tx.dossiers.storeParticipant({ ...left, untilOn: work.today });
  const next = await tx.dossiers.store(dossier);
  await calm.notices.plan([
    ...(live ? gone.map((left) => seatPassedNotice(work, live, left)) : []),
    ...isNew.map((mentor) => mentorNotice(work, next, mentor)),
  ]);
  const before = gone.flatMap(({ who }) => (who.kind === 'person' ? [who.id] : []));
  await redrawTableCards(work, tx, dossier.id, before, `mentor:${dossier.id}:${next.version}`);
  await tx.audit.add({
    at: work.now,
    actor: { kind: 'system', id: null },
    action: 'dossier.mentor_changed',
    subject: { kind: 'dossier', id: dossier.id },
    ground: 'system',
  });
  return 1;
}

/** The same, where what is planned for a colleague or a partner waits for the hours in which they are reminded. */
function inHours(tx: Tx): Tx {
  const plan: Tx['notices']['plan'] = (notices) =>
    tx.notices.plan(
      notices.map((each) =>
        each.to.kind === 'person' ? { ...each, params: { ...each.params, ...IN_HOURS } } : each,
      ),
    );
  return { ...tx, notices: { ...tx.notices, plan } };
}

async function seat(
  work: Work,
  tx: Tx,
  dossier: Dossier,
  live: TableCase | null,
  before: Participant | undefined,
  mentor: PersonId,
): Promise<TableCase | null> {
  const who = { kind: 'person', id: mentor } as const;
  if (live && before) return seatInstead(work, tx, live, before, who);
  if (before) await tx.dossiers.storeParticipant({ ...before, untilOn: work.today });
  const newcomer = participant(work, 'mentor', who);
  await tx.dossiers.addParticipant(dossier.id, newcomer);
  return live && askAlong(work, tx, live, newcomer);
}

function mentorNotice({ now }: Work, { id, version, casushouderId }: Dossier, to: PersonId): NewNotice {
  return {
    kind: 'mentor_given',
    to: { kind: 'person', id: to },
    about: { dossierId: id },
    params: { carries: to === casushouderId },
    dedupeKey: `mentor_given:${id}:${version}:${to}`,
    dueAt: now,
    expiresAt: null,
    editsActivity: null,
  };
}
