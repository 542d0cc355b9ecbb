import { beforeEach, describe, expect, it } from '@jest/globals';
import { AS_THE_SCHOOL } from '../../src/domain/reminding/wishes.ts';
import { askedPages } from '../support/asked-pages.ts';
import { openedDoor } from '../support/door.ts';
import { askedOwnPage, pressedBehind } from '../support/own-page.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { deliverDue } from '../support/triage.ts';

const PARTNER = WHO.leerplicht;

describe('when somebody without Teams may be reminded, on their own page', () => {
  const { school, doorOf } = askedPages();

  beforeEach(async () => {
    await deliverDue(school());
  });

  it('is as the school does it, and says how that is', async () => {
    const { text } = await openedDoor(await ownUrl());

    expect(text).toContain(
      'Ik herinner je op maandag, dinsdag, woensdag, donderdag en vrijdag, om 08:30 uur.',
    );
    expect(text).toContain('Niet vóór 08:00 uur, en niet meer vanaf 17:00 uur.');
  });

  it('is chosen there, and said back', async () => {
    const { status, text } = await pressedBehind(await ownUrl(), {
      doe: 'reminding',
      uur: '600',
      dag: '2',
      'niet-na': '960',
      pauze: '2026-12-04',
      plicht: 'ja',
    });

    expect(status).toBe(200);
    expect(text).toContain('Opgeslagen. Zo herinner ik je voortaan.');
    expect(text).toContain('Ik herinner je op dinsdag, om 10:00 uur.');
    expect(await wishesNow()).toEqual({
      digestMinute: 600,
      fromMinute: null,
      untilMinute: 960,
      workDays: [2],
      pausedUntil: '2026-12-04',
      dutyOnly: true,
    });
  });

  it.each([
    [{ uur: '600' }, 'minstens één dag'],
    [{ dag: '2', uur: '420' }, 'valt buiten de uren'],
    [{ dag: '2', pauze: '2027-06-01' }, 'Zo lang kan een pauze niet duren'],
  ])('keeps nothing of %j, and says why', async (filled, why) => {
    const { status, text } = await pressedBehind(await ownUrl(), { doe: 'reminding', ...filled });

    expect(status).toBe(422);
    expect(text).toContain(why);
    expect(await wishesNow()).toEqual(AS_THE_SCHOOL);
  });

  it('shows again what was filled in when something is wrong with it, and beside it what still holds', async () => {
    const { text } = await pressedBehind(await ownUrl(), {
      doe: 'reminding',
      uur: '420',
      dag: '2',
      pauze: '2026-12-04',
      plicht: 'ja',
    });

    expect(text).toContain('<option value="420" selected>');
    expect(text).toContain('name="dag" value="2" checked');
    expect(text).not.toContain('name="dag" value="1" checked');
    expect(text).toContain('value="2026-12-04"');
    expect(text).toContain('name="plicht" value="ja" checked');
    expect(text).toContain('om 08:30 uur.');
  });

  it('is shown from the top after a press, where it says what came of it', async () => {
    const { text } = await openedDoor(await ownUrl());

    expect(text).toMatch(/<form[^>]* action="[^"#]*"[^>]*>(?:(?!<\/form>).)*name="uur"/s);
  });

  it('says of days what holds for days, and of hours nothing of days', async () => {
    const { text } = await openedDoor(await ownUrl());

    expect(text.split('Op een andere dag stuur ik niets.')).toHaveLength(2);
    expect(text.split('Je krijgt hooguit één bericht per schooldag')).toHaveLength(2);
  });

  async function ownUrl(): Promise<string> {
    const [posted] = await askedOwnPage(school(), await doorOf(PARTNER));
    return posted?.url ?? '';
  }

  function wishesNow() {
    return school().deps.store.transact(SCHOOL, (tx) => tx.reminding.of(PARTNER));
  }
});
