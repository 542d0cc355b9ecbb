import { eventsFor } from '../../domain/case-events.ts';
import { finds, wordsFor } from '../../domain/case-page.ts';
import { firstAnchor } from '../../domain/closing.ts';
import { isPaused } from '../../domain/pausing.ts';
import { isTheirs } from '../agreed-actions/behind-actions.ts';
import { actionsShown } from '../agreed-actions/showing-actions.ts';
import type { ActionShown } from '../agreed-actions/views.ts';
import { agreedPart } from '../agreed-outcomes/showing-outcomes.ts';
import { latestTable } from '../dossier/showing-dossier.ts';
import { factsShown } from '../facts/showing-facts.ts';
import { agreementDayIn } from '../guarding/agreement-day.ts';
import { jgzPart } from '../jgz-advice/showing-advice.ts';
import type { Ground } from '../ports/audit.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel } from '../ports/tables.ts';
import { regisseurPart } from '../regisseur/showing-regisseur.ts';
import { routePiece } from '../school-route/showing-route.ts';
import { agendaOf, momentView } from '../table/as-shown.ts';
import { wantsFirstTable } from '../table/first-table.ts';
import { bookedSlot, hasBegun } from '../table/table-case.ts';
import { type Deps, workAt } from '../turn.ts';
import { familyVoices, heardIn } from '../voices/showing-voices.ts';
import { documentsIn } from './documents.ts';
import { hasFamilyDoors } from './family-doors.ts';
import { onwardFrom } from './going-on.ts';
import { lessonShown } from './lesson.ts';
import { eventsOf } from './past.ts';
import { peopleIn } from './people.ts';
import { faultOfChanging, type PageBehind, pageBehind } from './reader.ts';
import type { ActionsInCase, CaseDoor, CasePage, CaseStand, NextTable, WhereItStands } from './views.ts';

const GROUND: Readonly<Record<PageBehind['reader']['kind'], Ground>> = {
  carries: 'coordination',
  raised: 'own_pupil',
  partner: 'seat',
};

/** Looks which case is behind a link, and opens nothing of it. */
export function lookAtCase(deps: Deps, link: Link): Promise<CaseDoor | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await pageBehind(tx, deps, link);
    return behind && doorOf(deps, behind);
  });
}

/** Reads the case as far as it is for this reader, and writes in the audit who did and on what ground. */
export function readCase(deps: Deps, link: Link): Promise<CasePage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await pageBehind(tx, deps, link);
    return behind && caseReadAndRecorded(tx, deps, behind);
  });
}

/** The same for whom it is known already who they are. */
export async function caseReadAndRecorded(tx: Tx, deps: Deps, behind: PageBehind): Promise<CasePage> {
  await tx.audit.add({
    at: deps.clock.now(),
    actor: { kind: 'person', id: behind.by },
    action: 'dossier.page_read',
    subject: { kind: 'dossier', id: behind.dossier.id },
    ground: GROUND[behind.reader.kind],
  });
  return caseShown(tx, deps, behind);
}

/** Every piece of it that this reader finds; of what they do not, nothing is looked up. */
export async function caseShown(tx: Tx, deps: Deps, behind: PageBehind): Promise<CasePage> {
  const { dossier, concern, school, reading } = behind;
  const may = (compartment: Parameters<typeof finds>[1]) => finds(reading, compartment);
  const table = await latestTable(tx, dossier.id);
  const pupil = may('pupil') ? await tx.pupils.byId(dossier.pupilId) : null;
  return {
    ...doorOf(deps, behind),
    reading,
    school: school.name,
    pupil: pupil && { name: pupil.name, className: pupil.className },
    holder: (await tx.people.byId(dossier.casushouderId))?.name ?? null,
    isDoubted: reading === 'carries' && concern.doubtedAt !== null,
    next: dossier.state === 'closed' ? null : nextTable(deps, table),
    canChange: faultOfChanging(behind) === null,
    where: may('state') ? await whereItStands(tx, deps, behind, table) : null,
    route: may('route') ? await routePiece(tx, dossier, may('facts') ? 'carries' : 'reads') : null,
    facts: may('facts') ? await factsShown(tx, deps, dossier) : null,
    past: may('past') ? eventsFor(reading, await eventsOf(tx, deps, behind)) : null,
    voices: may('voices') ? await familyVoices(tx, deps, dossier, 'words') : null,
    heard: may('voices') ? await heardIn(tx, deps, dossier) : null,
    people: may('people') ? await peopleIn(tx, deps, behind) : null,
    lesson: may('lesson') ? await lessonShown(tx, deps, behind) : null,
    jgz: await jgzPart(tx, deps, behind),
    agenda: may('table_sheet') && dossier.state !== 'closed' ? agendaOf({ school }) : null,
    regisseur: may('minutes') ? await regisseurPart(tx, deps, behind) : null,
    agreed: may('outcomes') ? await agreedPart(tx, deps, behind) : null,
    actions: may('actions') || may('own_actions') ? await actionsIn(tx, deps, behind) : null,
    documents: may('minutes') ? await documentsIn(tx, deps, behind) : null,
    hasFamilyDoors: await hasFamilyDoors(tx, deps, behind),
    onward: await onwardFrom(tx, deps, behind),
  };
}

async function actionsIn(
  tx: Tx,
  deps: Deps,
  { dossier, by, language, reading }: PageBehind,
): Promise<ActionsInCase> {
  const all = await tx.actions.of(dossier.id);
  const seesAll = finds(reading, 'actions');
  const actions = seesAll ? all : all.filter((each) => isTheirs(each, dossier, by));
  const sees = seesAll ? 'all' : 'own';
  const { open, ended } = await actionsShown(tx, deps, { dossier, actions, by, sees, language });
  const asRead = (action: ActionShown) => ({ ...action, what: wordsFor(reading, action, by) });
  return { sees, open: open.map(asRead), ended: ended.map(asRead) };
}

function nextTable(deps: Deps, table: Actietafel | null): NextTable | null {
  if (!table || (table.state !== 'voting' && table.state !== 'booked')) return null;
  if (hasBegun(deps.clock.now(), table)) return null;
  const slot = bookedSlot(table);
  return { moment: slot && momentView(deps, slot) };
}

async function whereItStands(
  tx: Tx,
  deps: Deps,
  { dossier }: PageBehind,
  table: Actietafel | null,
): Promise<WhereItStands> {
  const { today } = workAt(deps);
  const terms = await tx.deadlines.of({ dossierId: dossier.id });
  const paused = isPaused(dossier, today);
  const decisions = await tx.dossiers.newDecisions(dossier.id);
  return {
    stand: standOf(dossier, paused, table),
    anchorOn: dossier.anchorOn,
    firstAnchorOn: firstAnchor(await tx.closings.of(dossier.id)),
    agreementDueOn: agreementDayIn(terms, dossier),
    firstDueOn: decisions.find(({ on }) => on >= dossier.anchorOn)?.insteadOf ?? null,
    pausedUntil: paused ? dossier.pausedUntil : null,
    closedOn: dossier.closedAt === null ? null : deps.wallClock.dateOf(dossier.closedAt),
  };
}

function standOf(dossier: PageBehind['dossier'], isPausedNow: boolean, table: Actietafel | null): CaseStand {
  if (dossier.state === 'closed') return 'closed';
  if (isPausedNow) return 'paused';
  if (dossier.state === 'agreed') return 'agreed';
  if (table?.state === 'voting') return 'table_asked';
  if (table?.state === 'booked') return 'table_booked';
  return table?.state === 'held' && !wantsFirstTable(dossier, table) ? 'plan_runs' : 'no_table';
}

function doorOf(deps: Deps, { language, dossier }: PageBehind): CaseDoor {
  return { language, number: dossier.number, today: workAt(deps).today };
}
