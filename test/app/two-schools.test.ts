import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { arrive } from '../../src/app/arriving/arriving.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import type { Actor } from '../../src/app/ports/people.ts';
import type { Roster } from '../../src/app/ports/roster.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { logTo } from '../../src/log.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import type { Handle } from '../../src/teams/bot.ts';
import { handlingOf } from '../../src/teams/handling.ts';
import { inboundOf } from '../../src/teams/inbound.ts';
import { VERBS } from '../../src/teams/verbs.ts';
import { activityOf } from '../support/activity.ts';
import { testKeys } from '../support/database.ts';
import { countedIds } from '../support/fixed.ts';
import { plannedNotices } from '../support/notices-planned.ts';
import { type Play, play } from '../support/playing.ts';
import { entraOf, PUPIL, SCHOOL, TENANT, testRoster, WHO } from '../support/school.ts';
import { openedDossier, sentConcern } from '../support/triage.ts';

/** The same school once more, in another tenant: every id is of the same shape, and ends alike. */
const OTHER_TENANT = TENANT.replace('11111111', '99999999');
const OTHER = twin(SCHOOL);

describe('two schools on one server', () => {
  let school: Play;
  let handle: Handle;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await rostersOn(school.engine, testKeys(), countedIds(0x9000), school.clock).add(twinRoster());
    handle = handlingOf(
      school.deps,
      logTo(() => undefined, school.clock.now, 'error'),
      () => undefined,
    );
  });

  afterAll(() => school.close());

  it('see no row of one another, by whatever id it is asked for', async () => {
    const { dossier } = await openedDossier(school);

    const seen = await school.deps.store.transact(OTHER, async (tx) => [
      await tx.concerns.byId(dossier.concernId),
      await tx.concerns.forChange(dossier.concernId),
      await tx.concerns.byNumber(dossier.number),
      await tx.concerns.openOfPupil(PUPIL.sam),
      await tx.concerns.waiting(),
      await tx.details.of(dossier.concernId),
      await tx.absenceBooks.of(dossier.id),
      await tx.dossiers.byId(dossier.id),
      await tx.dossiers.byConcern(dossier.concernId),
      await tx.dossiers.openAtSchool(),
      await tx.dossiers.participants(dossier.id),
      await tx.dossiers.informed(dossier.concernId),
      await tx.past.tables(dossier.id),
      await tx.past.agreements(dossier.id),
      await tx.agreedOutcomes.of(dossier.id),
      await tx.past.actions(dossier.id),
      await tx.past.changes(dossier.id),
      await tx.minutes.tablesHeld(dossier.id),
      await tx.minutes.madeFinal(dossier.id),
      await tx.minutes.versionsBefore(dossier.id),
      await tx.tables.current(dossier.id),
      await tx.tables.latestOf([dossier.id]),
      await tx.pupils.byId(PUPIL.sam),
      await tx.pupils.byIds([PUPIL.sam]),
      await tx.pupils.guardians(PUPIL.sam),
      await tx.pupils.ofMentor(WHO.mentor),
      await tx.pupils.mentorsOf(PUPIL.sam),
      await tx.pupils.isMentorOf(WHO.mentor, PUPIL.sam),
      await tx.people.byId(WHO.mentor),
      await tx.people.byIds([WHO.mentor, WHO.leerplicht]),
      await tx.people.workingAt([WHO.mentor], OTHER, '2026-11-23' as never),
      await tx.notices.sentTo({ dossierId: dossier.id }, ['vote_request']),
      await tx.outgoing.troubleOf(dossier.concernId, dossier.id, []),
      await tx.deadlines.of({ dossierId: dossier.id }),
    ]);

    expect(seen.filter((found) => found !== null && found !== false)).toEqual(
      seen.filter(Array.isArray).map(() => []),
    );
  });

  it.each([
    ['its people with a role', (at: Asking) => at.people.withRole(SCHOOL, 'mentor', '2026-11-23' as never)],
    ['its coordinators', (at: Asking) => at.people.coordinators(SCHOOL, '2026-11-23' as never)],
    ['who works there', (at: Asking) => at.people.workingAt([WHO.mentor], SCHOOL, '2026-11-23' as never)],
  ])('are not asked about one another: %s', async (_what, ask: (at: Asking) => Promise<unknown>) => {
    await expect(school.deps.store.transact(OTHER, (tx) => ask(tx))).rejects.toThrow('Another school');
  });

  it('number their concerns each from 001 on', async () => {
    await sentConcern(school);

    const number = await school.deps.store.transact(OTHER, (tx) => tx.concerns.byNumber('26-001'));

    expect(number).toBeNull();
  });

  it('believe no card that names the other, however right the rest of it is', async () => {
    const ref = await sentConcern(school);
    const turn = await turnOfOther(WHO.coordinator);

    for (const schoolId of [SCHOOL, OTHER]) {
      const data = { ref: { ...ref, schoolId }, route: 'advice', reason: 'school_can_do_it' };
      for (const [name, verb] of VERBS) {
        const view = await verb.press({ ...turn, key: `${name} ${schoolId}` }, data);
        if (view)
          expect([name, view]).toEqual([
            name,
            expect.objectContaining({ kind: expect.stringMatching(NOTHING) }),
          ]);
      }
    }
    expect(await school.deps.store.transact(SCHOOL, (tx) => tx.concerns.byId(ref.id as never))).toMatchObject(
      {
        state: 'submitted',
        version: ref.version,
      },
    );
  });

  it('have drafts of their own, for people with the same kind of id', async () => {
    await startIntake(await school.turn(WHO.mentor));

    const draft = await school.deps.store.transact(OTHER, (tx) => tx.concerns.openDraftOf(twin(WHO.mentor)));

    expect(draft).toBeNull();
  });

  it('hear both when a chat and a message have the same name in two tenants', async () => {
    await says(TENANT, WHO.mentor);
    await says(OTHER_TENANT, twin(WHO.mentor));

    expect((await plannedNotices(school)).map(({ kind, to }) => [kind, to.id])).toEqual([
      ['menu', WHO.mentor],
      ['menu', twin(WHO.mentor)],
    ]);
  });

  it('offer nobody what was for somebody of the other', async () => {
    await openedDossier(school);
    const turn = await turnOfOther(WHO.swv);
    await arrive(turn, {
      kind: 'personal',
      serviceUrl: 'http://localhost/',
      teamsId: 'x',
      botId: 'b',
      teamId: null,
    });

    const to = (await plannedNotices(school)).filter(({ to }) => to.id === twin(WHO.swv));

    expect(to.map(({ kind }) => kind)).toEqual(['welcome']);
  });

  async function turnOfOther(person: PersonId) {
    const like = await school.turn(WHO.mentor);
    const actor = await school.deps.directory.actor(OTHER_TENANT, entraOfTwin(person), like.today);
    return { ...like, actor: actor as Actor };
  }

  async function says(tenant: string, person: PersonId): Promise<void> {
    const inbound = inboundOf(
      activityOf({
        from: { id: '29:1', aadObjectId: tenant === TENANT ? entraOf(person) : entraOfTwin(person) },
        conversation: { id: 'a:1', conversationType: 'personal', tenantId: tenant },
        channelData: { tenant: { id: tenant } },
      }),
    );
    if (!inbound) throw new Error('This activity is of no known shape.');
    await handle(inbound);
  }
});

type Asking = Parameters<Parameters<Play['deps']['store']['transact']>[1]>[0];

/** A refusal, or what somebody of the other school may see of their own. */
const NOTHING =
  /^(refused|worklist|intake_safety|intake_who|page_link|absence_form|reminding_form|reminding_kept|absence_list|own_tables|own_places|own_actions|digest|tables_move)$/;

function twin<T extends string>(id: T): T {
  return id.replace('019ad111', '019ad222') as T;
}

function entraOfTwin(person: PersonId): string {
  return person.replace(/^019ad[12]{3}/, '33333333');
}

function twinRoster(): Roster {
  const roster = JSON.stringify(testRoster())
    .replaceAll('019ad111', '019ad222')
    .replaceAll('"22222222-0000', '"33333333-0000')
    .replaceAll(TENANT, OTHER_TENANT);
  return JSON.parse(roster) as Roster;
}
