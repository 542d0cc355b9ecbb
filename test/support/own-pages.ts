import { sql } from 'kysely';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { answerSafety, tellWhoAndWhat } from '../../src/app/intake/answering-intake.ts';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import { openConcernPage } from '../../src/app/pages/opening-page.ts';
import type { Link, LinkPurpose } from '../../src/app/ports/links.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { LinkId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { lookAt, sendTo } from './door.ts';
import type { Play } from './playing.ts';
import { PUPIL, SCHOOL, WHO } from './school.ts';
import { refIn } from './triage.ts';

/** A word that nobody would write by chance. */
export const CANARY = 'kwikstaart';

/** A concern about Sam, who is often late, as the mentor fills it in and sends it. */
export async function lateConcern(school: Play): Promise<CardRef> {
  const safety = await startIntake(await school.turn(WHO.mentor));
  const who = await answerSafety(await school.turn(WHO.mentor), refIn(safety), 'no');
  const check = await tellWhoAndWhat(await school.turn(WHO.mentor), refIn(who), {
    pupilId: PUPIL.sam,
    typedName: null,
    typedClass: null,
    raisedBy: 'school',
    reasons: ['late'],
    absentSince: '2026-11-02' as SchoolDate,
    parentsTold: { told: 'no' },
  });
  return refIn(await sendConcern(await school.turn(WHO.mentor), refIn(check)));
}

/** The address of the page about a concern, as it stands on this person's card. */
export async function doorFor(
  school: Play,
  person: PersonId,
  concern: CardRef,
  purpose: 'add_details' | 'concern_page' = 'add_details',
): Promise<string> {
  return urlIn(await openConcernPage(await school.turn(person), concern, purpose));
}

/** Fills in the form behind this address and sends it. */
export async function tell(door: string, fields: Record<string, string>) {
  return sendTo(door, { entry: entryIn((await lookAt(door)).text), ...fields });
}

/** Every reading that was written down, in order. */
export async function auditedReads(school: Play) {
  const rows = await sql`select action, actor_id from audit where action like '%read' order by seq`.execute(
    school.engine.db,
  );
  return rows.rows;
}

/** The address on a card with a link. @throws Error when it is another card. */
export function urlIn(view: PersonalView): string {
  if (view.kind !== 'page_link') throw new Error(`no link in ${view.kind}`);
  return view.url;
}

/** The row behind the address of this kind that was made last. @throws Error when there is none. */
export async function newestLink(school: Play, purpose: LinkPurpose): Promise<Link> {
  const { rows } = await sql<{ id: LinkId }>`
    select id from link where purpose = ${purpose} order by id desc limit 1
  `.execute(school.engine.db);
  const [newest] = rows;
  const link = newest && (await school.deps.store.transact(SCHOOL, (tx) => tx.links.byId(newest.id)));
  if (!link) throw new Error('There is no such link.');
  return link;
}

/** What the form sends along so that it is kept once. */
export function entryIn(text: string): string {
  return text.match(/name="entry" value="([^"]*)"/)?.[1] ?? '';
}
