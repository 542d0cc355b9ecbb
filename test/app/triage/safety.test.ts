import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { answerSafety } from '../../../src/app/intake/answering-intake.ts';
import { askForCall, releaseConcern } from '../../../src/app/intake/asking-for-call.ts';
import { startIntake } from '../../../src/app/intake/starting-intake.ts';
import { takeRoute } from '../../../src/app/triage/deciding.ts';
import { reopenConcern } from '../../../src/app/triage/reopening.ts';
import type { Decision } from '../../../src/domain/triage.ts';
import { type Play, play } from '../../support/playing.ts';
import { WHO } from '../../support/school.ts';
import {
  accept,
  concernNow,
  countOf,
  deliverDue,
  haveChats,
  refIn,
  refNow,
  sentConcern,
  termsNow,
  viewsTo,
  waitingFor,
} from '../../support/triage.ts';

const SAFETY: Decision = { route: 'safety', reason: 'safety_first' };

describe('the safety route', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.mentor, WHO.coordinator, WHO.deputyCoordinator, WHO.safetyOfficer);
  });

  afterAll(() => school.close());

  describe('from the first question of the intake', () => {
    let stopped: CardRef;

    beforeEach(async () => {
      const safety = await startIntake(await school.turn(WHO.mentor));
      stopped = refIn(await answerSafety(await school.turn(WHO.mentor), refIn(safety), 'yes'));
    });

    it('tells nobody by itself', async () => {
      const kinds = (await deliverDue(school)).map(({ kind }) => kind);

      expect(kinds).toEqual(['card_edit']);
    });

    it('asks the aandachtsfunctionaris to call on the own tap of the mentor, once, without content', async () => {
      await askForCall(await school.turn(WHO.mentor, 'call'), stopped);
      await askForCall(await school.turn(WHO.mentor, 'call'), stopped);
      await askForCall(await school.turn(WHO.mentor), stopped);
      const views = viewsTo(await deliverDue(school), WHO.safetyOfficer);

      expect(views).toEqual([
        { kind: 'call_me', ref: expect.anything(), roepnaamOfAsker: 'Anna', state: 'asked' },
      ]);
    });

    it('says so when the school has no aandachtsfunctionaris', async () => {
      await school.engine.script(`delete from membership where role = 'aandachtsfunctionaris'`);

      const view = await askForCall(await school.turn(WHO.mentor), stopped);

      expect(view).toEqual({ kind: 'refused', code: 'no_safety_officer' });
    });

    it('opens the draft for the mentor again when it is released', async () => {
      await askForCall(await school.turn(WHO.mentor), stopped);
      await deliverDue(school);

      const released = await releaseConcern(
        await school.turn(WHO.safetyOfficer),
        await refNow(school, stopped),
      );
      const again = viewsTo(await deliverDue(school), WHO.mentor, 'intake_resume');

      expect(released).toMatchObject({ kind: 'call_me', state: 'released' });
      expect(again).toEqual([expect.objectContaining({ kind: 'intake_resume' })]);
      expect(await concernNow(school, stopped)).toMatchObject({
        state: 'draft',
        intake: { step: 'who', safety: 'no' },
      });
    });

    it.each([WHO.mentor, WHO.coordinator])('is not released by somebody else (%s)', async (person) => {
      const view = await releaseConcern(await school.turn(person), stopped);

      expect(view).toEqual({ kind: 'refused', code: 'not_for_your_role' });
      expect((await concernNow(school, stopped)).state).toBe('safety');
    });

    it('asks nobody to call any more once it was released', async () => {
      await askForCall(await school.turn(WHO.mentor), stopped);
      await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, stopped));

      expect(await waitingFor(school, 'call_me')).toEqual([]);
    });
  });

  describe('chosen by the coordinator', () => {
    let ref: CardRef;

    beforeEach(async () => {
      ref = await sentConcern(school);
      await deliverDue(school);
    });

    it('opens no dossier, posts nothing in the channel and stops every reminder', async () => {
      await takeRoute(await school.turn(WHO.coordinator), ref, SAFETY);

      expect(await countOf(school, 'dossier')).toBe(0);
      expect(await waitingFor(school, 'channel_post')).toEqual([]);
      expect(await termsNow(school)).toMatchObject({
        concern_untouched: { state: 'met' },
        parents_informed: { state: 'stopped' },
      });
    });

    it('names the pupil on no card any more', async () => {
      await takeRoute(await school.turn(WHO.coordinator), ref, SAFETY);
      const sent = await deliverDue(school);

      expect(JSON.stringify(sent.map(({ delivery }) => delivery))).not.toContain('Sam');
      expect(viewsTo(sent, WHO.mentor, 'answer_to_asker')).toEqual([
        expect.objectContaining({ kind: 'triage_answer', route: 'safety', roepnaam: '' }),
      ]);
    });

    it('lets the aandachtsfunctionaris know that the coordinator wants to be called', async () => {
      await takeRoute(await school.turn(WHO.coordinator), ref, SAFETY);

      expect(viewsTo(await deliverDue(school), WHO.safetyOfficer)).toEqual([
        expect.objectContaining({ kind: 'call_me', roepnaamOfAsker: 'Carla' }),
      ]);
    });

    it('comes back to the coordinators with its number when it is released, with fresh terms', async () => {
      await takeRoute(await school.turn(WHO.coordinator), ref, SAFETY);
      await deliverDue(school);
      school.clock.set('2026-11-26T09:00:00Z');

      await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));
      const again = viewsTo(await deliverDue(school), WHO.coordinator, 'triage');

      expect(again).toEqual([
        expect.objectContaining({ kind: 'triage_new', number: '26-001', because: 'again' }),
      ]);
      expect(await termsNow(school)).toMatchObject({
        concern_untouched: { state: 'running', dueOn: '2026-11-30' },
        parents_informed: { state: 'running', dueOn: '2026-11-27' },
      });
      expect(await accept(school, await refNow(school, ref))).toMatchObject({ kind: 'triage_decided' });
    });

    it('is not undone by the coordinator herself, unless the school has no aandachtsfunctionaris', async () => {
      await takeRoute(await school.turn(WHO.coordinator), ref, SAFETY);
      const now = await refNow(school, ref);

      const reopened = await reopenConcern(await school.turn(WHO.coordinator), now);
      const released = await releaseConcern(await school.turn(WHO.coordinator), now);
      await school.engine.script(`delete from membership where role = 'aandachtsfunctionaris'`);
      const alone = await releaseConcern(await school.turn(WHO.coordinator), now);

      expect(reopened).toMatchObject({ kind: 'triage_decided', route: 'safety', canReopen: false });
      expect(released).toEqual({ kind: 'refused', code: 'not_for_your_role' });
      expect(alone).toMatchObject({ state: 'released' });
    });
  });
});
