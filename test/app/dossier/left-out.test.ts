import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { askPeople } from '../../../src/app/dossier/asking.ts';
import { openDossier } from '../../../src/app/dossier/showing-dossier.ts';
import { askTellParent, tellParent } from '../../../src/app/dossier/telling-parent.ts';
import { tellInformed } from '../../../src/app/triage/informing.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, SCHOOL, WHO } from '../../support/school.ts';
import { type Asked, agreed, refOf } from '../../support/tables.ts';
import {
  deliverDue,
  haveChats,
  leftOut,
  openedDossier,
  type Sent,
  sentConcern,
  toldBy,
} from '../../support/triage.ts';

const LEFT_OUT = GUARDIAN.alsoOfSam;
const PARENTS = [toldBy(GUARDIAN.ofSam, WHO.coordinator), leftOut(LEFT_OUT, 'not_reachable')];

describe('a parent who was left out', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 30_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.coordinator, WHO.mentor);
  });

  afterAll(() => school.close());

  it('is said not to know on the card of the dossier, and is nowhere said to have been told', async () => {
    const { ref } = await opened();

    expect(await openDossier(await school.turn(WHO.coordinator), ref)).toMatchObject({ notTold: 1 });
    expect(await askPeople(await school.turn(WHO.coordinator), ref)).toMatchObject({ canTell: true });
  });

  it('is not counted where both parents were told', async () => {
    const { ref } = await openedDossier(school);

    expect(await openDossier(await school.turn(WHO.coordinator), ref)).toMatchObject({ notTold: 0 });
    expect(await askPeople(await school.turn(WHO.coordinator), ref)).toMatchObject({ canTell: false });
  });

  it('is said not to know once it was put down before the decision', async () => {
    const concern = await sentConcern(school);
    const view = await tellInformed(await school.turn(WHO.coordinator), concern, {
      parents: PARENTS,
      secondPerson: WHO.safetyOfficer,
      ageBand: null,
    });

    expect(view).toMatchObject({ kind: 'triage_informed', notTold: 1 });
  });

  it('gets no mail while moments are asked about, nor when it is booked', async () => {
    const asked = await opened();
    const round = await deliverDue(school);
    await agreed(school, await onTable(asked), 'yes');
    const booked = await deliverDue(school);

    expect([...round, ...booked].filter(({ to }) => to === LEFT_OUT)).toEqual([]);
  });

  it('is asked along once told, while moments are asked about', async () => {
    const { ref } = await opened();
    await deliverDue(school);
    const view = await tell(ref);

    expect(view).toMatchObject({ kind: 'dossier', notTold: 0 });
    expect(kindsTo(await deliverDue(school), LEFT_OUT)).toContain('vote_request');
  });

  it('gets the invitation of a table that is booked already, once told', async () => {
    const asked = await opened();
    await agreed(school, await onTable(asked), 'yes');
    await deliverDue(school);
    await tell(asked.ref);
    const sent = await deliverDue(school);

    expect(kindsTo(sent, LEFT_OUT)).toEqual(['table_booked']);
    expect(sent.find(({ to }) => to === LEFT_OUT)?.delivery).toMatchObject({
      kind: 'mail',
      to: 'rob.vis@thuis.example',
    });
  });

  it('is told once when the button is pressed twice', async () => {
    const asked = await opened();
    const turn = await school.turn(WHO.coordinator, 'tell');
    const parent = await parentOf(asked.ref);
    await tellParent(turn, asked.ref, parent, WHO.mentor);
    await tellParent(turn, asked.ref, parent, WHO.mentor);
    const sent = await deliverDue(school);

    expect(kindsTo(sent, LEFT_OUT)).toEqual(['vote_request']);
  });

  it.each([
    ['no colleague is named', null],
    ['the colleague has nothing to do with the pupil', WHO.leerplicht],
  ])('stays left out when %s', async (_why, by) => {
    const { ref } = await opened();
    await deliverDue(school);
    const view = await tell(ref, by);

    expect(view).toMatchObject({ kind: 'dossier_tell', fault: 'colleague_unknown' });
    expect(kindsTo(await deliverDue(school), LEFT_OUT)).toEqual([]);
  });

  it('is no choice for somebody who does not carry the dossier', async () => {
    const { ref } = await opened();

    expect(await askTellParent(await school.turn(WHO.otherMentor), ref)).toMatchObject({
      kind: 'refused',
      code: 'not_for_your_role',
    });
  });

  function opened(): Promise<{ dossier: Asked['dossier']; ref: CardRef }> {
    return openedDossier(school, { parents: PARENTS, secondPerson: WHO.safetyOfficer });
  }

  async function onTable({ dossier }: { dossier: Asked['dossier'] }): Promise<Asked> {
    const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
    if (!table) throw new Error('No table was proposed.');
    return { dossier, ref: refOf(table) };
  }

  async function parentOf(ref: CardRef): Promise<string> {
    const form = await askTellParent(await school.turn(WHO.coordinator), ref);
    if (form.kind !== 'dossier_tell') throw new Error(`The form is a ${form.kind}.`);
    return form.parents[0]?.id ?? '';
  }

  async function tell(ref: CardRef, by: PersonId | null = WHO.mentor) {
    return tellParent(await school.turn(WHO.coordinator), ref, await parentOf(ref), by);
  }
});

function kindsTo(sent: readonly Sent[], to: string): string[] {
  return sent.filter((each) => each.to === to).map(({ kind }) => kind);
}
