import { v7 } from 'uuid';
import { addAction } from '../../src/app/agreed-actions/changing-actions.ts';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { holdTable } from '../../src/app/dossier/holding-table.ts';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { pageLink } from '../../src/app/pages/opening-page.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import type { Ids } from '../../src/app/ports.ts';
import { bookByTap } from '../../src/app/table/booking-by-tap.ts';
import { acceptConcern } from '../../src/app/triage/accepting.ts';
import type { Turn } from '../../src/app/turn.ts';
import type { PersonalView } from '../../src/app/views.ts';
import { agendaSource } from '../../src/calendar/agenda-source.ts';
import type { ActionId, ConcernId, SchoolDate } from '../../src/domain/ids.ts';
import { atMost } from '../../src/jobs/lanes.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { testKeys } from '../support/database.ts';
import { fixedClock } from '../support/fixed.ts';
import { depsOn } from '../support/playing.ts';
import { answering, told } from './child.ts';
import { chatOf, draftOf } from './schools.ts';
import type { Place } from './shapes.ts';
import { type Colleague, type TableSchool, tableSchool } from './table-school.ts';

/** A case that runs: its table was held, and what was agreed there is still to be done. */
export type Case = {
  tenantId: string;
  schoolId: string;
  holder: Colleague;
  mentor: Colleague;
  concernId: string;
  dossierId: string;
  version: number;
  heldOn: string;
  /** Promised by the mentor. */
  actionId: string;
};

export type CasesAsk = { place: Place; schools: number; cases: number };

/** Monday; every table is within four school weeks. */
const ACCEPTED_AT = '2026-11-02T09:00:00Z';
const TOLD_ON = '2026-11-02' as SchoolDate;
const HELD_AT = '2026-12-03T15:00:00Z';
const DUE_ON = '2026-12-17' as SchoolDate;
const PROMISED = 'Belt met de sportclub';
const SCHOOLS_AT_ONCE = 4;

const { place, schools, cases } = await told<CasesAsk>();
const clock = fixedClock(ACCEPTED_AT);
const ids: Ids = { next: <T extends string>() => v7() as T };
const engine = await openStore(place.engine === 'postgres' ? place.at : null, place.at);
const store = storeOn(engine, testKeys(), ids, clock);
const deps = depsOn(store, engine, clock, ids, { agendas: agendaSource([]), kick: () => undefined });
const inTurn = atMost(SCHOOLS_AT_ONCE);

const made = Array.from({ length: schools }, (_, nth) =>
  tableSchool(ids, Math.ceil((cases - nth) / schools)),
);
const opened = await Promise.all(made.map((school) => inTurn(() => openAll(school))));
await engine.query('vacuum analyze');
clock.set(HELD_AT);
const held = await Promise.all(opened.map((school) => inTurn(() => holdAll(school))));
await engine.query('vacuum analyze');
await engine.close();
answering({
  cases: Array.from({ length: cases }, (_, nth) => held[nth % schools]?.[Math.floor(nth / schools)] as Case),
});

type Booked = { dossier: Dossier; mentor: Colleague; on: SchoolDate };
type Opened = TableSchool & { booked: readonly Booked[] };

/** Each concern is sent, accepted, and its table booked, by the presses of those who do that. */
async function openAll(school: TableSchool): Promise<Opened> {
  await rostersOn(engine, testKeys(), ids, clock).add(school.roster);
  const { id: schoolId, tenantId } = school.roster.school;
  await store.transact(schoolId, async (tx) => {
    for (const { personId } of [school.coordinator, ...school.mentors])
      await tx.conversations.seen(chatOf(personId, tenantId), clock.now());
  });
  const booked: Booked[] = [];
  for (const pupil of school.pupils) booked.push(await openOne(school, pupil));
  return { ...school, booked };
}

async function openOne(
  { roster, coordinator }: TableSchool,
  { id: pupilId, guardianId, mentor }: TableSchool['pupils'][number],
): Promise<Booked> {
  const { id: schoolId, tenantId } = roster.school;
  const { id, version, ...draft } = draftOf(ids.next<ConcernId>(), mentor.personId, pupilId, clock);
  await store.transact(schoolId, (tx) => tx.concerns.add({ ...draft, id, version }));
  const sent = await sendConcern(await turnOf(tenantId, mentor), { schoolId, id, version });
  await acceptConcern(await turnOf(tenantId, coordinator), refIn(sent, 'intake_receipt'), {
    parents: [{ guardianId, informedOn: TOLD_ON, informedBy: mentor.personId, leftOut: null }],
    secondPerson: null,
    ageBand: null,
    holder: null,
  });
  const { dossier, table } = await store.transact(schoolId, async (tx) => {
    const found = await tx.dossiers.byConcern(id);
    return { dossier: found, table: found && (await tx.tables.current(found.id)) };
  });
  const slot = table?.slots[0];
  if (!dossier || !table || !slot) throw new Error('No moment was proposed for a table.');
  const ref = { schoolId, id: table.id, version: table.version };
  const turn = await turnOf(tenantId, coordinator);
  refIn(await bookByTap(turn, ref, slot.id, 'family_agrees_otherwise'), 'table_appointment');
  return { dossier, mentor, on: deps.wallClock.dateOf(slot.startsAt) };
}

/** Each table is held on its day, and the mentor promises something there. */
async function holdAll({ roster, coordinator, booked }: Opened): Promise<Case[]> {
  const { id: schoolId, tenantId } = roster.school;
  const all: Case[] = [];
  for (const { dossier, mentor, on } of booked) {
    const { id: dossierId, concernId, version } = dossier;
    const turn = await turnOf(tenantId, coordinator);
    const held = refIn(await holdTable(turn, { schoolId, id: dossierId, version }, on), 'dossier');
    const link = pageLink(turn, schoolId, 'actions_page', concernId);
    const actionId = ids.next<ActionId>();
    const owner = { kind: 'person', id: mentor.personId } as const;
    const saved = await addAction(deps, link, actionId, { what: PROMISED, owner, dueOn: DUE_ON });
    if (saved?.faults.length !== 0) throw new Error('Nothing was promised at a table.');
    const who = { tenantId, schoolId, holder: coordinator, mentor };
    all.push({ ...who, concernId, dossierId, version: held.version, heldOn: on, actionId });
  }
  return all;
}

/** Somebody presses, with the card before them. */
async function turnOf(tenantId: string, { entraId }: Colleague): Promise<Turn> {
  const now = clock.now();
  const today = deps.wallClock.dateOf(now);
  const actor = await deps.directory.actor(tenantId, entraId, today);
  if (!actor) throw new Error('Somebody of the benchmark is in no roster.');
  const id = ids.next<string>();
  return { deps, actor, now, today, key: `press:${id}`, cardActivity: `card-${id}` };
}

/** @throws Error when something else is shown than what the press leads to. */
function refIn(view: PersonalView, kind: PersonalView['kind']): CardRef {
  if (view.kind !== kind || !('ref' in view)) {
    const why = 'code' in view ? ` (${view.code})` : '';
    throw new Error(`Not a ${kind} was shown but a ${view.kind}${why}.`);
  }
  return view.ref;
}
