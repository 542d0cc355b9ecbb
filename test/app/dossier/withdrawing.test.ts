import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { askPeople } from '../../../src/app/dossier/asking.ts';
import { openDossier } from '../../../src/app/dossier/showing-dossier.ts';
import { askWithdraw, withdrawGround } from '../../../src/app/dossier/withdrawing-ground.ts';
import type { Dossier, Participant } from '../../../src/app/ports/dossiers.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { handOver } from '../../../src/app/table/handing-over.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import type { SeatKind } from '../../../src/domain/roles.ts';
import { dossierNow, groundFor, withdrawn } from '../../support/grounds.ts';
import { detailsAudited } from '../../support/opening.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { refOf } from '../../support/tables.ts';
import { deliverDue, haveChats, openedDossier, viewsTo } from '../../support/triage.ts';

describe('a ground that is taken back', () => {
  let school: Play;
  let dossier: Dossier;
  let ref: CardRef;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.coordinator, WHO.leerplicht, WHO.leerplichtDeputy, WHO.swv);
    ({ dossier, ref } = await openedDossier(school));
    await deliverDue(school);
  });

  afterAll(() => school.close());

  it('names the pupil on the card of the partner while it holds, and not any more after it', async () => {
    await groundFor(school, ref, 'leerplicht');
    const [named] = roepnamen(viewsTo(await deliverDue(school), WHO.leerplicht));

    await withdrawn(school, ref, 'leerplicht');
    const cards = viewsTo(await deliverDue(school), WHO.leerplicht);

    expect(named).toBe('Sam');
    expect(roepnamen(cards)).toEqual([null]);
    expect(JSON.stringify(cards)).not.toContain('Sam');
    expect(await seenBy(WHO.leerplicht)).toMatchObject({ kind: 'table_vote', roepnaam: null });
  });

  it('touches no other partner', async () => {
    await groundFor(school, ref, 'leerplicht');
    await groundFor(school, ref, 'swv');
    await deliverDue(school);

    await withdrawn(school, ref, 'leerplicht');
    const sent = await deliverDue(school);

    expect(viewsTo(sent, WHO.swv)).toEqual([]);
    expect(await grounds()).toMatchObject({
      leerplicht: [null, '2026-11-23'],
      swv: ['statutory_task', null],
    });
  });

  it('stays on record until a ground is put down anew: when it was put down, when it ended, and who ended it', async () => {
    await groundFor(school, ref, 'swv');
    school.clock.set('2026-11-25T10:00:00Z');

    await withdrawn(school, ref, 'swv');

    const row = await partner('swv');
    expect(row).toMatchObject({ ground: null, groundOn: '2026-11-23', groundEndedOn: '2026-11-25' });
    expect(await detailsAudited(school.engine)).toMatchObject([
      { detail: 'ground_recorded' },
      { detail: 'ground_withdrawn', action: 'dossier.changed', by: WHO.coordinator },
    ]);
  });

  it('can be recorded anew', async () => {
    await groundFor(school, ref, 'swv');
    await withdrawn(school, ref, 'swv');
    school.clock.set('2026-11-25T10:00:00Z');

    await groundFor(school, ref, 'swv', 'consent');

    expect(await partner('swv')).toMatchObject({
      ground: 'consent',
      groundOn: '2026-11-25',
      groundEndedOn: null,
    });
    expect((await detailsAudited(school.engine)).map(({ detail }) => detail)).toEqual([
      'ground_recorded',
      'ground_withdrawn',
      'ground_recorded',
    ]);
  });

  it('holds for the deputy who has the seat by then', async () => {
    await groundFor(school, ref, 'leerplicht');
    const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
    await handOver(await school.turn(WHO.leerplicht), refOf(table as never));
    const [asked] = roepnamen(viewsTo(await deliverDue(school), WHO.leerplichtDeputy));

    await withdrawn(school, ref, 'leerplicht');

    expect(asked).toBe('Sam');
    expect(roepnamen(viewsTo(await deliverDue(school), WHO.leerplichtDeputy))).toEqual([null]);
  });

  it('is offered once there is one, with the partners who have one', async () => {
    const before = await askPeople(await school.turn(WHO.coordinator), ref);
    await groundFor(school, ref, 'leerplicht');
    const now = await dossierNow(school, ref);
    const card = await openDossier(await school.turn(WHO.coordinator), now);

    expect(before).toMatchObject({ kind: 'dossier_people', canWithdraw: false });
    expect(card).toMatchObject({ withGround: ['leerplicht'], withoutGround: ['jgz', 'swv', 'buurtteam'] });
    expect(await askPeople(await school.turn(WHO.coordinator), now)).toMatchObject({ canWithdraw: true });
    expect(await askWithdraw(await school.turn(WHO.coordinator), now)).toMatchObject({
      kind: 'dossier_withdraw',
      seats: ['leerplicht'],
    });
  });

  it.each(['jgz', null] as const)('of a partner who has none is refused (%s)', async (seat) => {
    await groundFor(school, ref, 'leerplicht');

    expect(await withdrawn(school, ref, seat)).toMatchObject({
      kind: 'dossier_withdraw',
      fault: 'no_ground',
    });
    expect((await partner('leerplicht'))?.ground).toBe('statutory_task');
  });

  it('is for who carries the dossier', async () => {
    await groundFor(school, ref, 'leerplicht');

    const view = await withdrawGround(
      await school.turn(WHO.leerplicht),
      await dossierNow(school, ref),
      'leerplicht',
    );

    expect(view).toEqual({ kind: 'refused', code: 'not_for_your_role' });
    expect((await partner('leerplicht'))?.ground).toBe('statutory_task');
  });

  async function seenBy(person: PersonId): Promise<PersonalView> {
    const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
    return showTable(await school.turn(person), refOf(table as never));
  }

  async function partners(): Promise<Participant[]> {
    const all = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.participants(dossier.id));
    return all.filter(({ untilOn }) => untilOn === null);
  }

  async function partner(role: SeatKind): Promise<Participant | undefined> {
    return (await partners()).find((each) => each.role === role);
  }

  async function grounds() {
    return Object.fromEntries(
      (await partners()).map(({ role, ground, groundEndedOn }) => [role, [ground, groundEndedOn]]),
    );
  }
});

function roepnamen(views: readonly PersonalView[]): (string | null)[] {
  return views.flatMap((view) => ('roepnaam' in view ? [view.roepnaam] : []));
}
