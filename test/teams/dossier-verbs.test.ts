import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Play, play } from '../support/playing.ts';
import { press, pressRaw } from '../support/pressing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { agreed, refOf } from '../support/tables.ts';
import { openedDossier } from '../support/triage.ts';

let school: Play;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(() => school.again());

afterAll(() => school.close());

describe('the cards of a dossier, pressed as they are drawn', () => {
  it('lead from the list to "held", an agreement, a ground and the end', async () => {
    const { dossier } = await openedDossier(school);
    const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
    await agreed(school, { dossier, ref: refOf(table as never) }, 'yes');
    school.clock.set('2026-11-25T15:00:00Z');

    const list = await pressRaw(school, 'worklist.show', {});
    const opened = await press(school, list, 'worklist.open');
    const held = await press(school, await press(school, opened, 'dossier.ask_held'), 'dossier.held');
    const ground = await press(school, await press(school, held, 'dossier.ask_ground'), 'dossier.ground', {
      first: 'swv',
      second: 'statutory_task',
    });
    const made = await press(school, await press(school, ground, 'dossier.ask_agreement'), 'dossier.agreed', {
      outcomes: 'back_partly,work',
      madeOn: '2026-11-25',
    });
    const closed = await press(school, await press(school, made, 'dossier.ask_close'), 'dossier.close', {
      second: 'agreement_runs',
    });

    expect(opened).toMatchObject({ kind: 'dossier', table: { isPast: true } });
    expect(held).toMatchObject({ table: { state: 'held', on: '2026-11-25' } });
    expect(ground).toMatchObject({ withoutGround: ['leerplicht', 'jgz', 'buurtteam'] });
    expect(made).toMatchObject({ state: 'agreed' });
    expect(closed).toMatchObject({ state: 'closed' });
  });

  it('lead through "more" and its people to another casushouder, a ground that is taken back, and the end', async () => {
    const { ref } = await openedDossier(school);
    const opened = await pressRaw(school, 'dossier.open', { ref });

    const more = await press(school, opened, 'dossier.more');
    const people = await press(school, more, 'dossier.people');
    const handed = await press(school, await press(school, people, 'dossier.ask_holder'), 'dossier.holder', {
      second: WHO.mentor,
    });
    const ground = await press(school, await press(school, handed, 'dossier.ask_ground'), 'dossier.ground', {
      first: 'swv',
      second: 'statutory_task',
    });
    const withdrawn = await press(
      school,
      await press(
        school,
        await press(school, await press(school, ground, 'dossier.more'), 'dossier.people'),
        'dossier.ask_withdraw',
      ),
      'dossier.withdraw',
    );
    const again = await press(school, withdrawn, 'dossier.more');
    const doubted = await press(school, again, 'dossier.unsafe');
    const closed = await press(school, await press(school, again, 'dossier.ask_close'), 'dossier.close', {
      second: 'moved_away',
    });

    expect(await press(school, more, 'dossier.open')).toMatchObject({ kind: 'dossier' });
    expect(handed).toMatchObject({ holder: { kind: 'colleague', roepnaam: 'Anna' } });
    expect(doubted).toMatchObject({ kind: 'intake_stopped', sent: true });
    expect(ground).toMatchObject({ withGround: ['swv'] });
    expect(withdrawn).toMatchObject({ withGround: [] });
    expect(closed).toMatchObject({ state: 'closed' });
  });

  it('lead from a table that did not go on to a new one', async () => {
    const { dossier, ref } = await openedDossier(school);
    const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
    await agreed(school, { dossier, ref: refOf(table as never) }, 'yes');
    school.clock.set('2026-11-25T15:00:00Z');

    const opened = await pressRaw(school, 'dossier.open', { ref });
    const missed = await press(school, await press(school, opened, 'dossier.ask_held'), 'dossier.not_held');
    const again = await press(school, missed, 'table.again');

    expect(again).toMatchObject({ kind: 'table_round', number: '26-001' });
  });
});
