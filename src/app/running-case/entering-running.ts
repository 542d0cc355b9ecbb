import { schoolYearOf } from '../../domain/calendar/school-calendar.ts';
import type { ConcernId, PupilId, SchoolDate } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { firstSignal, type RunningCase, type RunningForm, runningCaseOf } from '../../domain/running-case.ts';
import { personNotice } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Pupil } from '../ports/pupils.ts';
import type { Tx } from '../ports/store.ts';
import { type FamilyAnswers, faultOfAnswers, informedRows } from '../triage/family.ts';
import { recordInformed } from '../triage/informing.ts';
import { participantsOf } from '../triage/participants.ts';
import type { Deps, Turn } from '../turn.ts';
import { coordinatorBehind } from './behind-running.ts';
import { concernOf, dossierOf, putDownPast } from './making-case.ts';
import { askedOf, isGone, knownAlready, recordReading } from './showing-running.ts';
import type { PageBox, PageFault, RunningEntered } from './views.ts';

/** What a coordinator fills in; `id` = of the concern, which the page that was opened gave. */
export type RunningEntry = { id: ConcernId; pupilId: PupilId; form: RunningForm; family: FamilyAnswers };

/**
 * A case that ran on paper goes on here, with its own days: in one transaction, and once however often it is sent. Its terms start
 * where they are. Nobody outside the school hears of it by this in the first week, and nobody is asked for a moment: the one who carries it
 * gets its card. What shows names of the family without putting anything in is a reading of the pupil, and on record as one.
 *
 * @returns null when it is not for whoever holds this link, or of a pupil who is in no list here or left it
 */
export async function enterRunning(
  deps: Deps,
  link: Link,
  entry: RunningEntry,
): Promise<RunningEntered | null> {
  const entered = await deps.store.transact(link.schoolId, async (tx): Promise<RunningEntered | null> => {
    const turn = await coordinatorBehind(tx, deps, link);
    const pupil = turn && (await tx.pupils.byId(entry.pupilId));
    if (!pupil) return null;
    // Two who put in the same pupil at once wait for each other here.
    await tx.pupils.lock(pupil.id);
    const before = await tx.concerns.byId(entry.id);
    if (before) return enteredBefore(tx, turn, before, pupil);
    if (await isGone(tx, pupil)) return null;
    const known = await knownAlready(tx, turn, pupil);
    const entered: RunningEntered = known ? { kind: 'known', known } : await entering(tx, turn, pupil, entry);
    if (entered.kind !== 'entered') await recordReading(tx, turn, { kind: 'pupil', id: pupil.id });
    return entered;
  });
  deps.kick();
  return entered;
}

async function entering(
  tx: Tx,
  turn: Turn,
  pupil: Pupil,
  { id, form, family: answers }: RunningEntry,
): Promise<RunningEntered> {
  const { page, family, people } = await askedOf(tx, turn, pupil, { id, said: answers.ageBand });
  const school = await tx.schools.here();
  const ids = (of: readonly { id: Concern['raisedBy'] }[]) => of.map((person) => person.id);
  const found = runningCaseOf(form, {
    today: turn.today,
    firstKnown: turn.deps.calendars.of(school).firstKnown,
    raisers: ids(page.raisers),
    holders: ids(page.holders),
    owners: page.owners.map(({ owner }) => owner),
  });
  const ofFamily =
    (page.asksAge && answers.ageBand === null ? 'age_missing' : null) ??
    (isToldLongAgo(answers, turn.today) ? 'running_told_odd' : null) ??
    faultOfAnswers(family, answers, people, turn.actor.personId, turn.today);
  const ofCase: readonly PageFault[] = isCase(found) ? [] : found;
  // In the order of the page, where the family stands between who carries it and what there was.
  const faults: PageFault[] = [
    ...ofCase.filter((fault) => !isOfPast(fault)),
    ...(ofFamily ? [{ code: ofFamily, at: boxOf(ofFamily) }] : []),
    ...ofCase.filter(isOfPast),
  ];
  if (faults.length > 0 || !isCase(found)) return { kind: 'faults', page, faults };

  const number = await tx.schools.nextNumber(school.id, schoolYearOf(turn.today));
  const concern = concernOf(turn, id, pupil, number, found, answers.ageBand);
  const dossier = dossierOf(turn, concern, pupil, number, found);
  const recorded = informedRows(answers);
  const participants = await participantsOf(turn, tx, family, recorded, found.casushouder);

  await tx.concerns.add(concern);
  await tx.dossiers.add(dossier, participants);
  await recordInformed(turn, tx, concern, answers);
  await putDownPast(turn, tx, school, dossier, found, ids(page.holders));
  await tx.notices.plan([
    {
      ...personNotice(
        turn,
        'holder_changed',
        found.casushouder,
        { dossierId: dossier.id },
        `${dossier.id}:1`,
      ),
      expiresAt: null,
    },
  ]);
  await tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: turn.actor.personId },
    action: 'dossier.entered_running',
    subject: { kind: 'dossier', id: dossier.id },
    ground: 'coordination',
  });

  return enteredAs(turn, dossier, found.tables.length);
}

/** The same press a second time; or an id that somebody made up, which tells nothing. */
async function enteredBefore(
  tx: Tx,
  turn: Turn,
  { id, intake }: Concern,
  pupil: Pupil,
): Promise<RunningEntered | null> {
  const dossier = intake.running ? await tx.dossiers.byConcern(id) : null;
  if (dossier?.pupilId !== pupil.id) return null;
  return enteredAs(turn, dossier, (await tx.minutes.tablesHeld(dossier.id)).length);
}

function enteredAs(
  { actor }: Turn,
  { number, casushouderId }: Pick<Dossier, 'number' | 'casushouderId'>,
  tables: number,
): RunningEntered {
  return {
    kind: 'entered',
    language: actor.languages.own ?? actor.languages.school,
    number,
    hasTables: tables > 0,
    isMine: casushouderId === actor.personId,
  };
}

/** A slip of the pen in the year: nobody was told before the case can be known. */
function isToldLongAgo({ parents }: FamilyAnswers, today: SchoolDate): boolean {
  return parents.some(({ informedOn }) => informedOn !== null && informedOn < firstSignal(today));
}

function isCase(found: RunningCase | readonly unknown[]): found is RunningCase {
  return !Array.isArray(found);
}

function isOfPast({ at }: PageFault): boolean {
  return at === 'outcomes' || at === 'agreedOn' || at.startsWith('table-') || at.startsWith('action-');
}

/** Where on the page it is mended. */
function boxOf(code: RefusalCode): PageBox {
  if (code === 'age_missing') return 'ageBand';
  return code === 'second_person_missing' || code === 'second_person_same' ? 'secondPerson' : 'parents';
}
