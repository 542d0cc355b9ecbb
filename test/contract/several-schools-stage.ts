import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { sql } from 'kysely';
import type { DigestView } from '../../src/app/digest/views.ts';
import { withNext } from '../../src/app/guarding/beginning.ts';
import type { Deadline } from '../../src/app/ports/deadlines.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import type { Tx } from '../../src/app/ports/store.ts';
import { EMPTY_INTAKE } from '../../src/domain/concern.ts';
import type {
  ConcernId,
  DeadlineId,
  DossierId,
  PersonId,
  SchoolDate,
  SchoolId,
} from '../../src/domain/ids.ts';
import type { DeadlineRule } from '../../src/domain/terms/term.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { testKeys } from '../support/database.ts';
import { countedIds } from '../support/fixed.ts';
import { dayOf, type Left } from '../support/guarded-days.ts';
import { type Play, play } from '../support/playing.ts';
import { PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { atSecond, SECOND, secondRoster } from '../support/second-school.ts';
import { runningTerm } from '../support/terms.ts';
import { haveChats } from '../support/triage.ts';
import { TODAY } from './dossier-stage.ts';

export const BOTH: readonly SchoolId[] = [SCHOOL, SECOND];

export type Day = Extract<DigestView, { kind: 'digest' }>;

/** Two schools with one coordinator and one mentor, who both have the bot in their chat; nothing runs yet. */
export function severalSchoolsStage(open: () => Promise<Engine>) {
  let school: Play;
  let numbers = 0;

  beforeAll(async () => {
    school = await play('2026-11-23T09:00:00Z', open);
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    numbers = 0;
    const roster = secondRoster([WHO.coordinator, WHO.mentor]);
    await rostersOn(school.engine, testKeys(), countedIds(0x9000), school.clock).add(roster);
    await haveChats(school, WHO.coordinator, WHO.mentor);
  });

  afterAll(() => school.close());

  return {
    school: () => school,
    at,
    storedDossier,
    begins,
    begun,
    day,
    messagesOf,
    closed,
    parts,
    night,
    fateOf,
  };

  function at<T>(schoolId: SchoolId, work: (tx: Tx) => Promise<T>): Promise<T> {
    return school.deps.store.transact(schoolId, work);
  }

  /** A term of a dossier of its own at this school, of which nothing was said yet. */
  async function begun(
    schoolId: SchoolId,
    rule: DeadlineRule,
    dueOn: string,
    holder: PersonId = WHO.mentor,
  ): Promise<{ term: Deadline; dossier: Dossier }> {
    const dossier = await storedDossier(schoolId, holder);
    return { term: await begins(schoolId, dossier, rule, { startsOn: TODAY, dueOn }), dossier };
  }

  /** A term of this dossier begins; one that was there begins anew. */
  function begins(
    schoolId: SchoolId,
    { id: dossierId }: Pick<Dossier, 'id'>,
    rule: DeadlineRule,
    { startsOn, dueOn }: { startsOn: SchoolDate; dueOn: string },
  ): Promise<Deadline> {
    const { calendars, wallClock, ids } = school.deps;
    return at(schoolId, async (tx) => {
      const before = (await tx.deadlines.of({ dossierId })).find((each) => each.rule === rule);
      const id = before?.id ?? ids.next<DeadlineId>();
      const generation = (before?.generation ?? 0) + 1;
      const days = { startsOn, dueOn: dueOn as SchoolDate, generation };
      const term = runningTerm(id, { dossierId }, rule, days);
      const calendar = calendars.of(await tx.schools.here());
      await tx.deadlines.start([withNext(calendar, wallClock, term, -1, startsOn)]);
      return term;
    });
  }

  async function storedDossier(schoolId: SchoolId, holder: PersonId): Promise<Dossier> {
    const now = school.clock.now();
    const number = `26-00${++numbers}`;
    const concernId = school.deps.ids.next<ConcernId>();
    const pupils = Object.values(PUPIL);
    const pupil = pupils[numbers % pupils.length] ?? PUPIL.sam;
    const pupilId = schoolId === SCHOOL ? pupil : atSecond(pupil);
    const dossier: Dossier = {
      id: school.deps.ids.next<DossierId>(),
      concernId,
      pupilId,
      number,
      state: 'open',
      version: 1,
      casushouderId: holder,
      anchorOn: TODAY,
      openedAt: now,
      closedAt: null,
      closeReason: null,
      pausedUntil: null,
    };
    await at(schoolId, async (tx) => {
      await tx.concerns.add({
        id: concernId,
        raisedBy: WHO.mentor,
        pupilId,
        number,
        state: 'accepted',
        version: 1,
        intake: EMPTY_INTAKE,
        triage: null,
        callAskedAt: null,
        wholeSchool: false,
        ownerId: WHO.coordinator,
        createdAt: now,
        submittedAt: now,
        decidedAt: now,
        doubtedAt: null,
      });
      await tx.dossiers.add(dossier, []);
    });
    return dossier;
  }

  /** What leaves on one day to these people. */
  async function day(on: string, who: PersonId = WHO.mentor): Promise<Left[]> {
    return (await dayOf(school, on, BOTH)).filter(({ to, kind }) => to === who && kind === 'digest');
  }

  /** Every message of a day to somebody, whatever became of it. */
  async function messagesOf(who: PersonId, on: string) {
    const found = await sql<{ id: string; school_id: SchoolId; state: string; due_at: Date }>`
      select id, school_id, state, due_at from notice
      where kind = 'digest' and to_id = ${who}::uuid and params ->> 'on' = ${on}
      order by due_at, id
    `.execute(school.engine.db);
    return found.rows.map(({ school_id, due_at, ...row }) => ({
      ...row,
      schoolId: school_id,
      dueAt: due_at.toISOString(),
    }));
  }

  /** Everything up to the moment at which the messages leave. */
  async function night(on: string): Promise<void> {
    await day(on);
    await school.engine.script(
      `update notice set state = 'planned', settled_at = null, activity_id = null, reason = null where params ->> 'on' = '${on}'`,
    );
  }

  async function fateOf(on: string, state: string): Promise<void> {
    await school.engine.script(
      `update notice set state = '${state}', settled_at = '${new Date(school.clock.now()).toISOString()}' where kind = 'digest' and params ->> 'on' = '${on}'`,
    );
  }

  /** This school is closed on that day. */
  async function closed(schoolId: SchoolId, on: string): Promise<void> {
    await school.engine.script(
      `insert into closed_day (school_id, on_date, is_open, name) values ('${schoolId}', '${on}', false, 'Studiedag')`,
    );
  }

  /** What each school says in a message: its name, and the numbers of its lines by section. */
  function parts(left: Left | undefined): unknown[] {
    return dayIn(left).parts.map(({ school: { name }, digest }) => [
      name,
      digest.sections.map(({ kind, lines }) => [kind, lines.map(({ term }) => term.number)]),
    ]);
  }
}

/** @throws Error when this is no message of a day in a chat. */
export function dayIn(left: Left | undefined): Day {
  const view = left?.delivery.kind === 'personal' ? left.delivery.view : null;
  if (view?.kind !== 'digest') throw new Error(`This is ${JSON.stringify(left)}`);
  return view;
}

/** The numbers of all lines of a message, in order. */
export function numbersIn(left: Parameters<typeof dayIn>[0]): string[] {
  return dayIn(left)
    .parts.flatMap(({ digest }) => digest.sections)
    .flatMap(({ lines }) => lines.map(({ term }) => term.number))
    .sort();
}
