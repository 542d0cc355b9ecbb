import type { CardRef } from '../../src/app/arriving/views.ts';
import { answerSafety } from '../../src/app/intake/answering-intake.ts';
import { askForCall } from '../../src/app/intake/asking-for-call.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { ConcernId } from '../../src/domain/ids.ts';
import { lookAt, openedDoor, ticketIn } from './door.ts';
import type { Play } from './playing.ts';
import { SCHOOL, WHO } from './school.ts';
import { type Asked, linkOf } from './tables.ts';
import { refIn } from './triage.ts';

/** A page by its address; with a form it is what that form is answered with. */
export type ServedPage = { at: string; form?: Readonly<Record<string, string>> };

export async function behind(door: string): Promise<ServedPage> {
  const { status } = await openedDoor(door);
  if (status !== 200) throw new Error(`The door does not open: ${status}.`);
  return { at: door, form: { ticket: ticketIn(await lookAt(door)) } };
}

export async function doorTo(school: Play, asked: Asked, who: string): Promise<string> {
  return school.deps.addresses.urlOf(await linkOf(school, asked, who));
}

export async function releaseDoor(school: Play): Promise<string> {
  const safety = await startIntake(await school.turn(WHO.mentor));
  const stopped = refIn(await answerSafety(await school.turn(WHO.mentor), refIn(safety), 'yes'));
  await askForCall(await school.turn(WHO.mentor), stopped);
  const [link] = await school.deps.store.transact(SCHOOL, (tx) =>
    tx.links.toRelease(stopped.id as ConcernId),
  );
  if (!link) throw new Error('There is no link for the aandachtsfunctionaris.');
  return school.deps.addresses.urlOf(link);
}

export function consultDoor({ deps }: Play, concern: CardRef): Promise<string> {
  return deps.store.transact(SCHOOL, async (tx) => {
    const [asked] = await tx.consults.of(concern.id as ConcernId);
    const link = asked && (await tx.links.ofConsult(asked.id));
    if (!link) throw new Error('Nobody was asked to call.');
    return deps.addresses.urlOf(link);
  });
}

export function urlIn(view: PersonalView): string {
  if (view.kind !== 'page_link') throw new Error(`A ${view.kind} has no address.`);
  return view.url;
}
