import { sql } from 'kysely';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { answerSafety, tellWhoAndWhat, type WhoAndWhat } from '../../src/app/intake/answering-intake.ts';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import type { Concern } from '../../src/app/ports/concerns.ts';
import type { Delivery } from '../../src/app/ports/delivery.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import { preparingOf } from '../../src/app/preparing-notices.ts';
import { type Acceptance, acceptConcern } from '../../src/app/triage/accepting.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { ConcernId, ConversationId, PersonId, PupilId, SchoolDate } from '../../src/domain/ids.ts';
import type { InformedAnswer } from '../../src/domain/involvement.ts';
import type { NoticeKind } from '../../src/domain/notices.ts';
import { isOver, putBack, tooLate } from '../../src/jobs/fates.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import type { Play } from './playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, TENANT, WHO } from './school.ts';

const TOLD_ON = '2026-11-20' as SchoolDate;

/** A concern that was sent: about Sam by the mentor, unless told otherwise. */
export async function sentConcern(
  school: Play,
  about: Partial<WhoAndWhat> = {},
  by: PersonId = WHO.mentor,
): Promise<CardRef> {
  const safety = await startIntake(await school.turn(by));
  const who = await answerSafety(await school.turn(by), refIn(safety), 'no');
  const check = await tellWhoAndWhat(await school.turn(by), refIn(who), {
    pupilId: PUPIL.sam,
    typedName: null,
    typedClass: null,
    raisedBy: 'school',
    reasons: ['late'],
    absentSince: '2026-11-02' as SchoolDate,
    parentsTold: { told: 'yes', by: 'mentor', on: TOLD_ON },
    ...about,
  });
  return refIn(await sendConcern(await school.turn(by, undefined, 'receipt'), refIn(check)));
}

/** Both parents of Sam were told by the coordinator. */
export const BOTH_TOLD: readonly InformedAnswer[] = [GUARDIAN.ofSam, GUARDIAN.alsoOfSam].map((guardianId) =>
  toldBy(guardianId, WHO.coordinator),
);

export function toldBy(guardianId: string | null, by: PersonId): InformedAnswer {
  return { guardianId, informedOn: TOLD_ON, informedBy: by, leftOut: null };
}

export function leftOut(
  guardianId: string | null,
  reason: NonNullable<InformedAnswer['leftOut']>,
): InformedAnswer {
  return { guardianId, informedOn: null, informedBy: null, leftOut: reason };
}

export const ACCEPTANCE: Acceptance = { parents: BOTH_TOLD, secondPerson: null, ageBand: null, holder: null };

export async function accept(
  school: Play,
  ref: CardRef,
  acceptance: Partial<Acceptance> = {},
  by: PersonId = WHO.coordinator,
): Promise<PersonalView> {
  return acceptConcern(await school.turn(by), ref, { ...ACCEPTANCE, ...acceptance });
}

/** A dossier about Sam, with a table that everybody is asked to. */
export async function openedDossier(
  school: Play,
  acceptance: Partial<Acceptance> = {},
): Promise<{ dossier: Dossier; ref: CardRef }> {
  const concern = await sentConcern(school);
  await accept(school, concern, acceptance);
  return dossierOf(school, concern);
}

export async function dossierOf(school: Play, concern: CardRef): Promise<{ dossier: Dossier; ref: CardRef }> {
  const dossier = await school.deps.store.transact(SCHOOL, (tx) =>
    tx.dossiers.byConcern(concern.id as ConcernId),
  );
  if (!dossier) throw new Error('no dossier was opened');
  return { dossier, ref: { schoolId: SCHOOL, id: dossier.id, version: dossier.version } };
}

export async function concernNow(school: Play, ref: CardRef): Promise<Concern> {
  const concern = await school.deps.store.transact(SCHOOL, (tx) => tx.concerns.byId(ref.id as ConcernId));
  if (!concern) throw new Error('there is no such concern');
  return concern;
}

export async function refNow(school: Play, ref: CardRef): Promise<CardRef> {
  return { ...ref, version: (await concernNow(school, ref)).version };
}

/** The state of each term, by its rule. */
export async function termsNow({ engine }: Play): Promise<Record<string, { state: string; dueOn: string }>> {
  const found = await sql<{ rule: string; state: string; due_on: string }>`
    select rule, state, due_on::text as due_on from deadline order by rule
  `.execute(engine.db);
  return Object.fromEntries(found.rows.map(({ rule, state, due_on }) => [rule, { state, dueOn: due_on }]));
}

export async function countOf({ engine }: Play, table: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    engine.db,
  );
  return found.rows[0]?.n ?? 0;
}

/** How many messages of this kind wait, and for whom. */
export async function waitingFor({ engine }: Play, kind: NoticeKind): Promise<string[]> {
  const found = await sql<{ to_id: string }>`
    select to_id from notice where kind = ${kind} and state = 'planned' order by to_id
  `.execute(engine.db);
  return found.rows.map(({ to_id }) => to_id);
}

export async function reasonsDropped({ engine }: Play, kind: NoticeKind): Promise<string[]> {
  const found = await sql<{ reason: string }>`
    select distinct reason from notice where kind = ${kind} and state = 'dropped' order by reason
  `.execute(engine.db);
  return found.rows.map(({ reason }) => reason);
}

export type Sent = { kind: NoticeKind; to: string; delivery: Delivery; edits: string | null };

/**
 * Everything that is due is made ready and counts as sent. A new message gets an activity id of its kind and
 * audience, an edit keeps that of the message.
 */
export async function deliverDue(school: Play): Promise<Sent[]> {
  const queue = noticeQueueOn(school.engine.db);
  const prepare = preparingOf(school.deps);
  const sent: Sent[] = [];
  for (const notice of await queue.claim(school.clock.now(), 200, 60)) {
    const at = school.clock.now();
    if (isOver(notice, at)) {
      await queue.settle(notice.id, notice.fence, tooLate(at));
      continue;
    }
    const delivery = await prepare(notice);
    if (delivery.kind === 'wait') {
      await queue.settle(notice.id, notice.fence, putBack(delivery.until, delivery.reason));
      continue;
    }
    const edits = 'edits' in delivery ? delivery.edits : null;
    const conversationId = 'to' in delivery && typeof delivery.to === 'object' ? delivery.to.id : null;
    await queue.settle(
      notice.id,
      notice.fence,
      delivery.kind === 'drop'
        ? { state: 'dropped', reason: delivery.reason, at }
        : {
            state: 'sent',
            road: delivery.kind === 'channel' ? 'channel' : 'personal',
            conversationId: conversationId as ConversationId | null,
            activityId: edits ?? `${notice.kind}-${notice.to.id}-${notice.id.slice(-6)}`,
            at,
          },
    );
    sent.push({ kind: notice.kind, to: notice.to.id, delivery, edits });
  }
  return sent;
}

/** These people have the bot in their chat. */
export async function haveChats(school: Play, ...people: PersonId[]): Promise<void> {
  for (const personId of people) {
    await school.deps.store.outside((tx) =>
      tx.conversations.seen(
        {
          kind: 'personal',
          tenantId: TENANT,
          serviceUrl: 'http://localhost/',
          teamsId: `chat ${personId}`,
          botId: 'bot',
          memberId: null,
          personId,
          schoolId: null,
          language: null,
        },
        school.clock.now(),
      ),
    );
  }
}

export function viewsTo(sent: readonly Sent[], to: string, kind?: NoticeKind): PersonalView[] {
  return sent.flatMap((each) =>
    each.to === to && (kind === undefined || each.kind === kind) && each.delivery.kind === 'personal'
      ? [each.delivery.view]
      : [],
  );
}

/** One more pupil of the mentor, born on this day; nobody in the list is a parent. */
export async function morePupil(school: Play, bornOn: string): Promise<PupilId> {
  const id = school.deps.ids.next<PupilId>();
  await school.deps.store.transact(SCHOOL, (tx) =>
    tx.pupils.add(
      {
        id,
        name: { roepnaam: 'Lou', voorvoegsel: '', achternaam: 'Later' },
        className: '6V1',
        bornOn: bornOn as SchoolDate,
        homeMunicipality: 'Utrecht',
        homePostcode: null,
        exemptUntil: null,
        mail: null,
      },
      null,
      [WHO.mentor],
    ),
  );
  return id;
}

export function refIn(view: PersonalView): CardRef {
  if (!('ref' in view))
    throw new Error(`A ${view.kind}${'code' in view ? ` (${view.code})` : ''} has no ref.`);
  return view.ref;
}

/** The deputy coordinates in their own right from now on: the school has two coordinators. */
export async function secondCoordinator({ engine }: Play): Promise<void> {
  await sql`update membership set deputy_of = null where person_id = ${WHO.deputyCoordinator}::uuid`.execute(
    engine.db,
  );
}

/** Somebody is away from one day to another, both included. */
export async function away(school: Play, person: PersonId, from: string, until: string): Promise<void> {
  await sql`
    insert into absence (id, person_id, from_on, until_on)
    values (${school.deps.ids.next<string>()}::uuid, ${person}::uuid, ${from}::date, ${until}::date)
  `.execute(school.engine.db);
}
