import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { answerMessage } from '../../../src/app/arriving/answering-message.ts';
import { bindChannel } from '../../../src/app/channel/binding-channel.ts';
import { makeAgreement } from '../../../src/app/dossier/carrying-dossier.ts';
import { takeRoute } from '../../../src/app/triage/deciding.ts';
import { tellInformed } from '../../../src/app/triage/informing.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import { openItem, showWorklist } from '../../../src/app/worklist/opening.ts';
import type { WaitingItem } from '../../../src/app/worklist/views.ts';
import type { DossierId, SchoolDate } from '../../../src/domain/ids.ts';
import { statementCount } from '../../support/counting.ts';
import { failedToParents } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { PUPIL, SCHOOL, TENANT, WHO } from '../../support/school.ts';
import { agreed, refOf } from '../../support/tables.ts';
import {
  accept,
  BOTH_TOLD,
  deliverDue,
  dossierOf,
  haveChats,
  morePupil,
  openedDossier,
  refNow,
  sentConcern,
  viewsTo,
} from '../../support/triage.ts';

const TODAY = '2026-11-23' as SchoolDate;

let school: Play;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator, WHO.mentor);
});

afterAll(() => school.close());

describe('mijn lijst', () => {
  it('is empty and kind when nothing waits', async () => {
    expect(await showWorklist(await school.turn(WHO.coordinator))).toEqual({
      kind: 'worklist',
      items: [],
      more: 0,
      toMove: null,
      hasPage: true,
      noChannel: { unposted: 0 },
    });
  });

  it('names first what is to be judged, longest first, and then the parents who do not know yet', async () => {
    await sentConcern(school);
    school.clock.set('2026-11-24T09:00:00Z');
    await sentConcern(school, { pupilId: PUPIL.noor });

    expect(shortly(await items())).toEqual([
      'judge 26-001 Sam 2026-11-23',
      'judge 26-002 Noor 2026-11-24',
      'inform 26-001 Sam 2026-11-24',
      'inform 26-002 Noor 2026-11-25',
    ]);
  });

  it('still asks for the parents after a route that opens no dossier, until they know', async () => {
    const ref = await sentConcern(school);
    await takeRoute(await school.turn(WHO.coordinator), ref, { route: 'advice', reason: 'school_can_do_it' });
    const before = await items();
    await tellInformed(await school.turn(WHO.coordinator), await refNow(school, ref), {
      parents: BOTH_TOLD,
      secondPerson: null,
      ageBand: null,
    });

    expect(shortly(before)).toEqual(['inform 26-001 Sam 2026-11-24']);
    expect(await items()).toEqual([]);
  });

  it('does not ask for the parents of a pupil of 18', async () => {
    await sentConcern(school, { pupilId: await morePupil(school, '2008-11-23') });

    expect((await items()).map(({ what }) => what)).toEqual(['judge']);
  });

  it('follows a dossier: book, the table to come, was it held, the agreement, and then nothing', async () => {
    const { dossier, ref } = await openedDossier(school);
    const asked = await items();
    const table = await school.deps.store.transact(ref.schoolId as never, (tx) =>
      tx.tables.current(dossier.id),
    );
    await agreed(school, { dossier, ref: refOf(table as never) }, 'yes');
    const booked = await items();
    const begins = await beginningOf(dossier.id);
    school.clock.set((begins - 1) as never);
    const about = await items();
    school.clock.set(begins as never);
    const past = await items();
    await sql`update actietafel set state = 'held'`.execute(school.engine.db);
    const held = await items();
    await makeAgreement(await school.turn(WHO.coordinator), ref, ['work'], TODAY);

    expect([asked, booked, about, past, held].map(shortly)).toEqual([
      ['book 26-001 Sam 2027-02-23'],
      ['table 26-001 Sam 2026-11-25'],
      ['table 26-001 Sam 2026-11-25'],
      ['held 26-001 Sam 2026-11-25'],
      ['agreement 26-001 Sam 2027-02-23'],
    ]);
    expect(await items()).toEqual([]);
  });

  it('shows once per number what did not arrive, and why, for two weeks', async () => {
    await openedDossier(school);
    await failedToParents(school, 'vote_request', 'no_address');

    const shown = (await items()).filter(({ what }) => what === 'not_delivered');
    school.clock.set('2026-12-07T09:00:01Z');
    const later = (await items()).filter(({ what }) => what === 'not_delivered');

    expect(shown).toEqual([
      expect.objectContaining({
        number: '26-001',
        roepnaam: null,
        on: '2026-11-23',
        undelivered: {
          kind: 'vote_request',
          state: 'failed',
          reason: 'no_address',
          whom: [
            { kind: 'seat', role: 'ouder', nth: 1, initial: 'P' },
            { kind: 'seat', role: 'ouder', nth: 2, initial: 'R' },
          ],
          todo: 'phone_answer',
        },
      }),
    ]);
    expect(later).toEqual([]);
  });

  it('says to coordinators that no channel has been chosen, and how many posts were kept back for it', async () => {
    await openedDossier(school);
    const before = await showWorklist(await school.turn(WHO.coordinator));
    await deliverDue(school);
    const after = await showWorklist(await school.turn(WHO.coordinator));
    school.clock.set('2026-12-07T09:00:01Z');
    const later = await showWorklist(await school.turn(WHO.coordinator));

    expect([before, after, later]).toMatchObject([
      { noChannel: { unposted: 0 } },
      { noChannel: { unposted: 1 } },
      { noChannel: { unposted: 0 } },
    ]);
    expect(await showWorklist(await school.turn(WHO.mentor))).toMatchObject({ noChannel: null });
  });

  it('says nothing of a channel once one has been chosen', async () => {
    await openedDossier(school);
    await deliverDue(school);
    await bindChannel(await school.turn(WHO.coordinator), {
      tenantId: TENANT,
      serviceUrl: 'http://localhost/',
      teamsId: 'general',
      botId: 'bot',
    });

    expect(await showWorklist(await school.turn(WHO.coordinator))).toMatchObject({ noChannel: null });
  });

  it('shows five rows on a card and counts the others', async () => {
    for (let count = 0; count < 3; count++) await sentConcern(school);

    expect(await showWorklist(await school.turn(WHO.coordinator))).toMatchObject({ more: 1 });
    expect(await items()).toHaveLength(5);
  });

  it('asks the store equally often for one concern and for six', async () => {
    await sentConcern(school);
    const one = await statementsOfList();
    for (let count = 0; count < 5; count++) await sentConcern(school);

    expect(await statementsOfList()).toBe(one);
    expect(one).toBeGreaterThan(5);
  });

  it('shows a mentor who carries a dossier that one, and nothing else', async () => {
    const concern = await sentConcern(school);
    await accept(school, concern, { holder: WHO.mentor });
    await sentConcern(school, { pupilId: PUPIL.noor });

    const own = await showWorklist(await school.turn(WHO.mentor));
    const other = await showWorklist(await school.turn(WHO.otherMentor));

    expect(shortly(itemsIn(own))).toEqual(['book 26-001 Sam 2027-02-23']);
    expect(other).toEqual({
      kind: 'worklist',
      items: [],
      more: 0,
      toMove: null,
      hasPage: false,
      noChannel: null,
    });
  });

  it('is not for a kernpartner', async () => {
    expect(await showWorklist(await school.turn(WHO.leerplicht))).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
  });

  it('opens a concern or a dossier, for who may see it', async () => {
    const concern = await sentConcern(school);
    const toJudge = await openItem(await school.turn(WHO.coordinator), concern);
    await accept(school, concern);
    const { ref } = await dossierOf(school, concern);

    expect(toJudge).toMatchObject({ kind: 'triage_new' });
    expect(await openItem(await school.turn(WHO.coordinator), ref)).toMatchObject({ kind: 'dossier' });
    expect(await openItem(await school.turn(WHO.coordinator), concern)).toMatchObject({ kind: 'dossier' });
    expect(await openItem(await school.turn(WHO.mentor), ref)).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
  });

  it('comes as an answer to the typed words too', async () => {
    await sentConcern(school);
    await deliverDue(school);
    await answerMessage(await school.turn(WHO.coordinator), { kind: 'worklist' });

    const [list] = viewsTo(await deliverDue(school), WHO.coordinator, 'worklist');

    expect(shortly(itemsIn(list))).toEqual(['judge 26-001 Sam 2026-11-23', 'inform 26-001 Sam 2026-11-24']);
  });
});

async function items(): Promise<readonly WaitingItem[]> {
  return itemsIn(await showWorklist(await school.turn(WHO.coordinator)));
}

function itemsIn(view: PersonalView | undefined): readonly WaitingItem[] {
  if (view?.kind !== 'worklist') throw new Error(`A ${view?.kind} is no list.`);
  return view.items;
}

function shortly(list: readonly WaitingItem[]): string[] {
  return list.map(({ what, number, roepnaam, on }) => [what, number, roepnaam, on].join(' '));
}

/** How many statements the list of the coordinator takes. */
async function statementsOfList(): Promise<number> {
  const turn = await school.turn(WHO.coordinator);
  const before = statementCount();
  await showWorklist(turn);
  return statementCount() - before;
}

async function beginningOf(id: DossierId): Promise<number> {
  const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(id));
  return table?.slots.find((slot) => slot.id === table.bookedSlotId)?.startsAt ?? 0;
}
