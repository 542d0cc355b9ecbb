import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { makeAgreement } from '../../../src/app/dossier/carrying-dossier.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { holdTable } from '../../../src/app/dossier/holding-table.ts';
import type { Dossier } from '../../../src/app/ports/dossiers.ts';
import { openAnswerPage } from '../../../src/app/table/answer-page.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import type { DossierId, SchoolDate } from '../../../src/domain/ids.ts';
import type { CloseReason } from '../../../src/domain/outcomes.ts';
import { doubt } from '../../support/doubting.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../../support/school.ts';
import { agreed, refOf } from '../../support/tables.ts';
import { deliverDue, haveChats, openedDossier, type Sent, viewsTo } from '../../support/triage.ts';

const BOOKED = '2026-11-25' as SchoolDate;
const TODAY = '2026-11-23' as SchoolDate;

let school: Play;
let dossier: Dossier;
let ref: CardRef;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator, WHO.mentor, WHO.leerplicht, WHO.swv, WHO.buurtteam);
  ({ dossier, ref } = await openedDossier(school));
});

afterAll(() => school.close());

describe('closing a dossier whose table is still to come', () => {
  it('calls that table off and says why, in one message to each', async () => {
    await deliverDue(school);
    await book();
    await deliverDue(school);

    await close();
    const sent = await deliverDue(school);

    expect(messagesTo(sent, GUARDIAN.ofSam)).toEqual(['table_cancelled']);
    expect(letterTo(sent, GUARDIAN.ofSam)).toMatchObject({
      kind: 'letter_appointment',
      phase: 'cancelled',
      closedOn: TODAY,
      appointment: { cancelled: true, sequence: 1 },
    });
    expect(viewsTo(sent, WHO.swv, 'table_cancelled')).toMatchObject([
      { phase: 'cancelled', closedOn: TODAY },
    ]);
  });
});

describe('a question about moments that still waits when its dossier is closed', () => {
  it('is not asked', async () => {
    await school.deps.store.transact(SCHOOL, async (tx) => {
      const now = school.clock.now();
      await tx.dossiers.store({ ...dossier, state: 'closed', closedAt: now, closeReason: 'moved_away' });
    });

    const sent = await deliverDue(school);

    const asking = sent.filter(({ kind }) => kind === 'vote_request').map(({ delivery }) => delivery);
    expect(asking.length).toBeGreaterThan(0);
    expect(new Set(asking.map((each) => JSON.stringify(each)))).toEqual(
      new Set([JSON.stringify({ kind: 'drop', reason: 'closed' })]),
    );
  });
});

describe('closing a dossier after its table was held', () => {
  beforeEach(async () => {
    await deliverDue(school);
    await book();
    await deliverDue(school);
    school.clock.set('2026-11-25T15:00:00Z');
    await holdTable(await school.turn(WHO.coordinator), await refNow(), BOOKED);
    await deliverDue(school);
  });

  it('calls nothing off, and tells everybody who took part that it is closed', async () => {
    await close();
    const sent = await deliverDue(school);

    expect(sent.map(({ kind }) => kind)).not.toContain('table_cancelled');
    for (const family of [GUARDIAN.ofSam, GUARDIAN.alsoOfSam, PUPIL.sam])
      expect(letterTo(sent, family)).toMatchObject({ kind: 'letter_closed', number: '26-001', on: BOOKED });
    for (const person of [WHO.mentor, WHO.leerplicht, WHO.swv, WHO.buurtteam])
      expect(viewsTo(sent, person, 'dossier_closed')).toEqual([
        {
          kind: 'dossier_closed',
          number: '26-001',
          on: BOOKED,
          raised: person === WHO.mentor ? { roepnaam: 'Sam' } : null,
        },
      ]);
    expect((await tableNow())?.state).toBe('held');
  });

  it('tells nothing to whoever closes it, who sees it on the card', async () => {
    await close();

    expect(viewsTo(await deliverDue(school), WHO.coordinator, 'dossier_closed')).toEqual([]);
  });
});

describe('closing a dossier whose table was never booked', () => {
  it('calls nothing off, and tells those who were asked that it is closed', async () => {
    await deliverDue(school);

    await close();
    const sent = await deliverDue(school);

    expect(sent.map(({ kind }) => kind)).not.toContain('table_cancelled');
    expect(letterTo(sent, GUARDIAN.ofSam)).toMatchObject({ kind: 'letter_closed', to: 'parent' });
    expect(viewsTo(sent, WHO.swv, 'dossier_closed')).toHaveLength(1);
    expect(await tableNow()).toMatchObject({ state: 'cancelled', sequence: 0 });
  });

  it('says on the card and behind the link that it is closed, and never that a table is off', async () => {
    await deliverDue(school);
    await close();

    const table = await tableNow();
    if (!table) throw new Error('no table was proposed');
    const card = await showTable(await school.turn(WHO.swv), refOf(table));
    const pages = await Promise.all((await links()).map((link) => openAnswerPage(school.deps, link)));

    expect(card).toMatchObject({ kind: 'table_appointment', phase: 'closed', moment: null });
    expect(new Set(pages.map((page) => page?.kind))).toEqual(new Set(['closed']));
  });

  it('tells nothing to whoever had not heard of it yet', async () => {
    await close();
    const sent = await deliverDue(school);

    const said = sent.filter(({ kind }) => kind === 'dossier_closed' || kind === 'table_cancelled');
    expect(said.map(({ to }) => to)).toEqual([WHO.mentor]);
  });
});

describe('whoever raised the concern', () => {
  it.each(['left_school', 'family_stops'] as const)(
    'hears in their own chat that it is closed, and not that it is because of %s',
    async (reason) => {
      await close(reason);

      expect(viewsTo(await deliverDue(school), WHO.mentor, 'dossier_closed')).toEqual([
        { kind: 'dossier_closed', number: '26-001', on: TODAY, raised: { roepnaam: 'Sam' } },
      ]);
    },
  );

  it('hears the same when they were asked to the table, and no second message as one of those', async () => {
    await deliverDue(school);
    await close();

    expect(viewsTo(await deliverDue(school), WHO.mentor, 'dossier_closed')).toEqual([
      { kind: 'dossier_closed', number: '26-001', on: TODAY, raised: { roepnaam: 'Sam' } },
    ]);
  });

  it('hears nothing when they close it, nor while somebody doubts whether it is safe', async () => {
    await school.deps.store.transact(SCHOOL, (tx) =>
      tx.dossiers.store({ ...dossier, casushouderId: WHO.mentor }),
    );
    await closeDossier(await school.turn(WHO.mentor), await refNow(), 'left_school');
    expect(viewsTo(await deliverDue(school), WHO.mentor, 'dossier_closed')).toEqual([]);

    await school.again();
    await haveChats(school, WHO.coordinator, WHO.mentor);
    ({ dossier, ref } = await openedDossier(school));
    await doubt(school, { ...ref, id: dossier.concernId });
    await close();
    expect(viewsTo(await deliverDue(school), WHO.mentor, 'dossier_closed')).toEqual([]);
  });
});

describe('the letter to the family at the end', () => {
  it('names who carried it, to call when it goes wrong again', async () => {
    await deliverDue(school);
    await close();

    expect(letterTo(await deliverDue(school), GUARDIAN.ofSam)).toMatchObject({
      kind: 'letter_closed',
      afterwards: { contact: expect.stringMatching(/ /), wasMistake: false },
    });
  });

  it('says of a case that was opened by mistake that it was one', async () => {
    await deliverDue(school);
    await close('opened_by_mistake');

    expect(letterTo(await deliverDue(school), PUPIL.sam)).toMatchObject({ afterwards: { wasMistake: true } });
  });

  it('names them too when a table that was booked is off by it', async () => {
    await deliverDue(school);
    await book();
    await deliverDue(school);
    await close();

    expect(letterTo(await deliverDue(school), GUARDIAN.ofSam)).toMatchObject({
      kind: 'letter_appointment',
      afterwards: { wasMistake: false },
    });
  });
});

describe('why a case is closed, and what helped', () => {
  it('is kept with the day, who closed it and from which day the three months ran', async () => {
    await closeDossier(await school.turn(WHO.coordinator), await refNow(), 'moved_away', {
      helped: ['partners_known', 'quick_table'],
      hindered: ['waiting_time'],
    });

    expect(await closings()).toEqual([
      {
        closedOn: TODAY,
        anchorOn: TODAY,
        closedBy: WHO.coordinator,
        closedAt: school.clock.now(),
        reason: 'moved_away',
        helped: ['quick_table', 'partners_known'],
        hindered: ['waiting_time'],
        reopened: null,
      },
    ]);
  });

  it('is asked again where nothing was chosen, and where no agreement stands for one that is said to run', async () => {
    const said = { helped: ['quick_table'], hindered: [] } as const;
    const none = await closeDossier(await school.turn(WHO.coordinator), await refNow(), null, said);
    const unagreed = await closeDossier(
      await school.turn(WHO.coordinator),
      await refNow(),
      'agreement_runs',
      said,
    );

    expect(none).toMatchObject({ kind: 'dossier_close', fault: 'close_reason_missing', filled: said });
    expect(unagreed).toMatchObject({
      kind: 'dossier_close',
      fault: 'agreement_not_put_down',
      canAgree: true,
      filled: { ...said, reason: 'agreement_runs' },
    });
    expect((await dossierNow()).state).toBe('open');
    expect(await closings()).toEqual([]);

    await makeAgreement(await school.turn(WHO.coordinator), await refNow(), ['work'], TODAY);
    expect(await close('agreement_runs')).toMatchObject({ kind: 'dossier', state: 'closed' });
  });
});

describe('closing a dossier whose table was today or before, and of which nobody said whether it was there', () => {
  beforeEach(() => book());

  it.each([
    ['2026-11-25T06:59:00Z', 'dossier'],
    ['2026-11-25T07:00:00Z', 'dossier_held'],
  ])('at %s, the beginning of the table being 07:00Z, shows a %s', async (at, kind) => {
    school.clock.set(at);

    expect(await close()).toMatchObject({ kind });
  });

  it('asks that first, and changes nothing', async () => {
    school.clock.set('2026-11-26T09:00:00Z');

    const asked = await close();

    expect(asked).toMatchObject({ kind: 'dossier_held', fault: 'held_unanswered' });
    expect((await dossierNow()).state).toBe('open');
    expect((await tableNow())?.state).toBe('booked');
  });
});

async function close(reason: CloseReason = 'left_school') {
  return closeDossier(await school.turn(WHO.coordinator), await refNow(), reason);
}

function closings() {
  return school.deps.store.transact(SCHOOL, (tx) => tx.closings.of(dossier.id));
}

async function book(): Promise<void> {
  const table = await tableNow();
  if (!table) throw new Error('no table was proposed');
  await agreed(school, { dossier, ref: refOf(table) }, 'yes');
}

async function tableNow() {
  const [table] = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.latestOf([dossier.id]));
  return table;
}

async function dossierNow(): Promise<Dossier> {
  const found = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(dossier.id as DossierId));
  if (!found) throw new Error('the dossier is gone');
  return found;
}

async function refNow(): Promise<CardRef> {
  return { ...ref, version: (await dossierNow()).version };
}

async function links() {
  const table = await tableNow();
  if (!table) throw new Error('no table was proposed');
  return school.deps.store.transact(SCHOOL, (tx) => tx.links.ofTable(table.id));
}

function messagesTo(sent: readonly Sent[], to: string): string[] {
  return sent.filter((each) => each.to === to && each.delivery.kind !== 'drop').map(({ kind }) => kind);
}

function letterTo(sent: readonly Sent[], to: string) {
  const mails = sent.flatMap((each) =>
    each.to === to && each.delivery.kind === 'mail' ? [each.delivery.letter] : [],
  );
  return mails.at(-1);
}
