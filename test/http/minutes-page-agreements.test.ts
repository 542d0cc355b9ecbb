import { describe, expect, it } from '@jest/globals';
import { actionsNow } from '../support/agreed-actions.ts';
import { minutesNow } from '../support/minutes.ts';
import { WHO } from '../support/school.ts';
import { minutesPageStage } from './minutes-page-stage.ts';

describe('an agreement on the page with the minutes', () => {
  const { school, asked, press, printNow, whole } = minutesPageStage();

  it('is not kept from being final by a stray tap, and empties what was filled in', async () => {
    await whole();
    const stray = { deel: 'lees', 'actie-wat': 'makes_timetable' };
    const emptied = await press('leeg', { deel: 'plan', 'actie-zelf': 'Belt', 'actie-wie': 'pupil' });

    expect(emptied.text).not.toMatch(/Belt<\/textarea>|value="pupil" checked/);
    expect((await press('klaar', { ...stray, gelezen: await printNow() })).status).toBe(200);
  });

  it('carries an agreement that is not added yet to the other parts, and is not final without it', async () => {
    await whole();
    const filled = { deel: 'plan', 'actie-wat': 'makes_timetable', 'actie-wie': 'parents' };
    const read = await press('ga:lees', filled);

    expect(read.text).toContain('type="hidden" name="actie-wat" value="makes_timetable"');
    const back = await press('ga:plan', { ...filled, deel: 'lees' });
    expect(back.text).toMatch(/value="makes_timetable" checked/);
    const final = await press('klaar', { ...filled, deel: 'lees', gelezen: await printNow() });
    expect(final.status).toBe(422);
    expect(final.text).toContain('Er staat nog iets dat niet is bewaard');
    expect((await minutesNow(school(), asked()))?.state).toBe('open');
  });

  it('takes a day that was filled in before one that was tapped', async () => {
    await press('actie', {
      deel: 'plan',
      'actie-zelf': 'Belt',
      'actie-wie': 'pupil',
      'actie-voor': '2026-12-04',
      'actie-dag': '2027-02-01',
    });

    expect(await actionsNow(school(), asked().dossier)).toMatchObject([{ dueOn: '2027-02-01' }]);
  });

  it('adds another agreement by a form that was sent before', async () => {
    const form = {
      deel: 'plan',
      'actie-id': school().deps.ids.next<string>(),
      'actie-wie': 'pupil',
      'actie-voor': '2026-12-04',
    };
    await press('actie', { ...form, 'actie-zelf': 'Belt' });
    const { text } = await press('actie', { ...form, 'actie-zelf': 'Mailt' });

    expect(text).toContain('Mailt: de leerling');
    expect(await actionsNow(school(), asked().dossier)).toHaveLength(2);
  });

  it('puts an agreement together by taps, and says what is missing of it', async () => {
    const plan = await press('ga:plan');
    const id = plan.text.match(/name="actie-id" value="([^"]+)"/)?.[1] ?? '';
    const due =
      plan.text.match(/name="actie-voor" value="([^"]+)"/g)?.[1]?.match(/value="([^"]+)"/)?.[1] ?? '';
    const chosen = { deel: 'plan', 'actie-id': id, 'actie-wat': 'makes_timetable', 'actie-voor': due };

    const without = await press('actie', chosen);
    const { status, text } = await press('actie', { ...chosen, 'actie-wie': `person ${WHO.mentor}` });

    expect(without.status).toBe(422);
    expect(without.text).toContain('Kies wie het doet.');
    expect(without.text).toMatch(/value="makes_timetable" checked/);
    expect(status).toBe(200);
    expect(text).toContain('Maakt een rooster op maat: Anna Mentor (mentor), uiterlijk');
    expect(text).not.toMatch(/value="makes_timetable" checked/);
    expect(await actionsNow(school(), asked().dossier)).toMatchObject([
      { what: 'Maakt een rooster op maat' },
    ]);
  });

  it('puts own words behind an idea', async () => {
    const plan = await press('ga:plan');
    const id = plan.text.match(/name="actie-id" value="([^"]+)"/)?.[1] ?? '';

    await press('actie', {
      deel: 'plan',
      'actie-id': id,
      'actie-wat': 'makes_timetable',
      'actie-zelf': 'voor de ochtend',
      'actie-wie': 'parents',
      'actie-voor': '2026-12-04',
    });

    expect(await actionsNow(school(), asked().dossier)).toMatchObject([
      { what: 'Maakt een rooster op maat: voor de ochtend', owner: { kind: 'parents' } },
    ]);
  });
});
