import type { SchoolDate } from '../../domain/ids.ts';
import type { Tx } from '../ports/store.ts';
import type { TableCase } from './table-case.ts';

/** What the family reads at the end besides: whom to call, and whether it was opened by mistake. */
export type AfterClosing = {
  /** Who carried it, with first and last name; null = nobody who works there still, so the school itself. */
  contact: string | null;
  wasMistake: boolean;
};

export async function afterClosing(
  tx: Tx,
  { dossier, school }: Pick<TableCase, 'dossier' | 'school'>,
  today: SchoolDate,
): Promise<AfterClosing> {
  const works = await tx.people.workingAt([dossier.casushouderId], school.id, today);
  const holder = works.length > 0 ? await tx.people.byId(dossier.casushouderId) : null;
  const { roepnaam = '', voorvoegsel = '', achternaam = '' } = holder?.name ?? {};
  return {
    contact: [roepnaam, voorvoegsel, achternaam].filter(Boolean).join(' ') || null,
    wasMistake: dossier.closeReason === 'opened_by_mistake',
  };
}
