import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { takeSteps } from '../../../src/app/guarding/taking-steps.ts';
import type { Dossier } from '../../../src/app/ports/dossiers.ts';
import { isReminder } from '../../../src/app/quiet-hours.ts';
import type {
  ConcernId,
  DeadlineId,
  Instant,
  PersonId,
  SchoolDate,
  WallMinute,
} from '../../../src/domain/ids.ts';
import { NOTICE_KINDS } from '../../../src/domain/notices.ts';
import { CATALOGUE, type CatalogueEntry, frozenFor } from '../../../src/domain/terms/catalogue.ts';
import { daysOf } from '../../../src/domain/terms/ladder.ts';
import { DEADLINE_RULES, type DeadlineRule, type StepAudience } from '../../../src/domain/terms/term.ts';
import { haveChannel } from '../../support/guarded-days.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { sendingLoop } from '../../support/sending-loop.ts';
import { runningTerm } from '../../support/terms.ts';
import { haveChats, openedDossier } from '../../support/triage.ts';

/** Each rung of each term, as the catalogue has them: one that is added is tested by being there. */
const RUNGS = DEADLINE_RULES.flatMap((rule) =>
  [...new Set((CATALOGUE[rule] as CatalogueEntry).steps.map(({ to }) => to))].map(
    (to) => [rule, to] as const,
  ),
);
/** Kinds that are a card within the message of the day, and no message of their own any more. */
const WITHIN_THE_DAY = /^(triage_untouched|.*_due|.*_due_soon|.*_overdue)$/;
/** Kinds that leave by themselves, each with its case below. */
const BY_THEMSELVES = ['vote_reminder', 'table_prepare', 'table_tomorrow', 'digest', 'channel_digest'];

describe('from "a rung has come" to "a message left"', () => {
  let school: Play;
  let dossier: Dossier;
  /** On which its rung comes. */
  let day: SchoolDate;

  beforeAll(async () => {
    school = await play('2026-11-23T09:00:00Z');
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, ...Object.values(WHO));
    await haveChannel(school);
  });

  afterAll(() => school.close());

  it.each(RUNGS)('%s: it is called to mind of the %s', async (rule, to) => {
    await started(rule, to);

    const { messenger, before } = await morning();

    const asked = await remindedAt(rule, to);
    expect(asked).not.toEqual([]);
    for (const person of asked)
      expect(messenger.calls.slice(before).filter((call) => call.to === person)).toEqual([
        expect.objectContaining({ call: person === 'the channel' ? 'sendChannel' : 'sendPersonal' }),
      ]);
    expect(new Set(await fates())).toEqual(new Set(['sent']));
  });

  it.each(['vote_reminder', 'table_prepare', 'table_tomorrow'] as const)(
    '%s: leaves at its moment',
    async (kind) => {
      await openedDossier(school);
      await sql`
      update notice set due_at = ${new Date(school.clock.now())}, state = 'planned' where kind = 'vote_reminder'
    `.execute(school.engine.db);
      if (kind !== 'vote_reminder') await bookedAs(kind);
      const { loop, messenger } = sendingLoop(school);

      loop.kick();
      await loop.settled();

      const { rows } = await sql<{ state: string }>`
      select distinct state from notice where kind = ${kind}
    `.execute(school.engine.db);
      expect(rows).toEqual([{ state: 'sent' }]);
      expect(messenger.calls.length).toBeGreaterThan(0);
    },
  );

  it('there is no kind of reminder without one', () => {
    const kinds = NOTICE_KINDS.filter((kind) => isReminder({ kind, params: {} }));

    expect(kinds.filter((kind) => !WITHIN_THE_DAY.test(kind)).sort()).toEqual([...BY_THEMSELVES].sort());
  });

  /** A term of this rule alone, of which the first rung for this audience has come. */
  async function started(rule: DeadlineRule, to: StepAudience): Promise<void> {
    const entry: CatalogueEntry = CATALOGUE[rule];
    // Who is asked as deputy or coordinator is another than who is responsible.
    const holder = to === 'deputy' || to === 'scale_up' ? WHO.coordinator : WHO.mentor;
    ({ dossier } = await openedDossier(school, { holder }));
    await sql`delete from notice`.execute(school.engine.db);
    await sql`update concern set owner_id = ${holder}::uuid`.execute(school.engine.db);
    const about =
      entry.about === 'dossier' ? { dossierId: dossier.id } : { concernId: dossier.concernId as ConcernId };
    await sql`delete from reminder`.execute(school.engine.db);
    await sql`delete from deadline`.execute(school.engine.db);
    await school.deps.store.transact(SCHOOL, async (tx) => {
      const calendar = school.deps.calendars.of(await tx.schools.here());
      const term = runningTerm(school.deps.ids.next<DeadlineId>(), about, rule, {
        startsOn: '2026-11-16' as SchoolDate,
        dueOn: '2026-12-08' as SchoolDate,
        frozen: frozenFor(rule, {}),
      });
      const days = daysOf(calendar, term);
      const step = entry.steps.findIndex((each, at) => each.to === to && days[at] !== null);
      day = days[step] as SchoolDate;
      await tx.deadlines.start([{ ...term, next: { step, at: school.clock.now() as Instant } }]);
    });
  }

  /** The guard takes what has come at five, and the sender sends what is due at half past eight. */
  async function morning() {
    const { loop, messenger } = sendingLoop(school);
    const before = messenger.calls.length;
    const at = (minute: number) => school.deps.wallClock.instantOf(day, minute as WallMinute);
    school.clock.set(at(5 * 60 + 5));
    while ((await takeSteps(school.deps, SCHOOL)) > 0);
    school.clock.set(at(8 * 60 + 31));
    loop.kick();
    await loop.settled();
    return { messenger, before };
  }

  async function remindedAt(rule: DeadlineRule, to: StepAudience): Promise<string[]> {
    const { rows } = await sql<{ to_kind: string; to_id: PersonId }>`
      select distinct reminder.to_kind, reminder.to_id
      from reminder join deadline on deadline.id = reminder.deadline_id
      where deadline.rule = ${rule} and reminder.audience = ${to}
    `.execute(school.engine.db);
    return rows.map(({ to_kind, to_id }) => (to_kind === 'channel' ? 'the channel' : `chat ${to_id}`));
  }

  async function fates(): Promise<string[]> {
    const { rows } = await sql<{ state: string }>`
      select state from notice where kind in ('digest', 'channel_digest')
    `.execute(school.engine.db);
    return rows.map(({ state }) => state);
  }

  /** On its first moment; what asks about that moment again is a message of this kind instead. */
  async function bookedAs(kind: 'table_prepare' | 'table_tomorrow'): Promise<void> {
    await sql`
      update actietafel set state = 'booked', booked_at = now(),
        booked_slot_id = (select id from slot where actietafel_id = actietafel.id order by position limit 1)
    `.execute(school.engine.db);
    await sql`
      update notice set kind = ${kind}, dedupe_key = dedupe_key || ' booked'
      where kind = 'vote_reminder' and (to_kind = 'person' or ${kind} = 'table_tomorrow')
    `.execute(school.engine.db);
  }
});
