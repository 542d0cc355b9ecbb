import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { answerMessage } from '../../../src/app/arriving/answering-message.ts';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { askAgreement, askHeld, askMore, askPeople } from '../../../src/app/dossier/asking.ts';
import { askHolder } from '../../../src/app/dossier/changing-holder.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { openDossier } from '../../../src/app/dossier/showing-dossier.ts';
import { askForCall, releaseConcern } from '../../../src/app/intake/asking-for-call.ts';
import { doubtSafetyOfDossier } from '../../../src/app/intake/doubting-safety.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { doubt, heardConcern, whatsOn } from '../../support/doubting.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, WHO } from '../../support/school.ts';
import { agreed, refOf } from '../../support/tables.ts';
import {
  accept,
  concernNow,
  deliverDue,
  dossierOf,
  refNow,
  type Sent,
  viewsTo,
} from '../../support/triage.ts';

describe('"toch onveilig", in a dossier that runs', () => {
  let school: Play;
  let ref: CardRef;
  let dossier: CardRef;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    ref = await heardConcern(school);
    await accept(school, ref);
    dossier = (await dossierOf(school, ref)).ref;
    const table = await school.deps.store.transact(ref.schoolId as never, (tx) =>
      tx.tables.current(dossier.id as never),
    );
    await agreed(school, { ...(await dossierOf(school, ref)), ref: refOf(table as never) }, 'yes');
  });

  afterAll(() => school.close());

  it('holds back what would go to the family, and nothing else: the table stands', async () => {
    await doubt(school, ref);
    const sent = await deliverDue(school);

    expect(toFamily(sent).length).toBeGreaterThan(0);
    for (const { delivery } of toFamily(sent)) expect(delivery).toEqual({ kind: 'drop', reason: 'safety' });
    expect(viewsTo(sent, WHO.mentor, 'table_booked')).toHaveLength(1);
    expect(await tableStates()).toEqual(['booked']);
  });

  it.each(['asked about', 'booked'] as const)(
    'takes the name of the pupil from the card of a table that is %s, for who coordinates alone',
    async (state) => {
      if (state === 'asked about') await moveTable(await school.turn(WHO.coordinator), await tableRef());
      const before = await showTable(await school.turn(WHO.coordinator), await tableRef());
      await doubt(school, ref);
      const table = await tableRef();
      const meanwhile = await showTable(await school.turn(WHO.coordinator), table);
      const ofMentor = await showTable(await school.turn(WHO.mentor), table);
      await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));

      expect(before).toMatchObject({ number: '26-001', roepnaam: 'Sam' });
      expect(meanwhile).toMatchObject({ number: '26-001', roepnaam: null });
      expect(ofMentor).toMatchObject({ roepnaam: 'Sam' });
      expect(await showTable(await school.turn(WHO.coordinator), table)).toMatchObject({ roepnaam: 'Sam' });
    },
  );

  it.each([
    ['a coordinator', WHO.coordinator, WHO.coordinator],
    ['a mentor who carries it', WHO.mentor, WHO.mentor],
  ])(
    'takes the name from every card of a table in the chat of %s, and gives it back',
    async (_, who, holder) => {
      await sql`update dossier set casushouder_id = ${holder}`.execute(school.engine.db);
      await deliverDue(school);
      school.clock.forward(60_000);
      await deliverDue(school);
      const cards = await tableCardsOf(who);

      await doubt(school, ref);
      const during = (await deliverDue(school)).filter(({ to }) => to === who);
      await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));
      const after = (await deliverDue(school)).filter(({ to }) => to === who);

      expect(cards.length).toBeGreaterThan(0);
      expect(during.map(({ edits }) => edits)).toEqual(expect.arrayContaining(cards));
      expect(JSON.stringify(during)).not.toContain('Sam');
      expect(after.map(({ edits }) => edits)).toEqual(expect.arrayContaining(cards));
      expect(
        after.filter(({ edits }) => cards.includes(edits ?? '')).map(({ delivery }) => delivery),
      ).toEqual(
        cards.map(() => expect.objectContaining({ view: expect.objectContaining({ roepnaam: 'Sam' }) })),
      );
    },
  );

  it('shows in the status of the case what was held back', async () => {
    await doubt(school, ref);
    await deliverDue(school);
    await answerMessage(await school.turn(WHO.coordinator), { kind: 'status', number: '26-001' });

    const [status] = viewsTo(await deliverDue(school), WHO.coordinator, 'status');

    expect(status).toMatchObject({ kind: 'status' });
    expect(
      status?.kind === 'status' && status.trouble.filter(({ state }) => state === 'held'),
    ).toContainEqual(expect.objectContaining({ reason: 'safety', todo: 'wait_safety' }));
  });

  it('lets messages to the family go again once it was discussed', async () => {
    await doubt(school, ref);
    await deliverDue(school);
    await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));
    school.clock.set('2026-11-24T13:00:00Z');

    const reminders = toFamily(await deliverDue(school));

    expect(reminders.map(({ kind, delivery }) => `${kind} ${delivery.kind}`)).toContain(
      'table_tomorrow mail',
    );
  });

  it('sends the family the invitation that was held back, as soon as it was discussed', async () => {
    await doubt(school, ref);
    await deliverDue(school);
    await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));

    const sent = toFamily(await deliverDue(school)).filter(({ kind }) => kind === 'table_booked');

    expect(sent.map(({ to, delivery }) => [to, delivery.kind]).sort()).toEqual(
      [
        [GUARDIAN.ofSam, 'mail'],
        [GUARDIAN.alsoOfSam, 'mail'],
      ].sort(),
    );
  });

  it('tells the family that the table is off when it was called off meanwhile, and sends no invitation to it', async () => {
    await deliverDue(school);
    await doubt(school, ref);
    await cancelTable(await school.turn(WHO.coordinator), await tableRef());
    const held = toFamily(await deliverDue(school));
    await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));

    const sent = toFamily(await deliverDue(school));

    expect(held.every(({ delivery }) => delivery.kind === 'drop')).toBe(true);
    expect(new Set(sent.map(({ kind, delivery }) => `${kind} ${delivery.kind}`))).toEqual(
      new Set(['table_cancelled mail']),
    );
  });

  it('stands alone on the list of the coordinators, until it was discussed', async () => {
    await doubt(school, ref);
    const meanwhile = await whatsOn(school, WHO.coordinator);
    await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));

    expect(meanwhile).toEqual(['safety null']);
    expect(await whatsOn(school, WHO.coordinator)).toContain('table Sam');
  });

  it('leaves the mentor who carries it a row without the name', async () => {
    await sql`update dossier set casushouder_id = ${WHO.mentor}`.execute(school.engine.db);
    const before = await whatsOn(school, WHO.mentor);
    await doubt(school, ref);

    expect(before).toContain('table Sam');
    expect(await whatsOn(school, WHO.mentor)).toEqual(['table null']);
  });

  it('takes the name of the pupil from every form of the dossier, and gives it back', async () => {
    const forms = [askMore, askPeople, askAgreement, askHeld, askHolder];
    const names = async () => {
      const shown = await Promise.all(
        forms.map(async (form) => form(await school.turn(WHO.coordinator), dossier)),
      );
      return shown.map((view) => ('roepnaam' in view ? view.roepnaam : undefined));
    };
    await doubt(school, ref);
    const meanwhile = await names();
    await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));

    expect(meanwhile).toEqual(['', '', '', '', '']);
    expect(await names()).toEqual(['Sam', 'Sam', 'Sam', 'Sam', 'Sam']);
  });

  it('posts nothing about it in the channel', async () => {
    await deliverDue(school);
    await doubt(school, ref);

    expect((await deliverDue(school)).filter(({ kind }) => kind.startsWith('channel'))).toEqual([]);
  });

  it('can be said from the card of the dossier, which then says what is held and leads to the call', async () => {
    const stopped = await doubtSafetyOfDossier(await school.turn(WHO.coordinator), dossier);
    const call = await askForCall(await school.turn(WHO.coordinator), await refNow(school, ref));
    const card = await openDossier(await school.turn(WHO.coordinator), dossier);

    expect(stopped).toMatchObject({ kind: 'intake_stopped', sent: true });
    expect(call).toMatchObject({ call: { kind: 'asked' } });
    expect(card).toMatchObject({ kind: 'dossier', roepnaam: '', doubted: { canRelease: false } });
  });

  it('is taken each time, also when the same button is pressed again after it was discussed', async () => {
    const pressed = async () =>
      doubtSafetyOfDossier(await school.turn(WHO.coordinator, 'same', 'dossier-card'), dossier);
    await pressed();
    await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));
    await deliverDue(school);
    school.clock.forward(60_000);

    const again = await pressed();
    const edits = (await deliverDue(school)).filter(({ kind }) => kind === 'card_edit');

    expect(again).toMatchObject({ kind: 'intake_stopped', sent: true });
    expect((await concernNow(school, ref)).doubtedAt).not.toBeNull();
    expect(viewsTo(edits, WHO.coordinator)).toContainEqual(
      expect.objectContaining({ kind: 'dossier', doubted: expect.anything() }),
    );
  });

  it('is not for a partner or another mentor from there', async () => {
    for (const person of [WHO.leerplicht, WHO.otherMentor])
      expect(await doubtSafetyOfDossier(await school.turn(person), dossier)).toEqual({
        kind: 'refused',
        code: 'not_for_your_role',
      });
  });

  it('changes nothing any more when the dossier is closed', async () => {
    await closeDossier(await school.turn(WHO.coordinator), dossier, 'moved_away');

    expect(await doubt(school, ref)).toEqual({ kind: 'refused', code: 'not_now' });
  });

  function toFamily(sent: readonly Sent[]): Sent[] {
    const family: string[] = [GUARDIAN.ofSam, GUARDIAN.alsoOfSam];
    return sent.filter(({ to }) => family.includes(to));
  }

  async function tableRef(): Promise<CardRef> {
    const table = await school.deps.store.transact(ref.schoolId as never, (tx) =>
      tx.tables.current(dossier.id as never),
    );
    return refOf(table as never);
  }

  async function tableCardsOf(person: PersonId): Promise<string[]> {
    const found = await sql<{ activity_id: string }>`
      select activity_id from notice
      where to_id = ${person}::uuid and state = 'sent' and kind in ('vote_request', 'table_booked')
    `.execute(school.engine.db);
    return found.rows.map(({ activity_id }) => activity_id);
  }

  async function tableStates(): Promise<string[]> {
    const found = await sql<{ state: string }>`select state from actietafel`.execute(school.engine.db);
    return found.rows.map(({ state }) => state);
  }
});
