import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { answerMessage } from '../../../src/app/arriving/answering-message.ts';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { askAgreement, askHeld, askMore } from '../../../src/app/dossier/asking.ts';
import { askHolder } from '../../../src/app/dossier/changing-holder.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { openDossier } from '../../../src/app/dossier/showing-dossier.ts';
import { askForCall, releaseConcern } from '../../../src/app/intake/asking-for-call.ts';
import { doubtSafety, doubtSafetyOfDossier } from '../../../src/app/intake/doubting-safety.ts';
import { resumeIntake } from '../../../src/app/intake/starting-intake.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import { takeRoute } from '../../../src/app/triage/deciding.ts';
import { tellInformed } from '../../../src/app/triage/informing.ts';
import { chooseRoute } from '../../../src/app/triage/opening-concern.ts';
import { openItem, showWorklist } from '../../../src/app/worklist/opening.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, WHO } from '../../support/school.ts';
import { agreed, refOf } from '../../support/tables.ts';
import {
  accept,
  BOTH_TOLD,
  concernNow,
  countOf,
  deliverDue,
  dossierOf,
  haveChats,
  refNow,
  type Sent,
  sentConcern,
  viewsTo,
} from '../../support/triage.ts';

describe('"toch onveilig", after a concern was sent', () => {
  let school: Play;
  let ref: CardRef;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.mentor, WHO.coordinator, WHO.deputyCoordinator, WHO.safetyOfficer);
    ref = await sentConcern(school);
    await deliverDue(school);
  });

  afterAll(() => school.close());

  it('shows the lines and a way to be called, and undoes nothing', async () => {
    const before = await concernNow(school, ref);

    const view = await doubt();

    expect(view).toMatchObject({ kind: 'intake_stopped', sent: true, call: { kind: 'can_ask' } });
    expect(await concernNow(school, ref)).toMatchObject({
      state: 'submitted',
      number: before.number,
      intake: before.intake,
    });
  });

  it('is told to the coordinators with a number alone, and stands on top of their list', async () => {
    await doubt();
    const sent = await deliverDue(school);
    const list = await showWorklist(await school.turn(WHO.coordinator));

    for (const person of [WHO.coordinator, WHO.deputyCoordinator])
      expect(viewsTo(sent, person, 'safety_doubt')).toEqual([
        expect.objectContaining({
          kind: 'triage_doubted',
          number: '26-001',
          canStop: true,
          canRelease: false,
        }),
      ]);
    expect(JSON.stringify(sent.map(({ delivery }) => delivery))).not.toContain('Sam');
    expect(list).toMatchObject({ items: [{ what: 'safety', number: '26-001', roepnaam: null }] });
  });

  it('stands alone on the list of the coordinators: no other row of it names the pupil or asks anything', async () => {
    const before = await whatsOn(WHO.coordinator);

    await doubt();

    expect(before).toEqual(['judge Sam', 'inform Sam']);
    expect(await whatsOn(WHO.coordinator)).toEqual(['safety null']);
  });

  it('takes the name of the pupil from the cards of the coordinators', async () => {
    await doubt();
    const edits = (await deliverDue(school)).filter(({ kind }) => kind === 'card_edit');

    expect(viewsTo(edits, WHO.coordinator)).toEqual([expect.objectContaining({ kind: 'triage_doubted' })]);
  });

  it('asks the aandachtsfunctionaris to call on a tap of its own, without content', async () => {
    await doubt();
    const silent = viewsTo(await deliverDue(school), WHO.safetyOfficer);

    const view = await askForCall(await school.turn(WHO.mentor), await refNow(school, ref));
    const asked = viewsTo(await deliverDue(school), WHO.safetyOfficer);

    expect(silent).toEqual([]);
    expect(view).toMatchObject({ kind: 'intake_stopped', sent: true, call: { kind: 'asked' } });
    expect(asked).toEqual([
      { kind: 'call_me', ref: expect.anything(), roepnaamOfAsker: 'Anna', released: false },
    ]);
  });

  it.each(['accept', 'advice'] as const)('leaves no way open but that of safety (%s)', async (way) => {
    await doubt();
    const now = await refNow(school, ref);

    const chosen = await chooseRoute(await school.turn(WHO.coordinator), now, way);
    const taken =
      way === 'accept'
        ? await accept(school, now)
        : await takeRoute(await school.turn(WHO.coordinator), now, {
            route: 'advice',
            reason: 'school_can_do_it',
          });

    expect(chosen).toMatchObject({ kind: 'triage_doubted' });
    expect(taken).toEqual({ kind: 'refused', code: 'safety_first' });
    expect((await concernNow(school, ref)).state).toBe('submitted');
    expect(await countOf(school, 'dossier')).toBe(0);
  });

  it('can lead to the safety route, from which the aandachtsfunctionaris releases it as ever', async () => {
    await doubt();

    const decided = await takeRoute(await school.turn(WHO.coordinator), await refNow(school, ref), {
      route: 'safety',
      reason: 'safety_first',
    });
    await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));

    expect(decided).toMatchObject({ kind: 'triage_decided', route: 'safety' });
    expect(await concernNow(school, ref)).toMatchObject({ state: 'submitted', doubtedAt: null });
  });

  it('is over when the aandachtsfunctionaris says that it was discussed: everybody goes on where they were', async () => {
    await doubt();
    await deliverDue(school);

    const released = await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));
    const sent = await deliverDue(school);
    const receipt = await resumeIntake(await school.turn(WHO.mentor), await refNow(school, ref));

    expect(released).toMatchObject({ kind: 'call_me', released: true });
    expect(viewsTo(sent, WHO.coordinator)).toContainEqual(
      expect.objectContaining({ kind: 'triage_new', roepnaam: 'Sam' }),
    );
    expect(viewsTo(sent, WHO.mentor)).toEqual([expect.objectContaining({ kind: 'intake_receipt' })]);
    expect(receipt).toMatchObject({ kind: 'intake_receipt', roepnaam: 'Sam' });
    expect(await accept(school, await refNow(school, ref))).toMatchObject({ kind: 'triage_decided' });
  });

  it('can be raised again after that, and the aandachtsfunctionaris is asked again', async () => {
    await doubt();
    await askForCall(await school.turn(WHO.mentor), await refNow(school, ref));
    await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));
    await deliverDue(school);

    await doubt();
    await askForCall(await school.turn(WHO.mentor), await refNow(school, ref));

    expect(viewsTo(await deliverDue(school), WHO.safetyOfficer)).toContainEqual(
      expect.objectContaining({ kind: 'call_me', released: false }),
    );
  });

  it.each([WHO.mentor, WHO.coordinator])('is not ended by somebody else (%s)', async (person) => {
    await doubt();

    expect(await releaseConcern(await school.turn(person), await refNow(school, ref))).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
    expect((await concernNow(school, ref)).doubtedAt).not.toBeNull();
  });

  it('is ended by a coordinator of a school that has no aandachtsfunctionaris', async () => {
    await school.engine.script(`delete from membership where role = 'aandachtsfunctionaris'`);
    await doubt();
    const card = await openItem(await school.turn(WHO.coordinator), await refNow(school, ref));

    await releaseConcern(await school.turn(WHO.coordinator), await refNow(school, ref));

    expect(card).toMatchObject({ kind: 'triage_doubted', canRelease: true });
    expect((await concernNow(school, ref)).doubtedAt).toBeNull();
  });

  it('keeps the question about the parents back, and takes no answer to it meanwhile', async () => {
    await doubt();
    school.clock.set('2026-11-24T07:30:00Z');
    const due = (await deliverDue(school)).filter(({ kind }) => kind === 'parents_informed_due');

    const view = await tellInformed(await school.turn(WHO.coordinator), await refNow(school, ref), {
      parents: BOTH_TOLD,
      secondPerson: null,
      ageBand: null,
    });

    expect(due.find(({ to }) => to === WHO.coordinator)?.delivery).toEqual({
      kind: 'drop',
      reason: 'safety',
    });
    expect(due.filter(({ delivery }) => delivery.kind !== 'drop')).toEqual([]);
    expect(view).toMatchObject({ kind: 'triage_doubted' });
    expect(await countOf(school, 'informed')).toBe(0);
  });

  it.each([WHO.otherMentor, WHO.leerplicht])('is not for somebody else (%s)', async (person) => {
    expect(await doubt(person)).toEqual({ kind: 'refused', code: 'not_your_concern' });
    expect((await concernNow(school, ref)).doubtedAt).toBeNull();
  });

  it('is stored once when it is pressed twice', async () => {
    const now = await refNow(school, ref);

    const first = await doubtSafety(await school.turn(WHO.mentor, 'x'), now);
    const second = await doubtSafety(await school.turn(WHO.mentor, 'x'), now);
    await doubt();

    expect(second).toEqual(first);
    expect((await concernNow(school, ref)).version).toBe(now.version + 1);
  });

  describe('in a dossier that runs', () => {
    let dossier: CardRef;

    beforeEach(async () => {
      await accept(school, ref);
      dossier = (await dossierOf(school, ref)).ref;
      const table = await school.deps.store.transact(ref.schoolId as never, (tx) =>
        tx.tables.current(dossier.id as never),
      );
      await agreed(school, { ...(await dossierOf(school, ref)), ref: refOf(table as never) }, 'yes');
    });

    it('holds back what would go to the family, and nothing else: the table stands', async () => {
      await doubt();
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
        await doubt();
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

    it('takes the name from every card of a table in the chat of who coordinates, and gives it back', async () => {
      await deliverDue(school);
      school.clock.forward(60_000);
      await deliverDue(school);
      const cards = await tableCardsOf(WHO.coordinator);

      await doubt();
      const during = (await deliverDue(school)).filter(({ to }) => to === WHO.coordinator);
      await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));
      const after = (await deliverDue(school)).filter(({ to }) => to === WHO.coordinator);

      expect(cards.length).toBeGreaterThan(0);
      expect(during.map(({ edits }) => edits)).toEqual(expect.arrayContaining(cards));
      expect(JSON.stringify(during)).not.toContain('Sam');
      expect(after.map(({ edits }) => edits)).toEqual(expect.arrayContaining(cards));
      expect(
        after.filter(({ edits }) => cards.includes(edits ?? '')).map(({ delivery }) => delivery),
      ).toEqual(
        cards.map(() => expect.objectContaining({ view: expect.objectContaining({ roepnaam: 'Sam' }) })),
      );
    });

    it('shows in the status of the case what was held back', async () => {
      await doubt();
      await deliverDue(school);
      await answerMessage(await school.turn(WHO.coordinator), { kind: 'status', number: '26-001' });

      const [status] = viewsTo(await deliverDue(school), WHO.coordinator, 'status');

      expect(status).toMatchObject({ kind: 'status' });
      expect(
        status?.kind === 'status' && status.trouble.filter(({ state }) => state === 'held'),
      ).toContainEqual(expect.objectContaining({ reason: 'safety', todo: 'wait_safety' }));
    });

    it('lets messages to the family go again once it was discussed', async () => {
      await doubt();
      await deliverDue(school);
      await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));
      school.clock.set('2026-11-24T13:00:00Z');

      const reminders = toFamily(await deliverDue(school));

      expect(reminders.map(({ kind, delivery }) => `${kind} ${delivery.kind}`)).toContain(
        'table_tomorrow mail',
      );
    });

    it('sends the family the invitation that was held back, as soon as it was discussed', async () => {
      await doubt();
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
      await doubt();
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
      await doubt();
      const meanwhile = await whatsOn(WHO.coordinator);
      await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));

      expect(meanwhile).toEqual(['safety null']);
      expect(await whatsOn(WHO.coordinator)).toContain('table Sam');
    });

    it('leaves the mentor who carries it a row without the name', async () => {
      await sql`update dossier set casushouder_id = ${WHO.mentor}`.execute(school.engine.db);
      const before = await whatsOn(WHO.mentor);
      await doubt();

      expect(before).toContain('table Sam');
      expect(await whatsOn(WHO.mentor)).toEqual(['table null']);
    });

    it('takes the name of the pupil from every form of the dossier, and gives it back', async () => {
      const forms = [askMore, askAgreement, askHeld, askHolder];
      const names = async () => {
        const shown = await Promise.all(
          forms.map(async (form) => form(await school.turn(WHO.coordinator), dossier)),
        );
        return shown.map((view) => ('roepnaam' in view ? view.roepnaam : undefined));
      };
      await doubt();
      const meanwhile = await names();
      await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, ref));

      expect(meanwhile).toEqual(['', '', '', '']);
      expect(await names()).toEqual(['Sam', 'Sam', 'Sam', 'Sam']);
    });

    it('posts nothing about it in the channel', async () => {
      await deliverDue(school);
      await doubt();

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

      expect(await doubt()).toEqual({ kind: 'refused', code: 'not_now' });
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

  async function doubt(person: PersonId = WHO.mentor) {
    return doubtSafety(await school.turn(person, undefined, 'receipt'), await refNow(school, ref));
  }

  async function whatsOn(person: PersonId): Promise<string[]> {
    const list = await showWorklist(await school.turn(person));
    return list.kind === 'worklist' ? list.items.map(({ what, roepnaam }) => `${what} ${roepnaam}`) : [];
  }
});
