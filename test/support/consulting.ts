import type { CardRef } from '../../src/app/arriving/views.ts';
import { answerConsult } from '../../src/app/consult/answering-consult.ts';
import type { Consult } from '../../src/app/ports/consults.ts';
import { takeRoute } from '../../src/app/triage/deciding.ts';
import type { PersonalView } from '../../src/app/views.ts';
import { showWorklist } from '../../src/app/worklist/opening.ts';
import type { ConcernId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import type { SeatKind } from '../../src/domain/roles.ts';
import type { Play } from './playing.ts';
import { SCHOOL, WHO } from './school.ts';
import { deliverDue, haveChats, refIn, type Sent, sentConcern } from './triage.ts';

/** The day on which a concern is looked at again of which a partner was asked. */
export const REVIEW_ON = '2026-11-30' as SchoolDate;

/** A concern about Sam that was sent; everybody of the kernteam has a chat but the jgz. */
export async function concernAmongPartners(school: Play): Promise<CardRef> {
  await haveChats(
    school,
    WHO.mentor,
    WHO.coordinator,
    WHO.leerplicht,
    WHO.leerplichtDeputy,
    WHO.swv,
    WHO.buurtteam,
  );
  const ref = await sentConcern(school);
  await deliverDue(school);
  return ref;
}

/** The coordinator asks the partner in this seat to call about a concern. */
export async function askPartner(
  school: Play,
  ref: CardRef,
  partner: SeatKind,
  route: 'one_partner' | 'anonymous_consult' = 'one_partner',
): Promise<PersonalView> {
  const reason = route === 'one_partner' ? 'one_question' : 'think_along_first';
  return takeRoute(await school.turn(WHO.coordinator), ref, { route, reason, partner, reviewOn: REVIEW_ON });
}

/** What a partner says on the card with the question. */
export async function step(
  school: Play,
  person: PersonId,
  card: PersonalView | undefined,
  what: 'calling' | 'done' | 'passed',
): Promise<PersonalView> {
  return answerConsult(await school.turn(person), refIn(card as PersonalView), what);
}

/** Everybody who was asked about a concern, in that order. */
export function consultsOf(school: Play, ref: CardRef): Promise<Consult[]> {
  return school.deps.store.transact(SCHOOL, (tx) => tx.consults.of(ref.id as ConcernId));
}

/** What waits on somebody's list, row by row. */
export async function waitsFor(school: Play, person: PersonId): Promise<string[]> {
  const list = await showWorklist(await school.turn(person));
  return list.kind === 'worklist' ? list.items.map(({ what }) => what) : [];
}

/** The questions to partners. */
export function toPartners(sent: readonly Sent[]): Sent[] {
  return sent.filter(({ kind }) => kind === 'consult_request');
}
