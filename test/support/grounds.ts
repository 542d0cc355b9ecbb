import type { CardRef } from '../../src/app/arriving/views.ts';
import { recordGround } from '../../src/app/dossier/carrying-dossier.ts';
import { withdrawGround } from '../../src/app/dossier/withdrawing-ground.ts';
import type { SeatKind } from '../../src/domain/roles.ts';
import type { Play } from './playing.ts';
import { SCHOOL, WHO } from './school.ts';

/** The coordinator records why the partner in this seat may know the name of the pupil. */
export async function groundFor(
  school: Play,
  dossier: CardRef,
  seat: SeatKind,
  ground: 'statutory_task' | 'consent' = 'statutory_task',
) {
  return recordGround(await school.turn(WHO.coordinator), await dossierNow(school, dossier), seat, ground);
}

/** The coordinator takes the ground of this seat back; null = she chose none. */
export async function withdrawn(school: Play, dossier: CardRef, seat: SeatKind | null) {
  return withdrawGround(await school.turn(WHO.coordinator), await dossierNow(school, dossier), seat);
}

/** The dossier of a card, as a card that is drawn now refers to it. */
export async function dossierNow(school: Play, ref: CardRef): Promise<CardRef> {
  const found = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(ref.id as never));
  return { ...ref, version: found?.version ?? 0 };
}
