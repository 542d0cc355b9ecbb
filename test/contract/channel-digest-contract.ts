import { beforeEach, describe, expect, it } from '@jest/globals';
import { withNext } from '../../src/app/guarding/beginning.ts';
import type { DeadlineId, SchoolDate } from '../../src/domain/ids.ts';
import { MOST_LINES } from '../../src/domain/reminding/digest.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { dayOf, haveChannel } from '../support/guarded-days.ts';
import { PUPIL } from '../support/school.ts';
import { runningTerm } from '../support/terms.ts';
import { dossierStage, TODAY } from './dossier-stage.ts';

/** Rules whose team hears of them at the fifth rung. */
const OF_THE_CHANNEL = ['first_table', 'report_shared', 'sick_talk', 'sick_consult', 'action'] as const;
const TO_THE_TEAM = 4;
const LONGEST_LATE = '2026-11-20' as SchoolDate;
const LATE = '2026-11-23' as SchoolDate;

/** What the team hears in the one post of a day, the same on every engine. */
export function channelDigestContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`what the post of a day says on ${engineName}`, () => {
    const { school, at, storedDossier } = dossierStage(open);

    beforeEach(() => haveChannel(school()));

    it.each([
      [MOST_LINES, 0],
      [MOST_LINES + 1, 1],
    ])('has no more lines than a phone shows: of %i there are %i without one', async (count, more) => {
      await lateTerms(count);

      const { lines, ...rest } = await postOf('2026-11-27');

      expect(rest.more).toBe(more);
      expect(lines).toHaveLength(MOST_LINES);
      expect(lines.filter(({ on }) => on === LONGEST_LATE)).toHaveLength(1);
    });

    /** The one that has waited longest begins last. */
    async function lateTerms(count: number): Promise<void> {
      const pupils = Object.values(PUPIL);
      const { calendars, wallClock, ids } = school().deps;
      const calendar = calendars.of(await at((tx) => tx.schools.here()));
      for (let first = 0; first < count; first += OF_THE_CHANNEL.length) {
        const { id } = await storedDossier(pupils[first / OF_THE_CHANNEL.length] ?? PUPIL.sam);
        const terms = OF_THE_CHANNEL.slice(0, count - first).map((rule, nth) => {
          const dueOn = first + nth === count - 1 ? LONGEST_LATE : LATE;
          const term = runningTerm(ids.next<DeadlineId>(), { dossierId: id }, rule, { dueOn });
          return withNext(calendar, wallClock, term, TO_THE_TEAM - 1, TODAY);
        });
        await at((tx) => tx.deadlines.start(terms));
      }
    }

    async function postOf(on: string) {
      const post = (await dayOf(school(), on)).find(({ kind }) => kind === 'channel_digest');
      const payload = post?.delivery.kind === 'channel' ? post.delivery.payload : null;
      if (payload?.kind !== 'lines') throw new Error(`This is ${JSON.stringify(post)}`);
      return payload;
    }
  });
}
