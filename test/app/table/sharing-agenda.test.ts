import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { readAgendas } from '../../../src/app/chores/reading-agendas.ts';
import { readColleagues } from '../../../src/app/chores/reading-colleagues.ts';
import type { BusySpan, ReadAgenda } from '../../../src/app/ports/agendas.ts';
import { openAnswerPage, type PagePress, pressAnswerPage } from '../../../src/app/table/answer-page.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { AGENDA_HOST, busy, failing, fakeOrganisation } from '../../support/fake-agendas.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, SCHOOL, TENANT, WHO } from '../../support/school.ts';
import { type Asked, askedTable, participantsNow, tableNow } from '../../support/tables.ts';

const LINK = `https://${AGENDA_HOST}/hanna.ics`;
const SHARE: PagePress = { kind: 'share_agenda', url: LINK };
/** The Thursday on which enough people are at the school anyway, its morning. */
const THURSDAY = ['2026-11-26T08:00:00Z', '2026-11-26T11:00:00Z'] as const;
const ALL_THURSDAY = ['2026-11-26T06:00:00Z', '2026-11-26T18:00:00Z'] as const;

let school: Play;

beforeAll(async () => {
  school = await play();
}, 30_000);

beforeEach(() => school.again());
afterAll(() => school.close());

describe('an agenda that somebody shares on the page behind their link', () => {
  beforeEach(async () => {
    await askedTable(school);
  });

  it('is kept, sealed, and said to be shared without being shown', async () => {
    const answered = await press(WHO.jgz, SHARE);

    expect(answered).toMatchObject({ fault: null, page: { agenda: { state: 'waiting', fault: null } } });
    expect(JSON.stringify(answered)).not.toContain('hanna.ics');
    const { rows } = await sql<{ all: string }>`select agenda_link::text as all from agenda_link`.execute(
      school.engine.db,
    );
    expect(rows).toHaveLength(1);
    expect(Buffer.from(rows[0]?.all.match(/\\x([0-9a-f]+)/)?.[1] ?? '', 'hex').toString()).not.toContain(
      'hanna',
    );
    expect(await actions()).toEqual(['agenda.shared']);
  });

  it('is refused when it is somewhere else than the settings allow', async () => {
    for (const url of ['https://elsewhere.example/x.ics', '', 'hoi'])
      expect(await press(WHO.jgz, { kind: 'share_agenda', url })).toMatchObject({
        fault: 'agenda_not_allowed',
        page: { agenda: { state: 'none' } },
      });
    expect(await actions()).toEqual([]);
  });

  it('tells its owner when it was read, or why not', async () => {
    await press(WHO.jgz, SHARE);
    await reads({ kind: 'read', busy: [] });
    expect(await sharing(WHO.jgz)).toMatchObject({ state: 'read', readOn: '2026-11-23' });

    school.clock.forward(3 * 60 * 60_000);
    await reads(failing('zone_unknown'));
    expect(await sharing(WHO.jgz)).toMatchObject({
      state: 'failed',
      fault: 'zone_unknown',
      readOn: '2026-11-23',
    });
  });

  it('can be taken back at any time, and leaves nothing', async () => {
    await press(WHO.jgz, SHARE);
    await reads({ kind: 'read', busy: [busy(...THURSDAY)] });

    expect(await press(WHO.jgz, { kind: 'stop_agenda' })).toMatchObject({
      page: { agenda: { state: 'none' } },
    });
    await press(WHO.jgz, { kind: 'stop_agenda' });

    const { rows } = await sql`select 1 from agenda_link`.execute(school.engine.db);
    expect(rows).toEqual([]);
    expect(await actions()).toEqual(['agenda.shared', 'agenda.stopped']);
  });

  it('is said to be what the organisation shows, where that is so, and a link still comes first', async () => {
    await organisationShows(WHO.jgz, []);
    expect(await sharing(WHO.jgz)).toMatchObject({ by: 'organisation', state: 'read', readOn: '2026-11-23' });

    await press(WHO.jgz, { kind: 'stop_agenda' });
    expect(await sharing(WHO.jgz)).toMatchObject({ by: 'organisation' });
    await press(WHO.jgz, SHARE);
    expect(await sharing(WHO.jgz)).toMatchObject({ by: 'link', state: 'waiting', readOn: null });
    expect(await actions()).toEqual(['agenda.shared']);
  });

  it('is not asked of the family, and not taken from them', async () => {
    expect(await sharing(GUARDIAN.ofSam)).toBeNull();
    expect(await press(GUARDIAN.ofSam, SHARE)).toMatchObject({ fault: 'agenda_not_allowed' });
    await press(GUARDIAN.ofSam, { kind: 'stop_agenda' });

    expect(await actions()).toEqual([]);
  });
});

describe('the search for a moment', () => {
  it('proposes nothing that a shared agenda says is busy, and knows that the rest is free', async () => {
    const before = await searched();
    expect(before).toContainEqual({ on: '2026-11-26', reasons: [] });

    await shares(WHO.coordinator, { kind: 'read', busy: [busy(...ALL_THURSDAY)] });
    const after = await searched();

    expect(after.map(({ on }) => on)).not.toContain('2026-11-26');
    expect(after.flatMap(({ reasons }) => reasons)).not.toContain('unknown:ondersteuningscoordinator');
    expect(before.flatMap(({ reasons }) => reasons)).toContain('unknown:ondersteuningscoordinator');
  });

  it('still takes what is only noted into account as the school has set it', async () => {
    await shares(WHO.coordinator, { kind: 'read', busy: [busy(...THURSDAY, 'tentative')] });

    expect(await searched()).toContainEqual({
      on: '2026-11-26',
      reasons: ['tentative:ondersteuningscoordinator'],
    });
  });

  it('does not know any more after a day whether somebody is free, and knows still when they are busy', async () => {
    await shares(WHO.coordinator, { kind: 'read', busy: [busy(...ALL_THURSDAY)] });
    school.clock.set('2026-11-24T09:00:00Z');
    const within = await searched();
    school.clock.set('2026-11-24T09:00:01Z');
    const after = await searched();

    expect(within.flatMap(({ reasons }) => reasons)).not.toContain('unknown:ondersteuningscoordinator');
    expect(after.flatMap(({ reasons }) => reasons)).toContain('unknown:ondersteuningscoordinator');
    expect(after.map(({ on }) => on)).not.toContain('2026-11-26');
  });

  it('takes what the organisation shows as it takes a shared agenda', async () => {
    await organisationShows(WHO.coordinator, [busy(...ALL_THURSDAY)]);

    const found = await searched();

    expect(found.map(({ on }) => on)).not.toContain('2026-11-26');
    expect(found.flatMap(({ reasons }) => reasons)).not.toContain('unknown:ondersteuningscoordinator');
  });

  it('says with each moment whose agenda it could not read, and why', async () => {
    await shares(WHO.jgz, failing('not_found'));

    const { ref } = await askedTable(school);
    const { slots } = await tableNow(school, ref);

    expect(slots.length).toBeGreaterThan(0);
    for (const { reasons } of slots) expect(reasons).toContain('agenda:not_found:jgz');
  });

  /** The days of what is proposed, with the codes that are about the coordinator's agenda. */
  async function searched(): Promise<{ on: string; reasons: string[] }[]> {
    const { ref } = await askedTable(school);
    const { slots } = await tableNow(school, ref);
    await cancelTable(await school.turn(WHO.coordinator), ref);
    await sql`update dossier set state = 'closed'`.execute(school.engine.db);
    return slots.map(({ startsAt, reasons }) => ({
      on: school.deps.wallClock.dateOf(startsAt),
      reasons: reasons.filter((code) => /^(unknown|tentative):ondersteuningscoordinator$/.test(code)),
    }));
  }
});

async function shares(person: PersonId, read: ReadAgenda): Promise<void> {
  await school.deps.store.transact(SCHOOL, (tx) => tx.agendas.share(person, LINK, school.clock.now()));
  await reads(read);
}

/** As it is after the chore asked the server of this person's organisation. */
async function organisationShows(person: PersonId, spans: BusySpan[]): Promise<void> {
  const now = school.clock.now();
  await sql`update person set tenant_id = ${TENANT} where id = ${person}`.execute(school.engine.db);
  const found = await school.deps.store.transact(SCHOOL, (tx) => tx.people.byId(person));
  const organisation = fakeOrganisation(TENANT);
  organisation.say(String(found?.mail), { kind: 'read', busy: spans });
  await readColleagues({ ...school.deps, organisation }, () => true);
  expect((await school.deps.store.transact(SCHOOL, (tx) => tx.agendas.of([person])))[0]?.readAt).toBe(now);
}

async function reads(read: ReadAgenda): Promise<void> {
  school.agendas.say(read);
  expect(await readAgendas(school.deps, () => true)).toBe(1);
}

async function linkTo(who: string) {
  const [table] = await school.deps.store.transact(SCHOOL, async (tx) => {
    const [dossier] = await tx.dossiers.openAtSchool();
    return dossier ? tx.tables.latestOf([dossier.id]) : [];
  });
  if (!table) throw new Error('there is no table');
  const people = await participantsNow(school, { dossier: { id: table.dossierId } } as Asked);
  const me = people.find((each) => each.who.id === who);
  const links = await school.deps.store.transact(SCHOOL, (tx) => tx.links.ofTable(table.id));
  const link = links.find(({ holder }) => holder.id === me?.id);
  if (!link) throw new Error('there is no link');
  return link;
}

async function press(who: string, pressed: PagePress) {
  return pressAnswerPage(school.deps, await linkTo(who), pressed);
}

async function sharing(who: string) {
  const page = await openAnswerPage(school.deps, await linkTo(who));
  return page?.kind === 'asked' ? page.agenda : undefined;
}

async function actions(): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    select action from audit where action like 'agenda.%' order by seq
  `.execute(school.engine.db);
  return rows.map(({ action }) => action);
}
