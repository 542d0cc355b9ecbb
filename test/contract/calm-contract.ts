import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { planDigests } from '../../src/app/chores/planning-digests.ts';
import { putOff, takeUp } from '../../src/app/digest/answering-reminder.ts';
import { withNext } from '../../src/app/guarding/beginning.ts';
import { takeSteps } from '../../src/app/guarding/taking-steps.ts';
import type { Deadline } from '../../src/app/ports/deadlines.ts';
import { isReminder } from '../../src/app/quiet-hours.ts';
import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { DeadlineId, DossierId, SchoolDate, WallMinute } from '../../src/domain/ids.ts';
import type { NoticeKind } from '../../src/domain/notices.ts';
import { AS_THE_SCHOOL, type Wishes } from '../../src/domain/reminding/wishes.ts';
import { CATALOGUE } from '../../src/domain/terms/catalogue.ts';
import { DEADLINE_RULES } from '../../src/domain/terms/term.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { haveChannel } from '../support/guarded-days.ts';
import { randomly } from '../support/random.ts';
import { SCHOOL, testRoster, WHO } from '../support/school.ts';
import { askedTable } from '../support/tables.ts';
import { runningTerm } from '../support/terms.ts';
import { deliverDue, haveChats } from '../support/triage.ts';
import { dossierStage, TODAY } from './dossier-stage.ts';

/** More with CALM_RUNS, the same again with CALM_SEED. */
const RUNS = Number(process.env.CALM_RUNS ?? 1);
const SEED = Number(process.env.CALM_SEED ?? Math.floor(Math.random() * 2 ** 31));
const DAYS = 32;
/** When something happens on each day, in UTC; the messages leave at 07:30 for whoever chose nothing. */
const TIMES = ['04:00', '07:27', '07:29', '07:30', '08:10', '10:00', '13:00', '15:51', '16:30'];
const STAFF = [WHO.coordinator, WHO.deputyCoordinator, WHO.mentor, WHO.otherMentor];
/** That a table is tomorrow or to be prepared, and that an answer is needed today: the only ones beside the message of the day. */
const BREAKS_THE_CALM: ReadonlySet<unknown> = new Set([
  'table_prepare',
  'table_tomorrow',
  'vote_reminder',
  'booking_needs_you answers_missing',
  'channel_post answers_missing',
  'channel_post table_tomorrow',
]);

/** However many terms run, whatever people do and whenever the server looks: one reminder a day for each. */
export function calmContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`a month of terms on ${engineName} (seed ${SEED})`, () => {
    const { school, at } = dossierStage(open);
    let chance: () => number;

    beforeEach(async () => {
      await haveChats(school(), WHO.coordinator, WHO.deputyCoordinator, WHO.mentor);
      await haveChannel(school());
    });

    it.each(Array.from({ length: RUNS }, (_, run) => run))(
      'reminds nobody twice on a school day, and never on another (%i)',
      async (run) => {
        chance = randomly(SEED + run);
        const matters = [await dossierOf('sam'), await dossierOf('noor')];
        await newWishes();

        for (let day = 0; day < DAYS; day++) await live(addDays(TODAY, day), matters);

        const sent = await sentReminders();
        const quiet = sent.filter(({ kind }) => !BREAKS_THE_CALM.has(kind));
        expect(Object.entries(countedBy(quiet)).filter(([, count]) => count > 1)).toEqual([]);
        expect(quiet.filter(({ on }) => !calendar().isSchoolDay(on))).toEqual([]);
        expect(quiet.filter(({ toKind }) => toKind !== 'person' && toKind !== 'channel')).toEqual([]);
        // The month was no quiet one.
        expect(quiet.length).toBeGreaterThan(15);
        expect(new Set(quiet.map(({ to }) => to)).size).toBeGreaterThanOrEqual(3);
      },
      240_000,
    );

    /** One day: now and then the night was missed, two processes look at once, and people do this and that. */
    async function live(on: SchoolDate, matters: readonly DossierId[]): Promise<void> {
      school().clock.set(`${on}T02:30:00Z`);
      if (chance() < 0.8) await planDigests(school().deps, () => true);
      if (chance() < 0.1) await newWishes();
      for (const time of TIMES) {
        school().clock.set(`${on}T${time}:00Z`);
        if (chance() < 0.3) await begin(matters, on);
        if (chance() < 0.4) await act();
        if (chance() < 0.85) await Promise.all([steps(), steps()]);
        if (chance() < 0.85) await Promise.all([deliverDue(school()), deliverDue(school())]);
      }
    }

    function steps(): Promise<number> {
      return takeSteps(school().deps, SCHOOL);
    }

    /** A term begins; one that was there begins anew. */
    async function begin(matters: readonly DossierId[], on: SchoolDate): Promise<void> {
      const { wallClock, ids } = school().deps;
      const rule = oneOf(DEADLINE_RULES.filter((each) => CATALOGUE[each].about === 'dossier'));
      const about = { dossierId: oneOf(matters) };
      const days = { startsOn: on, dueOn: addDays(on, Math.floor(chance() * 12) - 3) };
      await at(async (tx) => {
        const before = (await tx.deadlines.of(about)).find((each) => each.rule === rule);
        const id = before?.id ?? ids.next<DeadlineId>();
        const generation = (before?.generation ?? 0) + 1;
        const term = runningTerm(id, about, rule, { ...days, generation });
        await tx.deadlines.start([withNext(calendar(), wallClock, term, -1, on)]);
      });
    }

    /** Somebody ends a term, takes one up, or puts one off. */
    async function act(): Promise<void> {
      const running = await at((tx) => tx.deadlines.running(DEADLINE_RULES));
      const term = running[Math.floor(chance() * running.length)] as Deadline | undefined;
      if (!term || !('dossierId' in term.about)) return;
      const ref = { schoolId: SCHOOL, id: SCHOOL, version: 0 };
      const turn = await school().turn(WHO.coordinator);
      const what = chance();
      if (what < 0.4) await at((tx) => tx.deadlines.end(term.about, [term.rule], 'met'));
      else if (what < 0.7) await takeUp(turn, ref, { termId: term.id, aboutId: term.about.dossierId });
      else await putOff(turn, ref, term.id, calendar().nextSchoolDay(turn.today));
    }

    async function newWishes(): Promise<void> {
      for (const personId of STAFF) {
        const wishes: Wishes = {
          ...AS_THE_SCHOOL,
          digestMinute: chance() < 0.5 ? null : ((480 + Math.floor(chance() * 500)) as WallMinute),
          workDays: chance() < 0.6 ? null : [1, 2, 3, 4, 5].filter(() => chance() < 0.6).concat(4),
          dutyOnly: chance() < 0.1,
        };
        await at((tx) => tx.reminding.wish(personId, wishes));
      }
    }

    /** With a table that everybody is asked to, which has reminders of its own. */
    async function dossierOf(pupil: 'sam' | 'noor'): Promise<DossierId> {
      const { dossier } = await askedTable(school(), pupil);
      await at((tx) => tx.dossiers.store({ ...dossier, casushouderId: oneOf(STAFF) }));
      return dossier.id;
    }

    function calendar() {
      return school().deps.calendars.of(testRoster().school);
    }

    function oneOf<T>(all: readonly T[]): T {
      return all[Math.floor(chance() * all.length)] as T;
    }

    type Sent = { kind: string; toKind: string; to: string; on: SchoolDate };

    async function sentReminders(): Promise<Sent[]> {
      const found = await sql<{
        kind: NoticeKind;
        to_kind: string;
        to_id: string;
        params: Record<string, string>;
        settled_at: Date;
      }>`select kind, to_kind, to_id, params, settled_at from notice where state = 'sent'`.execute(
        school().engine.db,
      );
      return found.rows.filter(isReminder).map((row) => ({
        kind: [row.kind, row.params.verb ?? row.params.why ?? ''].join(' ').trim(),
        toKind: row.to_kind,
        to: row.to_id,
        on: school().deps.wallClock.dateOf(row.settled_at.getTime() as never),
      }));
    }
  });
}

function countedBy(sent: readonly { to: string; on: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { to, on } of sent) counts[`${to} ${on}`] = (counts[`${to} ${on}`] ?? 0) + 1;
  return counts;
}
