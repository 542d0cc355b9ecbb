import type { CardRef } from '../arriving/views.ts';
import type { Dossier } from '../ports/dossiers.ts';

/** What a card carries to name this dossier as the person saw it. */
export function refOfDossier(dossier: Dossier, schoolId: string): CardRef {
  return { schoolId, id: dossier.id, version: dossier.version };
}
