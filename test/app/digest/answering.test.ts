import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { DigestView } from '../../../src/app/digest/views.ts';
import { withNext } from '../../../src/app/guarding/beginning.ts';
import type { Deadline } from '../../../src/app/ports/deadlines.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import type { DeadlineId, PersonId, SchoolDate } from '../../../src/domain/ids.ts';
import { AS_THE_SCHOOL, type Wishes } from '../../../src/domain/reminding/wishes.ts';
import type { DeadlineRule } from '../../../src/domain/terms/term.ts';
import { dossierStage, TODAY } from '../../contract/dossier-stage.ts';
import { emptyEmbedded } from '../../support/database.ts';
import { dayOf } from '../../support/guarded-days.ts';
import { press, pressOn, pressRaw } from '../../support/pressing.ts';
import { PUPIL, SCHOOL, WHO } from '../../support/school.ts';
import { runningTerm } from '../../support/terms.ts';
import { deliverDue, haveChats } from '../../support/triage.ts';

const FRIDAY = '2026-11-27';
const MONDAY = '2026-11-30';
const REF = { schoolId: SCHOOL, id: SCHOOL, version: 0 };

describe('what somebody does with the message of a day', () => {
  const { school, at, storedDossier } = dossierStage(emptyEmbedded);

  beforeEach(async () => {
    await haveChats(school(), WHO.coordinator, WHO.mentor);
  });

  it('opens the case that was chosen in it', async () => {
    await begun('first_table', MONDAY, 'sam');
    await begun('report_shared', MONDAY, 'noor');
    const message = await told(WHO.mentor, FRIDAY);

    const opened = await pressOn(school(), WHO.mentor, message, 'digest.open');

    expect(opened).toMatchObject({ kind: 'dossier', number: '26-001' });
  });

  it('is asked what it is about when nothing was chosen', async () => {
    expect(await pressRaw(school(), 'digest.take', { ref: REF })).toEqual({
      kind: 'refused',
      code: 'reminder_missing',
    });
  });

  it('leaves in the message for good what is still asked', async () => {
    await begun('first_table', MONDAY, 'sam');
    await begun('report_shared', MONDAY, 'noor');
    const message = await told(WHO.mentor, FRIDAY);
    await pressOn(school(), WHO.mentor, message, 'digest.take');

    const edit = (await deliverDue(school())).find(({ kind }) => kind === 'card_edit');

    const delivery = edit?.delivery;
    if (delivery?.kind !== 'personal' || delivery.view.kind !== 'digest') throw new Error('No such edit.');
    expect(numbersIn(delivery.view)).toEqual(['26-002']);
    expect(delivery.view.answered).toEqual({
      number: '26-001',
      rule: 'first_table',
      how: 'taken_up',
      on: '2026-12-02',
      school: { id: SCHOOL, name: 'Testcollege' },
    });
  });

  it('comes back from the days that were offered, and from the own wishes, to the message as it stands', async () => {
    await begun('first_table', MONDAY, 'sam');
    const second = await begun('report_shared', MONDAY, 'noor');
    const message = await told(WHO.mentor, FRIDAY);
    const offer = await pressOn(school(), WHO.mentor, message, 'digest.later');
    await at((tx) => tx.deadlines.end(second.about, 'all', 'met'));

    const fromOffer = await press(school(), offer, 'digest.show', {}, WHO.mentor);
    const wishes = await pressOn(school(), WHO.mentor, message, 'reminding.show');
    const fromWishes = await press(school(), wishes, 'digest.show', {}, WHO.mentor);
    const kept = await press(school(), wishes, 'reminding.save', {}, WHO.mentor);
    const fromKept = await press(school(), kept, 'digest.show', {}, WHO.mentor);

    expect(fromOffer).toMatchObject({ kind: 'digest', on: FRIDAY });
    expect([fromOffer, fromWishes, fromKept].map(numbersOf)).toEqual([['26-001'], ['26-001'], ['26-001']]);
  });

  it('finds on a day without anything that there is nothing to do', async () => {
    const wishes = await pressRaw(school(), 'reminding.show', {}, WHO.mentor);

    const day = await press(school(), wishes, 'digest.show', {}, WHO.mentor);

    expect(day).toMatchObject({ kind: 'digest', on: TODAY });
    expect(numbersOf(day)).toEqual([]);
  });

  it('says nothing in the message of an answer to what ended meanwhile', async () => {
    const term = await begun('first_table', MONDAY, 'sam');
    await begun('report_shared', MONDAY, 'noor');
    const message = await told(WHO.mentor, FRIDAY);
    await pressOn(school(), WHO.mentor, message, 'digest.take');
    await at((tx) => tx.deadlines.end(term.about, 'all', 'met'));

    const edit = (await deliverDue(school())).find(({ kind }) => kind === 'card_edit');

    const delivery = edit?.delivery;
    if (delivery?.kind !== 'personal' || delivery.view.kind !== 'digest') throw new Error('No such edit.');
    expect(delivery.view.answered).toBeUndefined();
  });

  it('puts off three times, and is asked to choose otherwise the fourth', async () => {
    const term = await begun('first_table', MONDAY, 'sam');
    const putOff = async (until: string) => {
      const data = { ref: REF, choice: `${term.id} ${until}` };
      return pressRaw(school(), 'digest.put_off', data);
    };

    for (const [day, until] of [
      ['2026-11-23', '2026-11-24'],
      ['2026-11-24', '2026-11-25'],
      ['2026-11-25', '2026-11-26'],
    ] as const) {
      school().clock.set(`${day}T09:00:00Z`);
      expect(await putOff(until)).toMatchObject({ kind: 'reminder_answered', on: until });
      // The same press again changes nothing.
      expect(await putOff(until)).toMatchObject({ kind: 'reminder_answered', on: until });
    }
    school().clock.set('2026-11-26T09:00:00Z');
    expect(await putOff(FRIDAY)).toEqual({ kind: 'refused', code: 'put_off_too_often' });
  });

  it.each([
    ['a day that was not offered', '2026-12-07', 'put_off_day_odd'],
    ['no day', 'soon', 'reminder_missing'],
  ])('cannot put off to %s', async (_what, until, code) => {
    const term = await begun('first_table', MONDAY, 'sam');

    const answer = await pressRaw(school(), 'digest.put_off', { ref: REF, choice: `${term.id} ${until}` });

    expect(answer).toEqual({ kind: 'refused', code });
  });

  it('hears that what ended is not needed any more', async () => {
    const term = await begun('first_table', MONDAY, 'sam');
    await at((tx) => tx.deadlines.end(term.about, 'all', 'met'));

    const answer = await pressRaw(school(), 'digest.put_off', { ref: REF, choice: `${term.id} ${FRIDAY}` });

    expect(answer).toEqual({ kind: 'refused', code: 'reminder_over' });
  });

  it.each([{ dutyOnly: true }, { pausedUntil: '2026-12-04' as SchoolDate }])(
    'hears with %j what the law asks, and nothing else beside it',
    async (wishes: Partial<Wishes>) => {
      await at((tx) => tx.reminding.wish(WHO.mentor, { ...AS_THE_SCHOOL, ...wishes }));
      await begun('first_table', MONDAY, 'sam');
      await begun('absence_16h', '2026-12-01', 'noor');
      await begun('long_absence', '2026-12-01', 'other');

      expect(numbersIn(await told(WHO.mentor, MONDAY))).toEqual(['26-002', '26-003']);
    },
  );

  it('is put on record by a neutral word', async () => {
    await begun('first_table', MONDAY, 'sam');
    await begun('report_shared', MONDAY, 'noor');
    const message = await told(WHO.mentor, FRIDAY);
    const offer = await pressOn(school(), WHO.mentor, message, 'digest.later');
    await press(school(), offer, 'digest.put_off', {}, WHO.mentor);

    const found = await sql<{ action: string }>`
      select action from audit where actor_id = ${WHO.mentor}::uuid order by at
    `.execute(school().engine.db);
    expect(found.rows).toEqual([{ action: 'term.put_off' }]);
  });

  async function begun(
    rule: DeadlineRule,
    dueOn: string,
    about: 'sam' | 'noor' | 'other',
  ): Promise<Deadline> {
    const pupil = about === 'other' ? PUPIL.ofOtherMentor : PUPIL[about];
    const dossier = await storedDossier(pupil);
    await at((tx) => tx.dossiers.store({ ...dossier, casushouderId: WHO.mentor }));
    const id = school().deps.ids.next<DeadlineId>();
    const term = runningTerm(id, { dossierId: dossier.id }, rule, { dueOn: dueOn as SchoolDate });
    const { calendars, wallClock } = school().deps;
    const calendar = calendars.of(await at((tx) => tx.schools.here()));
    await at((tx) => tx.deadlines.start([withNext(calendar, wallClock, term, -1, TODAY)]));
    return term;
  }

  async function told(who: PersonId, on: string): Promise<Extract<DigestView, { kind: 'digest' }>> {
    const left = (await dayOf(school(), on)).find(({ kind, to }) => kind === 'digest' && to === who);
    if (left?.delivery.kind !== 'personal' || left.delivery.view.kind !== 'digest')
      throw new Error(`There is no message: ${JSON.stringify(left)}`);
    return left.delivery.view;
  }
});

function numbersOf(view: PersonalView | null): string[] {
  if (view?.kind !== 'digest') throw new Error(`No message of a day: ${view?.kind}`);
  return numbersIn(view);
}

function numbersIn({ parts }: Extract<DigestView, { kind: 'digest' }>): string[] {
  return parts
    .flatMap(({ digest }) => digest.sections)
    .flatMap(({ lines }) => lines.map(({ term }) => term.number))
    .sort();
}
