import type { SchoolDate } from '../../domain/ids.ts';
import { ageOf } from '../../domain/involvement.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel } from '../ports/tables.ts';
import { askedOn, deputiesAmong, type TableCase } from './table-case.ts';

/** Several tables of one school with everything that a decision needs, in a fixed number of statements. To look at. */
export async function tableCases(
  tx: Tx,
  school: School,
  tables: readonly Actietafel[],
  today: SchoolDate,
): Promise<TableCase[]> {
  if (tables.length === 0) return [];
  const dossiers = await tx.dossiers.byIds(tables.map(({ dossierId }) => dossierId));
  const participants = await tx.dossiers.participantsOf(dossiers.map(({ id }) => id));
  const votes = await tx.tables.votesOf(tables.map(({ id }) => id));
  const seats = await tx.dossiers.seats(today);
  const agesOf = await agesOfAll(tx, dossiers);
  return tables.flatMap((table): TableCase[] => {
    const dossier = dossiers.find(({ id }) => id === table.dossierId);
    if (!dossier) return [];
    const everybody = participants.get(dossier.id) ?? [];
    const ageOn = agesOf(dossier);
    const ofTable = votes.filter(({ slotId }) => table.slots.some(({ id }) => id === slotId));
    return [
      {
        school,
        dossier,
        table,
        asked: askedOn(everybody, ageOn, today),
        everybody,
        votes: ofTable,
        deputies: deputiesAmong(everybody, seats),
        ageOn,
      },
    ];
  });
}

async function agesOfAll(tx: Tx, dossiers: readonly Dossier[]): Promise<(of: Dossier) => TableCase['ageOn']> {
  const pupils = await tx.pupils.byIds([...new Set(dossiers.map(({ pupilId }) => pupilId))]);
  const bornOn = new Map(pupils.map((pupil) => [pupil.id, pupil.bornOn]));
  const unknown = dossiers.filter(({ pupilId }) => !bornOn.get(pupilId));
  const concerns = unknown.length === 0 ? [] : await tx.concerns.byIds(unknown.map((each) => each.concernId));
  return ({ pupilId, concernId }) => {
    const born = bornOn.get(pupilId) ?? null;
    const said = born ? null : (concerns.find(({ id }) => id === concernId)?.triage?.ageBand ?? null);
    return (on) => ageOf(born, said, on);
  };
}
