import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { answerMessage } from '../../../src/app/arriving/answering-message.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { AS_THE_SCHOOL } from '../../../src/domain/reminding/wishes.ts';
import { commandOf } from '../../../src/teams/commands.ts';
import { VERBS } from '../../../src/teams/verbs.ts';
import { type Play, play } from '../../support/playing.ts';
import { press } from '../../support/pressing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { deliverDue, haveChats } from '../../support/triage.ts';

let school: Play;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(() => school.again());
afterAll(() => school.close());

describe('somebody who wants to be reminded otherwise', () => {
  it.each(['herinneringen', 'herinnering', 'Mijn herinneringen.', 'reminders', 'my reminders'])(
    'types "%s" and finds what they have',
    async (words) => {
      expect(await typed(WHO.mentor, words)).toMatchObject({
        kind: 'reminding_form',
        ref: { id: WHO.mentor },
        wishes: AS_THE_SCHOOL,
        ofSchool: { digestMinute: 510 },
      });
    },
  );

  it('has what is on the card from the tap on', async () => {
    const form = await typed(WHO.mentor, 'herinneringen');
    const kept = await press(
      school,
      form,
      'reminding.save',
      { hour: '600', days: '2,4', from: '540', until: '', pause: '2026-12-04', duty: 'true' },
      WHO.mentor,
    );

    const wishes = {
      digestMinute: 600,
      fromMinute: 540,
      untilMinute: null,
      workDays: [2, 4],
      pausedUntil: '2026-12-04',
      dutyOnly: true,
    };
    expect(kept).toMatchObject({ kind: 'reminding_kept', wishes });
    expect(await wishesOf(WHO.mentor)).toEqual(wishes);
    expect(await auditedOf(WHO.mentor)).toEqual(['reminding.chosen']);
  });

  it('has nothing to choose on a card that says so, and changes nothing by saving what stands', async () => {
    const form = await typed(WHO.mentor, 'herinneringen');

    await press(school, form, 'reminding.save', {}, WHO.mentor);

    expect(await wishesOf(WHO.mentor)).toEqual(AS_THE_SCHOOL);
    expect(await auditedOf(WHO.mentor)).toEqual([]);
  });

  it.each([
    [{ hour: '420' }, 'reminding_hour_outside'],
    [{ from: '600', until: '540' }, 'reminding_hours_turned'],
    [{ days: '' }, 'reminding_no_day'],
    [{ pause: '2026-11-22' }, 'reminding_pause_past'],
    [{ pause: '2027-01-19' }, 'reminding_pause_long'],
  ])('is shown the form again with %j, and has what they had', async (filled, fault) => {
    const form = await typed(WHO.mentor, 'herinneringen');

    expect(await press(school, form, 'reminding.save', filled, WHO.mentor)).toMatchObject({
      kind: 'reminding_form',
      fault,
    });
    expect(await wishesOf(WHO.mentor)).toEqual(AS_THE_SCHOOL);
  });

  it('goes back to what the school does', async () => {
    const form = await typed(WHO.mentor, 'herinneringen');
    await press(school, form, 'reminding.save', { days: '2', hour: '600' }, WHO.mentor);

    await press(school, form, 'reminding.reset', {}, WHO.mentor);

    expect(await wishesOf(WHO.mentor)).toEqual(AS_THE_SCHOOL);
  });

  it('is told when nobody else at school would hear of the rest, and not when somebody does', async () => {
    const form = await typed(WHO.coordinator, 'herinneringen');
    await school.deps.store.transact(SCHOOL, (tx) =>
      tx.reminding.wish(WHO.deputyCoordinator, { ...AS_THE_SCHOOL, dutyOnly: true }),
    );
    const alone = await press(school, form, 'reminding.save', { duty: 'true' }, WHO.coordinator);

    expect(form).toMatchObject({ isLastToHear: false });
    expect(alone).toMatchObject({ kind: 'reminding_kept', isLastToHear: true });
    expect(await typed(WHO.mentor, 'herinneringen')).toMatchObject({ isLastToHear: false });
  });

  it('chooses for nobody else', async () => {
    const ref = { schoolId: SCHOOL, id: WHO.otherMentor, version: 0 };

    const answer = await VERBS.get('reminding.save')?.press(await school.turn(WHO.mentor), {
      ref,
      days: '2',
    });

    expect(answer).toEqual({ kind: 'refused', code: 'not_for_your_role' });
    expect(await wishesOf(WHO.otherMentor)).toEqual(AS_THE_SCHOOL);
  });

  it('sees a pause no more that is over', async () => {
    const form = await typed(WHO.mentor, 'herinneringen');
    await press(school, form, 'reminding.save', { pause: '2026-11-24' }, WHO.mentor);

    school.clock.set('2026-11-24T09:00:00Z');
    expect(await typed(WHO.mentor, 'herinneringen')).toMatchObject({ wishes: { pausedUntil: '2026-11-24' } });
    school.clock.set('2026-11-25T09:00:00Z');
    expect(await typed(WHO.mentor, 'herinneringen')).toMatchObject({ wishes: { pausedUntil: null } });
  });

  async function typed(person: PersonId, words: string): Promise<PersonalView> {
    await haveChats(school, person);
    await answerMessage(await school.turn(person, undefined, null), commandOf(words));
    const said = (await deliverDue(school)).flatMap(({ delivery }) =>
      delivery.kind === 'personal' ? [delivery.view] : [],
    );
    const view = said.at(-1);
    if (!view) throw new Error('Nothing was answered.');
    return view;
  }

  function wishesOf(person: PersonId) {
    return school.deps.store.transact(SCHOOL, (tx) => tx.reminding.of(person));
  }

  async function auditedOf(person: PersonId): Promise<string[]> {
    const found = await sql<{ action: string }>`
      select action from audit where actor_id = ${person}::uuid and action like 'reminding%'
    `.execute(school.engine.db);
    return found.rows.map(({ action }) => action);
  }
});
