import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { bindChannel, meetChannel } from '../../../src/app/channel/binding-channel.ts';
import type { Dossier } from '../../../src/app/ports/dossiers.ts';
import type { ClaimedNotice } from '../../../src/app/ports/notices.ts';
import { preparingOf } from '../../../src/app/preparing-notices.ts';
import { CHANNEL_VERBS } from '../../../src/domain/channel.ts';
import type {
  GuardianId,
  Instant,
  OrganisationId,
  PersonId,
  PupilId,
  SchoolDate,
} from '../../../src/domain/ids.ts';
import { NOTICE_KINDS, type NoticeKind } from '../../../src/domain/notices.ts';
import { channelCardOf } from '../../../src/teams/cards/channel.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, TENANT, WHO } from '../../support/school.ts';
import { accept, dossierOf, sentConcern, toldBy } from '../../support/triage.ts';

/** More with WORD_RUNS, the same again with WORD_SEED; a failure prints the words. */
const RUNS = Number(process.env.WORD_RUNS ?? 4);
const SEED = Number(process.env.WORD_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Any other kind, if ever it were planned for a channel, says nothing there. */
const IN_A_CHANNEL: readonly NoticeKind[] = [
  'channel_card',
  'channel_digest',
  'channel_post',
  'channel_setup',
];
const TABLE_STATES = ['voting', 'booked', 'held', 'cancelled', 'superseded'];
const PLACE = { tenantId: TENANT, serviceUrl: 'http://localhost/', botId: 'bot' };
/** What is sure to stand in no card of ours: what was ticked in this test, and who else works at its school. */
const OURS = /behaviour|te laat|gedrag|Anna|Carla|Fatima|Petra/i;

const word = fc.stringMatching(/^[A-Z][a-z]{4,9} [a-z]{4,9}$/);
const anyWords = fc.record({
  roepnaam: word,
  voorvoegsel: word,
  achternaam: word,
  className: word,
  parentsRoepnaam: word,
  parentsAchternaam: word,
  mentorsRoepnaam: word,
  mentorsAchternaam: word,
  municipality: word,
  school: word,
  tried: word,
  pupilsWords: word,
  more: word,
});
type Words = typeof anyWords extends fc.Arbitrary<infer Value> ? Value : never;

describe(`what the channel never says (seed ${SEED})`, () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await bindChannel(await school.turn(WHO.coordinator, undefined, null), { ...PLACE, teamsId: 'general' });
    await meetChannel(await school.turn(WHO.coordinator), { ...PLACE, teamsId: 'care' }, 'called');
  });

  afterAll(() => school.close());

  it('is a word of the intake, a name, a class or a written text: for every kind of notice and every verb, in every state, in both languages', async () => {
    await fc.assert(
      fc.asyncProperty(anyWords, async (words) => {
        const dossier = await dossierAbout(words);
        const said = await everythingSaid(dossier, Object.values(words));

        for (const { bytes } of said) {
          for (const hidden of Object.values(words)) expect(bytes).not.toContain(hidden);
          expect(bytes).not.toMatch(OURS);
        }
        // Nothing was left out: each verb was said, and no kind but these can reach a channel.
        expect(distinct(said.map(({ verb }) => verb))).toEqual(
          [...CHANNEL_VERBS, 'choose', 'chosen', 'lines'].sort(),
        );
        expect(distinct(said.map(({ kind }) => kind))).toEqual(IN_A_CHANNEL);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  }, 120_000);

  /** All that a channel could be told about a dossier: as payload, and as card in both languages, in one text each. */
  async function everythingSaid(dossier: Dossier, words: readonly string[]): Promise<Said[]> {
    const said: Said[] = [];
    for (const state of TABLE_STATES) {
      await tableBecomes(state);
      for (const verb of CHANNEL_VERBS) said.push(...(await saidBy(dossier, 'channel_post', { verb })));
      said.push(...(await saidBy(dossier, 'channel_card', {})));
    }
    said.push(...(await dayOf(dossier)));
    for (const verb of words)
      await expect(saidBy(dossier, 'channel_post', { verb })).rejects.toThrow('kept out of the channel');
    for (const state of ['agreed', 'closed']) {
      await sql`update dossier set state = ${state} where id = ${dossier.id}::uuid`.execute(school.engine.db);
      said.push(...(await saidBy(dossier, 'channel_card', {})));
    }
    for (const conversation of await channels())
      for (const setup of ['choose', 'chosen', ...words])
        said.push(...(await saidBy(dossier, 'channel_setup', { conversation, setup })));
    for (const kind of NOTICE_KINDS.filter((each) => !IN_A_CHANNEL.includes(each)))
      said.push(...(await saidBy(dossier, kind, { number: dossier.number })));
    for (const show of ['concern', 'dossier', 'triage', 'answer', 'call_me'])
      said.push(...(await saidBy(dossier, 'card_edit', { show })));
    return said;
  }

  /** The message of the day, with every term of the dossier in it. */
  async function dayOf(dossier: Dossier): Promise<Said[]> {
    const on = school.deps.wallClock.dateOf(school.clock.now());
    await school.deps.store.transact(SCHOOL, async (tx) => {
      const terms = await tx.deadlines.of({ dossierId: dossier.id });
      await tx.deadlines.remind(
        terms.map(({ id, generation }) => ({
          id: school.deps.ids.next<string>(),
          deadlineId: id,
          generation,
          step: 0,
          audience: 'channel',
          to: { kind: 'channel' },
          on,
          actedAt: null,
        })),
      );
    });
    return saidBy(dossier, 'channel_digest', { on });
  }

  async function saidBy(
    dossier: Dossier,
    kind: NoticeKind,
    params: ClaimedNotice['params'],
  ): Promise<Said[]> {
    const [table] = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.latestOf([dossier.id]));
    const delivery = await preparingOf(school.deps)({
      id: '019ad111-0000-7000-8000-00000000fffe' as never,
      schoolId: SCHOOL,
      kind,
      to: { kind: 'channel', id: SCHOOL },
      about: {
        dossierId: dossier.id,
        concernId: dossier.concernId,
        ...(table && { actietafelId: table.id }),
      },
      params,
      dedupeKey: 'a test',
      dueAt: 0 as Instant,
      expiresAt: null,
      editsActivity: null,
      fence: 1,
      attempts: 0,
    });
    if (delivery.kind === 'drop' || delivery.kind === 'unreachable') return [];
    if (delivery.kind !== 'channel') throw new Error(`A ${kind} for a channel became ${delivery.kind}.`);
    const { payload } = delivery;
    const cards = (['nl', 'en'] as const).map((language) => channelCardOf(payload, language));
    const verb = payload.kind === 'news' ? payload.verb : payload.kind;
    return [{ kind, verb, bytes: JSON.stringify([payload, cards]) }];
  }

  /** The school's own channel, and one in which the bot was called and asks. */
  async function channels(): Promise<string[]> {
    const found = await sql<{ id: string }>`select id from conversation where kind = 'channel'`.execute(
      school.engine.db,
    );
    return found.rows.map(({ id }) => id);
  }

  async function tableBecomes(state: string): Promise<void> {
    await sql`update actietafel set state = ${state}, booked_slot_id = (select id from slot limit 1)`.execute(
      school.engine.db,
    );
  }

  async function dossierAbout(words: Words): Promise<Dossier> {
    const { next } = school.deps.ids;
    const pupilId = next<PupilId>();
    const mentorId = next<PersonId>();
    const guardianId = next<GuardianId>();
    const organisationId = await anyOrganisation();
    await school.engine.script(
      `delete from vote; delete from slot; update actietafel set state = 'cancelled'`,
    );
    await sql`update school set name = ${words.school}, location = ${words.school}`.execute(school.engine.db);
    await school.deps.store.transact(SCHOOL, async (tx) => {
      await tx.people.add({
        id: mentorId,
        organisationId,
        name: { roepnaam: words.mentorsRoepnaam, voorvoegsel: '', achternaam: words.mentorsAchternaam },
        mail: 'mentor@voorbeeld.example',
        identity: null,
        language: null,
      });
      await tx.pupils.add(
        {
          id: pupilId,
          name: {
            roepnaam: words.roepnaam,
            voorvoegsel: words.voorvoegsel,
            achternaam: words.achternaam,
          },
          className: words.className,
          bornOn: '2012-05-12' as SchoolDate,
          homeMunicipality: words.municipality,
          homePostcode: null,
          exemptUntil: null,
          mail: null,
        },
        null,
        [WHO.mentor, mentorId],
      );
      await tx.pupils.addGuardian(pupilId, {
        id: guardianId,
        name: { roepnaam: words.parentsRoepnaam, voorvoegsel: '', achternaam: words.parentsAchternaam },
        mail: null,
        phone: null,
        gezag: 'yes',
        language: 'nl',
        addressSecret: false,
      });
    });
    const concern = await sentConcern(school, { pupilId, reasons: ['late', 'behaviour_in_class'] });
    await school.deps.store.transact(SCHOOL, (tx) =>
      tx.details.add({
        id: next<string>(),
        concernId: concern.id as never,
        authorId: WHO.mentor,
        details: {
          sickReports: null,
          absenceHours: null,
          welfare: ['sombre'],
          tried: words.tried,
          effect: null,
          pupilsWords: words.pupilsWords,
          more: words.more,
        },
        writtenAt: school.clock.now(),
      }),
    );
    await accept(school, concern, { parents: [toldBy(guardianId, WHO.mentor)] });
    return (await dossierOf(school, concern)).dossier;
  }

  async function anyOrganisation(): Promise<OrganisationId> {
    const { rows } = await sql<{ id: OrganisationId }>`select id from organisation limit 1`.execute(
      school.engine.db,
    );
    return rows[0]?.id as OrganisationId;
  }
});

type Said = { kind: NoticeKind; verb: string; bytes: string };

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)].sort();
}
