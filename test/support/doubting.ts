import type { CardRef } from '../../src/app/arriving/views.ts';
import { doubtSafety } from '../../src/app/intake/doubting-safety.ts';
import { showWorklist } from '../../src/app/worklist/opening.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Play } from './playing.ts';
import { WHO } from './school.ts';
import { deliverDue, haveChats, refNow, sentConcern } from './triage.ts';

/** A concern about Sam that was sent, and of which everybody who has to do with it has heard in a chat. */
export async function heardConcern(school: Play): Promise<CardRef> {
  await haveChats(school, WHO.mentor, WHO.coordinator, WHO.deputyCoordinator, WHO.safetyOfficer);
  const ref = await sentConcern(school);
  await deliverDue(school);
  return ref;
}

/** "Toch onveilig", pressed on the receipt of a concern. */
export async function doubt(school: Play, ref: CardRef, person: PersonId = WHO.mentor) {
  return doubtSafety(await school.turn(person, undefined, 'receipt'), await refNow(school, ref));
}

/** The rows on somebody's list, each as what it asks and the roepnaam on it. */
export async function whatsOn(school: Play, person: PersonId): Promise<string[]> {
  const list = await showWorklist(await school.turn(person));
  return list.kind === 'worklist' ? list.items.map(({ what, roepnaam }) => `${what} ${roepnaam}`) : [];
}
