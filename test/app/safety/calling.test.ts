import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { answerSafety } from '../../../src/app/intake/answering-intake.ts';
import { askForCall } from '../../../src/app/intake/asking-for-call.ts';
import { startIntake } from '../../../src/app/intake/starting-intake.ts';
import type { ClaimedNotice } from '../../../src/app/ports/notices.ts';
import { preparingOf } from '../../../src/app/preparing-notices.ts';
import { takeRoute } from '../../../src/app/triage/deciding.ts';
import { tellCoordinators } from '../../../src/app/worklist/telling-undelivered.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { noticeQueueOn } from '../../../src/storage/notice-queue.ts';
import { detailsAudited } from '../../support/opening.ts';
import { type Play, play } from '../../support/playing.ts';
import { WHO } from '../../support/school.ts';
import { deliverDue, haveChats, refIn, sentConcern, viewsTo, waitingFor } from '../../support/triage.ts';

describe('a call about safety', () => {
  let school: Play;
  let stopped: CardRef;

  beforeAll(async () => {
    school = await play('2026-11-23T09:12:00Z');
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.mentor, WHO.coordinator, WHO.safetyOfficer);
    const safety = await startIntake(await school.turn(WHO.mentor));
    stopped = refIn(await answerSafety(await school.turn(WHO.mentor), refIn(safety), 'yes'));
    await deliverDue(school);
  });

  afterAll(() => school.close());

  it('is said to be asked for, with the time, and not to have arrived', async () => {
    const view = await ask();

    expect(view).toMatchObject({ call: { kind: 'asked', on: '2026-11-23', minute: 10 * 60 + 12 } });
  });

  it('says whom to call when the aandachtsfunctionaris has no chat, and goes by mail, without content', async () => {
    await noChat(WHO.safetyOfficer);

    const view = await ask();
    const sent = await deliverDue(school);

    expect(view).toMatchObject({ call: { kind: 'not_reached', names: ['Els'], byMail: true } });
    expect(sent.find(({ kind }) => kind === 'call_me')?.delivery).toEqual({
      kind: 'mail',
      to: 'els.aandacht@voorbeeld.example',
      letter: {
        kind: 'letter_call_me',
        roepnaamOfAsker: 'Anna',
        school: 'Testcollege',
        url: expect.stringContaining('/release_concern/'),
      },
      language: 'nl',
    });
  });

  it('is offered to nobody, and says so with the number to call, when the school has no aandachtsfunctionaris', async () => {
    await school.engine.script(`delete from membership where role = 'aandachtsfunctionaris'`);
    const safety = await startIntake(await school.turn(WHO.mentor));

    const view = await answerSafety(await school.turn(WHO.mentor), refIn(safety), 'yes');

    expect(view).toMatchObject({ call: { kind: 'nobody' } });
    expect(await ask()).toEqual({ kind: 'refused', code: 'no_safety_officer' });
  });

  it('is asked for by the very press that found nobody before, once the school has somebody, and is on record', async () => {
    const press = async () => askForCall(await school.turn(WHO.mentor, 'call'), stopped);
    await school.engine.script(
      `update membership set role = 'mentor' where person_id = '${WHO.safetyOfficer}'`,
    );
    const first = await press();
    await school.engine.script(
      `update membership set role = 'aandachtsfunctionaris' where person_id = '${WHO.safetyOfficer}'`,
    );

    const second = await press();
    await press();
    const asked = (await detailsAudited(school.engine)).filter(({ detail }) => detail === 'call_asked');

    expect(first).toEqual({ kind: 'refused', code: 'no_safety_officer' });
    expect(second).toMatchObject({ call: { kind: 'asked' } });
    expect(asked).toMatchObject([{ action: 'concern.changed', by: WHO.mentor, ground: 'own_pupil' }]);
  });

  it('is not promised to an aandachtsfunctionaris who is the only one', async () => {
    await sql`
      update membership set person_id = ${WHO.mentor}::uuid where role = 'aandachtsfunctionaris'
    `.execute(school.engine.db);

    expect(await ask()).toEqual({ kind: 'refused', code: 'no_safety_officer' });
  });

  describe('that does not arrive', () => {
    it('is told to whoever asked, at once and once, and not to the coordinators', async () => {
      await ask();

      await failing('blocked');
      const views = viewsTo(await deliverDue(school), WHO.mentor, 'call_not_arrived');

      expect(views).toEqual([{ kind: 'call_not_arrived', names: ['Els'], others: [], byMail: true }]);
      expect(await waitingFor(school, 'not_delivered')).toEqual([]);
    });

    it('goes by mail after that, and is told no second time when the mail does not arrive either', async () => {
      await ask();
      await failing('blocked');

      const [letter] = (await deliverDue(school)).filter(({ kind }) => kind === 'call_me');
      await tellCoordinators(school.deps)(
        { ...(await lastCall()), params: { asker: WHO.mentor, by: 'mail' } },
        'no_mail_server',
      );

      expect(letter?.delivery.kind).toBe('mail');
      expect(await waitingFor(school, 'call_not_arrived')).toEqual([]);
      expect(await waitingFor(school, 'call_me')).toEqual([]);
    });

    it('stands on the card on which it was asked for', async () => {
      await ask();
      await sendEdits();

      await failing('blocked');
      const views = viewsTo(await deliverDue(school), WHO.mentor, 'card_edit');

      expect(views).toEqual([
        expect.objectContaining({ call: expect.objectContaining({ kind: 'not_reached' }) }),
      ]);
    });

    it('is told when nobody holds the role any more at the moment of sending', async () => {
      await ask();
      await school.engine.script(`delete from membership where role = 'aandachtsfunctionaris'`);
      const [call] = await claimed('call_me');

      const delivery = await preparingOf(school.deps)(call as ClaimedNotice);
      await tellCoordinators(school.deps)(call as ClaimedNotice, 'role_ended');

      expect(delivery).toEqual({ kind: 'unreachable', reason: 'role_ended' });
      expect(await waitingFor(school, 'call_not_arrived')).toEqual([WHO.mentor]);
      expect(await waitingFor(school, 'call_me')).toEqual([]);
    });
  });

  describe('that a coordinator asked for by her decision', () => {
    it('is said to her when nobody can be reached', async () => {
      await noChat(WHO.safetyOfficer);
      await takeRoute(await school.turn(WHO.coordinator), await sentConcern(school), {
        route: 'safety',
        reason: 'safety_first',
      });

      const views = viewsTo(await deliverDue(school), WHO.coordinator, 'call_not_arrived');

      expect(views).toEqual([{ kind: 'call_not_arrived', names: ['Els'], others: [], byMail: true }]);
    });

    it('is said to her when there is nobody to ask', async () => {
      await school.engine.script(`delete from membership where role = 'aandachtsfunctionaris'`);
      await takeRoute(await school.turn(WHO.coordinator), await sentConcern(school), {
        route: 'safety',
        reason: 'safety_first',
      });

      const views = viewsTo(await deliverDue(school), WHO.coordinator, 'call_not_arrived');

      expect(views).toEqual([{ kind: 'call_not_arrived', names: [], others: [], byMail: false }]);
    });
  });

  async function ask() {
    return askForCall(await school.turn(WHO.mentor), stopped);
  }

  /** The card that was tapped is brought up to date before the call is tried. */
  async function sendEdits(): Promise<void> {
    await sql`
      update notice set state = 'sent', activity_id = edits_activity, settled_at = now(), road = 'personal',
        conversation_id = (select id from conversation where person_id = ${WHO.mentor}::uuid)
      where kind = 'card_edit' and state = 'planned'
    `.execute(school.engine.db);
  }

  async function noChat(person: PersonId): Promise<void> {
    await sql`update conversation set state = 'blocked' where person_id = ${person}::uuid`.execute(
      school.engine.db,
    );
  }

  async function claimed(kind: string): Promise<ClaimedNotice[]> {
    const all = await noticeQueueOn(school.engine.db).claim(school.clock.now(), 50, 60);
    return all.filter((notice) => notice.kind === kind);
  }

  /** Teams refuses the call: the chat is of no use any more, and the loop tells it. */
  async function failing(reason: string): Promise<void> {
    const [call] = await claimed('call_me');
    await noChat(WHO.safetyOfficer);
    await tellCoordinators(school.deps)(call as ClaimedNotice, reason);
    await tellCoordinators(school.deps)(call as ClaimedNotice, reason);
  }

  async function lastCall(): Promise<ClaimedNotice> {
    const found = await sql<{ id: string; dedupe_key: string; concern_id: string }>`
      select id, dedupe_key, concern_id from notice where kind = 'call_me' order by id desc limit 1
    `.execute(school.engine.db);
    const row = found.rows[0];
    return {
      id: row?.id,
      schoolId: stopped.schoolId,
      kind: 'call_me',
      to: { kind: 'person', id: WHO.safetyOfficer },
      about: { concernId: row?.concern_id },
      dedupeKey: row?.dedupe_key,
    } as never;
  }
});
