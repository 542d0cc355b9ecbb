import { type Carried, sayFact, takeBackFact } from '../../src/app/facts/saying-facts.ts';
import { factsShown } from '../../src/app/facts/showing-facts.ts';
import type { FactsPiece } from '../../src/app/facts/views.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import type { Roster } from '../../src/app/ports/roster.ts';
import type { Tx } from '../../src/app/ports/store.ts';
import { type RoutePiece, routePiece } from '../../src/app/school-route/showing-route.ts';
import type { CaseFact, FactFault, SaidForm } from '../../src/domain/facts/facts.ts';
import type { DossierId, FactId, SchoolDate } from '../../src/domain/ids.ts';
import type { RouteStep } from '../../src/domain/school-route.ts';
import type { Play } from './playing.ts';
import { SCHOOL, testRoster, WHO } from './school.ts';

export const ROUTE: readonly RouteStep[] = [
  { key: 'gezien', title: 'Wij merken iets', explanation: null },
  { key: 'tafel', title: 'Samen aan tafel', explanation: 'Met wie nodig is.' },
  { key: 'terug', title: 'Wij kijken terug', explanation: null },
];

/** The test school with a route of its own. */
export function routeRoster(): Roster {
  return { ...testRoster(), route: ROUTE };
}

/** What somebody fills in, of a day. */
export function saying(kind: SaidForm['kind'], on: string | null, level: SaidForm['level'] = null): SaidForm {
  return { kind, on: on as SchoolDate | null, level };
}

/** The coordinator, who carries the case, says something of it. */
export function said(
  school: Play,
  { id }: Pick<Dossier, 'id'>,
  form: SaidForm,
  fact: FactId = school.deps.ids.next<FactId>(),
): Promise<readonly FactFault[]> {
  return carried(school, id, (tx, of) => sayFact(tx, school.deps, of, fact, form));
}

export function takenBack(
  school: Play,
  { id }: Pick<Dossier, 'id'>,
  fact: FactId,
): Promise<readonly FactFault[]> {
  return carried(school, id, (tx, of) => takeBackFact(tx, school.deps, of, fact));
}

/** In one transaction with the case locked, as the page does it. */
export function carried<T>(
  school: Play,
  id: DossierId,
  work: (tx: Tx, of: Carried) => Promise<T>,
): Promise<T> {
  return school.deps.store.transact(SCHOOL, async (tx) => {
    const dossier = await tx.dossiers.forChange(id);
    if (!dossier) throw new Error('The dossier is gone.');
    return work(tx, { dossier, by: WHO.coordinator });
  });
}

export function factsNow(school: Play, { id }: Pick<Dossier, 'id'>): Promise<FactsPiece> {
  return carried(school, id, (tx, { dossier }) => factsShown(tx, school.deps, dossier));
}

/** All that was ever said, also what was taken back. */
export function saidEver(school: Play, { id }: Pick<Dossier, 'id'>): Promise<readonly CaseFact[]> {
  return carried(school, id, async (tx) => (await tx.facts.saidIn([id])).get(id) ?? []);
}

export function routeNow(
  school: Play,
  { id }: Pick<Dossier, 'id'>,
  reader: 'carries' | 'reads' = 'carries',
): Promise<RoutePiece | null> {
  return carried(school, id, (tx) => routePiece(tx, { id }, reader));
}
