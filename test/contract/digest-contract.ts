import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DigestView } from '../../src/app/digest/views.ts';
import { withNext } from '../../src/app/guarding/beginning.ts';
import type { Deadline } from '../../src/app/ports/deadlines.ts';
import type { DeadlineId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { AS_THE_SCHOOL, type Wishes } from '../../src/domain/reminding/wishes.ts';
import type { DeadlineRule } from '../../src/domain/terms/term.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { dayOf, haveChannel, type Left } from '../support/guarded-days.ts';
import { press, pressOn } from '../support/pressing.ts';
import { PUPIL, WHO } from '../support/school.ts';
import { runningTerm } from '../support/terms.ts';
import { deliverDue, haveChats } from '../support/triage.ts';
import { dossierStage, TODAY } from './dossier-stage.ts';

const PUPILS = Object.values(PUPIL);
const FRIDAY = '2026-11-27';
const MONDAY = '2026-11-30';
const TUESDAY = '2026-12-01';

/** What people hear of their terms in the one message of a day, the same on every engine. */
export function digestContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`what the message of a day says on ${engineName}`, () => {
    const { school, at, storedDossier } = dossierStage(open);

    let dossiers = 0;

    beforeEach(async () => {
      dossiers = 0;
      await haveChats(school(), WHO.coordinator, WHO.mentor);
    });

    it('is the card of the matter when there is one reminder and nothing else', async () => {
      await begun('first_table', MONDAY, WHO.mentor);

      const [message] = await toldTo(WHO.mentor, FRIDAY);

      expect(message).toMatchObject({ kind: 'dossier', because: 'first_table_due_soon' });
    });

    it('is a list when there are several, with the days and what did not count', async () => {
      await begun('first_table', MONDAY, WHO.mentor);
      await begun('report_shared', MONDAY, WHO.mentor, {
        startsOn: '2026-10-15' as SchoolDate,
      });

      const [message] = await toldTo(WHO.mentor, FRIDAY);

      expect(sectionsOf(message)).toEqual([['reminded', ['26-001 first_table', '26-002 report_shared']]]);
      const lines = sectionsIn(message)[0]?.lines ?? [];
      expect(lines.map(({ term }) => [term.dueOn, term.notCounted])).toEqual([
        [MONDAY, []],
        [MONDAY, [{ kind: 'school_holiday', name: 'Herfstvakantie' }]],
      ]);
    });

    it('comes to the coordinators each school day while anything runs, with what is guarded', async () => {
      await begun('agreement', '2027-02-23', WHO.mentor);

      expect(await dayAfterDay(WHO.coordinator, [FRIDAY, '2026-11-28', MONDAY])).toEqual([1, 0, 1]);
      expect(await dayAfterDay(WHO.mentor, [TUESDAY])).toEqual([0]);
      const [message] = await toldTo(WHO.coordinator, '2026-12-02');
      expect(dayIn(message).parts[0]?.heartbeat).toEqual({
        terms: 1,
        unrepaired: 0,
        repaired: 0,
        undelivered: 0,
      });
    });

    it('does not say that all is guarded when nothing was looked over for more than a day', async () => {
      await begun('agreement', '2027-02-23', WHO.mentor);
      await dayOf(school(), FRIDAY);
      await school().engine.script(`update notice set state = 'planned' where kind = 'digest'`);
      const heard = async (hours: number) => {
        await school().engine.script(
          `update terms_audit set ended_at = '${FRIDAY}T07:30:00Z'::timestamptz - interval '${hours} hours'`,
        );
        await school().engine.script(`update notice set state = 'planned' where kind = 'digest'`);
        return dayIn(viewsFor(await deliverDue(school()), WHO.coordinator)[0]).parts[0]?.heartbeat?.terms;
      };

      expect([await heard(30), await heard(31)]).toEqual([1, null]);
    });

    it('tells a coordinator once how many terms were put right since the last message, by whichever look', async () => {
      await begun('agreement', '2027-02-23', WHO.mentor);
      const endedAt = Date.parse(`${FRIDAY}T02:00:00Z`) as never;
      const repaired = { step_missing: 1, due_shifted: 1, lease_over: 5 };
      const run = { endedAt, terms: 1, dossiers: 1, found: repaired, repaired };
      await at((tx) => tx.auditing.record(school().deps.ids.next<string>(), run));
      const heard = async (on: string) =>
        dayIn((await toldTo(WHO.coordinator, on))[0]).parts[0]?.heartbeat?.repaired;

      expect([await heard(FRIDAY), await heard(MONDAY)]).toEqual([2, 0]);
    });

    it('comes to nobody at a school where nothing runs', async () => {
      expect(await dayOf(school(), FRIDAY)).toEqual([]);
    });

    it('comes to others on the first day of a week with what is due in it', async () => {
      await begun('interim_6w', '2026-12-04', WHO.mentor);

      expect(await dayAfterDay(WHO.mentor, [FRIDAY, MONDAY, TUESDAY])).toEqual([0, 1, 0]);
    });

    it('says before free days what is due in them', async () => {
      await wish(WHO.mentor, { workDays: [1, 5] });
      await begun('interim_6w', '2026-12-03', WHO.mentor);

      const [message] = await toldTo(WHO.mentor, MONDAY);

      expect(sectionsOf(message)).toEqual([['before_back', ['26-001 interim_6w']]]);
    });

    it('says nothing of a term that ended, nor of a doubted case, since its rung was taken', async () => {
      const term = await begun('first_table', MONDAY, WHO.mentor);
      await begun('report_shared', MONDAY, WHO.mentor);
      school().clock.set(`${FRIDAY}T04:00:00Z`);
      const before = await dayOf(school(), FRIDAY);
      expect(before.filter(({ to }) => to === WHO.mentor)).toHaveLength(1);

      await at((tx) => tx.deadlines.end(term.about, 'all', 'met'));
      await school().engine.script(`update concern set doubted_at = now()`);

      expect(await toldTo(WHO.mentor, TUESDAY)).toEqual([]);
    });

    it('says on the next school day what could not be said on its own', async () => {
      await begun('first_table', MONDAY, WHO.mentor);
      await dayOf(school(), FRIDAY);
      await school().engine.script(`update notice set state = 'expired' where kind = 'digest'`);

      const [message] = await toldTo(WHO.mentor, MONDAY);

      expect(message).toMatchObject({ kind: 'dossier', because: 'first_table_due_soon' });
    });

    it('goes by mail to whoever has no chat, with numbers, days and a link to their own page', async () => {
      await begun('first_table', MONDAY, WHO.otherMentor);

      const left = (await dayOf(school(), FRIDAY)).find(({ to }) => to === WHO.otherMentor);

      expect(left?.delivery).toMatchObject({
        kind: 'mail',
        to: 'bram.mentor@voorbeeld.example',
        letter: {
          kind: 'letter_digest',
          schools: [
            { school: 'Testcollege', lines: [{ number: '26-001', rule: 'first_table', dueOn: MONDAY }] },
          ],
          url: expect.stringContaining('/p/own_page/'),
        },
      });
    });

    it('names in the channel numbers, days and neutral verbs, one post for all', async () => {
      await haveChannel(school());
      await begun('first_table', '2026-11-23', WHO.mentor, {}, 4);
      await begun('report_shared', '2026-11-23', WHO.mentor, {}, 4);

      const posts = (await dayOf(school(), FRIDAY)).filter(({ kind }) => kind === 'channel_digest');

      expect(posts.map(({ delivery }) => delivery)).toMatchObject([
        {
          kind: 'channel',
          payload: {
            kind: 'lines',
            lines: [
              { number: '26-001', verb: 'first_table_overdue', on: '2026-11-23' },
              { number: '26-002', verb: 'term_overdue', on: '2026-11-23' },
            ],
          },
        },
      ]);
      expect(await postsOn(MONDAY)).toBe(0);
    });

    it('stops when somebody takes it up, and asks them again when nothing follows', async () => {
      await begun('first_table', MONDAY, WHO.mentor);
      await begun('report_shared', '2026-12-01', WHO.mentor);
      const [message] = await toldTo(WHO.mentor, MONDAY);
      const answer = await pressOn(school(), WHO.mentor, dayIn(message), 'digest.take');

      expect(answer).toMatchObject({ kind: 'reminder_answered', how: 'taken_up', on: '2026-12-03' });
      expect(await askedOn([TUESDAY, '2026-12-02', '2026-12-03'], '26-001')).toEqual([false, false, true]);
    });

    it('is put off to a day that is offered, so many times and not past the day of a hard term', async () => {
      await begun('agreement', '2026-12-04', WHO.mentor, {}, 1);
      await begun('report_shared', '2026-12-02', WHO.mentor);
      const [message] = await toldTo(WHO.mentor, TUESDAY);
      const matter = chosen(message, 'agreement');

      const offer = await pressOn(school(), WHO.mentor, dayIn(message), 'digest.later', { matter });
      expect(offer).toMatchObject({ kind: 'put_off', days: ['2026-12-02', '2026-12-03', '2026-12-04'] });

      const answer = await press(school(), offer, 'digest.put_off', {}, WHO.mentor);
      expect(answer).toMatchObject({ kind: 'reminder_answered', how: 'put_off', on: '2026-12-02' });
    });

    it.each([
      ['digest.take', WHO.otherMentor],
      ['digest.later', WHO.otherMentor],
    ] as const)('lets nobody answer for a colleague (%s)', async (verb, who) => {
      await begun('first_table', MONDAY, WHO.mentor);
      await begun('report_shared', MONDAY, WHO.mentor);
      const [message] = await toldTo(WHO.mentor, FRIDAY);

      expect(await pressOn(school(), who, dayIn(message), verb)).toEqual({
        kind: 'refused',
        code: 'not_for_your_role',
      });
    });

    /** Each about a dossier of its own, of which nothing was said yet. */
    async function begun(
      rule: DeadlineRule,
      dueOn: string,
      holder: PersonId,
      changed: Partial<Deadline> = {},
      step = 0,
    ): Promise<Deadline> {
      const dossier = await storedDossier(PUPILS[dossiers++ % PUPILS.length] ?? PUPIL.sam);
      await at((tx) => tx.dossiers.store({ ...dossier, casushouderId: holder }));
      const term = runningTerm(school().deps.ids.next<DeadlineId>(), { dossierId: dossier.id }, rule, {
        dueOn: dueOn as SchoolDate,
        ...changed,
      });
      const { calendars, wallClock } = school().deps;
      const calendar = calendars.of(await at((tx) => tx.schools.here()));
      await at((tx) => tx.deadlines.start([withNext(calendar, wallClock, term, step - 1, TODAY)]));
      return term;
    }

    function wish(personId: PersonId, changes: Partial<Wishes>): Promise<void> {
      return at((tx) => tx.reminding.wish(personId, { ...AS_THE_SCHOOL, ...changes }));
    }

    async function toldTo(who: PersonId, on: string): Promise<unknown[]> {
      return viewsFor(await dayOf(school(), on), who);
    }

    async function dayAfterDay(who: PersonId, days: readonly string[]): Promise<number[]> {
      const counts: number[] = [];
      for (const on of days) counts.push((await toldTo(who, on)).length);
      return counts;
    }

    async function askedOn(days: readonly string[], number: string): Promise<boolean[]> {
      const asked: boolean[] = [];
      for (const on of days) {
        const [message] = await toldTo(WHO.mentor, on);
        asked.push(message !== undefined && JSON.stringify(message).includes(number));
      }
      return asked;
    }

    async function postsOn(on: string): Promise<number> {
      return (await dayOf(school(), on)).filter(({ kind }) => kind === 'channel_digest').length;
    }
  });
}

function viewsFor(left: readonly Left[], who: PersonId): unknown[] {
  return left.flatMap(({ to, kind, delivery }) =>
    to === who && kind === 'digest' && delivery.kind === 'personal' ? [delivery.view] : [],
  );
}

function dayIn(view: unknown): Extract<DigestView, { kind: 'digest' }> {
  if ((view as DigestView | undefined)?.kind !== 'digest') throw new Error(`This is ${JSON.stringify(view)}`);
  return view as Extract<DigestView, { kind: 'digest' }>;
}

function sectionsIn(view: unknown) {
  return dayIn(view).parts.flatMap(({ digest }) => digest.sections);
}

function sectionsOf(view: unknown) {
  return sectionsIn(view).map(({ kind, lines }) => [
    kind,
    lines.map(({ term }) => `${term.number} ${term.rule}`),
  ]);
}

function chosen(view: unknown, rule: DeadlineRule): string {
  const lines = sectionsIn(view).flatMap((section) => section.lines);
  const term = lines.find((each) => each.term.rule === rule)?.term;
  if (!term) throw new Error(`There is no ${rule} in it.`);
  return `${term.id} ${term.aboutId}`;
}
