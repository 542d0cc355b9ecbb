import type { CardRef } from '../../src/app/arriving/views.ts';
import { makeAgreement, recordGround } from '../../src/app/dossier/carrying-dossier.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { holdTable } from '../../src/app/dossier/holding-table.ts';
import { withdrawGround } from '../../src/app/dossier/withdrawing-ground.ts';
import type { Roster } from '../../src/app/ports/roster.ts';
import { bookByTap } from '../../src/app/table/booking-by-tap.ts';
import type { ConcernId, SchoolDate } from '../../src/domain/ids.ts';
import type { Canaries } from './canary.ts';
import type { Play } from './playing.ts';
import { GUARDIAN, SCHOOL, testRoster, WHO } from './school.ts';
import { refOf } from './tables.ts';
import { accept, dossierOf, leftOut, sentConcern, toldBy } from './triage.ts';

/** What a life of a dossier puts on record of a child and a family, as the codes that stand for it. */
export const CODE_WORDS = {
  'waarom een ouder niet is ingelicht': 'court_order',
  'waarop een partner meeleest': 'statutory_task',
  'waarom zonder ja is vastgelegd': 'family_does_not_want',
  'wat is afgesproken': 'specialised_help',
  'waarom is afgerond': 'family_stops',
  'klas van de coördinator': 'Roerdomp9z',
} as const satisfies Canaries;

/** The test school, whose coordinator has one class. */
export function codesRoster(): Roster {
  const roster = testRoster();
  return {
    ...roster,
    memberships: roster.memberships.map((each) =>
      each.personId === WHO.coordinator ? { ...each, scope: [CODE_WORDS['klas van de coördinator']] } : each,
    ),
  };
}

/** A dossier from the first tap to its end, in which every code is put on record. */
export async function liveThrough(school: Play): Promise<void> {
  const coordinator = () => school.turn(WHO.coordinator);
  const concern = await sentConcern(school);
  await accept(school, concern, {
    parents: [toldBy(GUARDIAN.ofSam, WHO.mentor), leftOut(GUARDIAN.alsoOfSam, 'court_order')],
    secondPerson: WHO.safetyOfficer,
  });
  await recordGround(await coordinator(), await now(school, concern), 'swv', 'statutory_task');
  await withdrawGround(await coordinator(), await now(school, concern), 'swv');
  await recordGround(await coordinator(), await now(school, concern), 'swv', 'statutory_task');
  await bookWithoutYes(school, concern);
  school.clock.set('2026-12-10T15:00:00Z');
  const heldOn = '2026-12-10' as SchoolDate;
  await holdTable(await coordinator(), await now(school, concern), heldOn);
  await makeAgreement(await coordinator(), await now(school, concern), ['specialised_help'], heldOn);
  await closeDossier(await coordinator(), await now(school, concern), 'family_stops');
  const { dossier } = await dossierOf(school, concern);
  if (dossier.closeReason !== 'family_stops') throw new Error('The dossier did not come to its end.');
}

async function bookWithoutYes(school: Play, concern: CardRef): Promise<void> {
  const { dossier } = await dossierOf(school, concern);
  const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
  const [slot] = table?.slots ?? [];
  if (!table || !slot) throw new Error('No moment was proposed.');
  await bookByTap(await school.turn(WHO.coordinator), refOf(table), slot.id, 'family_does_not_want');
}

async function now(school: Play, concern: CardRef): Promise<CardRef> {
  return (await dossierOf(school, { ...concern, id: concern.id as ConcernId })).ref;
}
