import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { type Play, play } from '../../support/playing.ts';
import { WHO } from '../../support/school.ts';
import { type Asked, agreed, askedTable, refOf, tableNow, votes } from '../../support/tables.ts';
import { deliverDue, haveChats, type Sent } from '../../support/triage.ts';

describe('somebody who was asked for moments, once the table stands', () => {
  let school: Play;
  let asked: Asked;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.coordinator, WHO.mentor, WHO.leerplicht, WHO.swv, WHO.buurtteam);
    asked = await askedTable(school);
    await deliverDue(school);
  });

  afterAll(() => school.close());

  it.each([
    ['answered', WHO.leerplicht],
    ['said nothing', WHO.mentor],
    ['booked it', WHO.coordinator],
  ])(
    'and who %s, has the appointment in one message, and on the question no more than that it stands',
    async (_, person) => {
      await agreed(school, asked, 'yes');
      const sent = await everythingSent(person);

      const messages = sent.filter(({ edits }) => edits === null).map(shownBy);
      const question = sent.filter(({ edits }) => edits !== null).map(shownBy);

      expect(messages).toEqual([expect.objectContaining({ kind: 'table_appointment', phase: 'booked' })]);
      expect(question.at(-1)).toEqual({
        kind: 'table_settled',
        ref: refOf(await tableNow(school, asked.ref)),
        number: '26-001',
        phase: 'booked',
      });
    },
  );

  it('still gets to the appointment from the old question, also months later', async () => {
    await agreed(school, asked, 'yes');
    school.clock.forward(100 * 24 * 60 * 60_000);

    expect(await showTable(await school.turn(WHO.leerplicht), asked.ref)).toMatchObject({
      kind: 'table_appointment',
      phase: 'begun',
    });
  });

  it('reads on the question that it is off, when it is called off after that', async () => {
    await agreed(school, asked, 'yes');
    await everythingSent(WHO.leerplicht);
    await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));
    const sent = await everythingSent(WHO.leerplicht);

    const edits = sent.filter(({ edits }) => edits !== null).map(shownBy);

    expect(edits).toContainEqual(expect.objectContaining({ kind: 'table_settled', phase: 'cancelled' }));
    expect(edits.map((view) => view?.kind).sort()).toEqual(['table_appointment', 'table_settled']);
  });

  it('keeps all that can be done on the question of a round that was called off before anything stood', async () => {
    await votes(school, asked, WHO.coordinator, 'no');
    await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));
    const sent = await everythingSent(WHO.coordinator);

    expect(sent.filter(({ edits }) => edits !== null).map(shownBy)).toContainEqual(
      expect.objectContaining({ kind: 'table_appointment', phase: 'cancelled', coordinates: true }),
    );
  });

  /** What came at once and, a quarter of a minute later, to the cards that were there. */
  async function everythingSent(person: string): Promise<Sent[]> {
    const atOnce = await deliverDue(school);
    school.clock.forward(15_000);
    return [...atOnce, ...(await deliverDue(school))].filter(({ to }) => to === person);
  }

  function shownBy({ delivery }: Sent) {
    return delivery.kind === 'personal' ? delivery.view : null;
  }
});
