import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Deadline } from '../../src/app/ports/deadlines.ts';
import type { Dossier, Participant } from '../../src/app/ports/dossiers.ts';
import type { Tx } from '../../src/app/ports/store.ts';
import { EMPTY_INTAKE } from '../../src/domain/concern.ts';
import type {
  ActietafelId,
  ConcernId,
  DeadlineId,
  DossierId,
  Instant,
  ParticipantId,
  PersonId,
  PupilId,
  SchoolDate,
  SchoolId,
} from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { testKeys } from '../support/database.ts';
import { agreementsOn } from '../support/opening.ts';
import { type Play, play } from '../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, TENANT, WHO } from '../support/school.ts';

const TODAY = '2026-11-23' as SchoolDate;
const OTHER_SCHOOL = '019ad111-0000-7000-8000-000000000099' as SchoolId;

/** What every engine does the same with dossiers, terms and the channel; run once per engine. */
export function dossierContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`dossiers on ${engineName}`, () => {
    let school: Play;
    let numbers = 0;

    beforeAll(async () => {
      school = await play('2026-11-23T09:00:00Z', open);
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      numbers = 0;
    });

    afterAll(() => school.close());

    it('gives back a dossier as it was stored, with its participants in the order in which they came', async () => {
      const dossier = await newDossier(PUPIL.sam);
      const participants = [
        participant('leerplicht', { kind: 'person', id: WHO.leerplicht }),
        participant('ouder', { kind: 'guardian', id: GUARDIAN.ofSam }),
        participant('leerling', { kind: 'pupil', id: PUPIL.sam }),
      ];

      await at((tx) => tx.dossiers.add(dossier, participants));

      expect(await at((tx) => tx.dossiers.byId(dossier.id))).toEqual(dossier);
      expect(await at((tx) => tx.dossiers.byConcern(dossier.concernId))).toEqual(dossier);
      expect(await at((tx) => tx.dossiers.participants(dossier.id))).toEqual(participants);
    });

    it('keeps one open dossier per pupil, and takes a second when the first is closed', async () => {
      const first = await storedDossier(PUPIL.sam);
      const second = await newDossier(PUPIL.sam);

      await expect(at((tx) => tx.dossiers.add(second, []))).rejects.toThrow('dossier_one_open_per_pupil');
      await at((tx) => tx.dossiers.store({ ...first, state: 'closed', closedAt: school.clock.now() }));
      await at((tx) => tx.dossiers.add(second, []));

      expect((await at((tx) => tx.dossiers.openOfPupil(PUPIL.sam)))?.id).toBe(second.id);
      expect((await at((tx) => tx.dossiers.openAtSchool())).map(({ id }) => id)).toEqual([second.id]);
    });

    it('refuses to store an older version over a newer one', async () => {
      const dossier = await storedDossier(PUPIL.sam);
      await at((tx) => tx.dossiers.store({ ...dossier, state: 'agreed' }));

      await expect(at((tx) => tx.dossiers.store(dossier))).rejects.toThrow();

      expect(await at((tx) => tx.dossiers.byId(dossier.id))).toMatchObject({ state: 'agreed', version: 2 });
    });

    it('changes one participant and leaves the others', async () => {
      const dossier = await newDossier(PUPIL.sam);
      const [partner, other] = [
        participant('jgz', { kind: 'person', id: WHO.jgz }),
        participant('swv', { kind: 'person', id: WHO.swv }),
      ] as [Participant, Participant];
      await at((tx) => tx.dossiers.add(dossier, [partner, other]));

      const changed = { ...partner, ground: 'consent' as const, groundOn: TODAY };
      await at((tx) => tx.dossiers.storeParticipant(changed));

      expect(await at((tx) => tx.dossiers.participants(dossier.id))).toEqual([changed, other]);
    });

    it('knows the coordinators of a day, with whom they stand in for, what they have and who is away', async () => {
      const scope = await classesOf(WHO.coordinator, ['4H2', '4H3']);
      await sql`
        insert into absence (id, person_id, from_on, until_on)
        values (${school.deps.ids.next<string>()}::uuid, ${WHO.coordinator}::uuid, ${TODAY}::date, ${TODAY}::date)
      `.execute(school.engine.db);
      const on = (day: string) => at((tx) => tx.people.coordinators(SCHOOL, day as SchoolDate));
      const coordinator = { personId: WHO.coordinator, deputyOf: null, scope };
      const deputy = {
        personId: WHO.deputyCoordinator,
        deputyOf: WHO.coordinator,
        scope: null,
        isAway: false,
      };

      expect(await on(TODAY)).toEqual([{ ...coordinator, isAway: true }, deputy]);
      expect(await on('2026-11-22')).toEqual([{ ...coordinator, isAway: false }, deputy]);
      expect(await on('2026-11-24')).toEqual([{ ...coordinator, isAway: false }, deputy]);
      expect(await on('2026-07-31')).toEqual([]);
    });

    it('knows the class of a coordinator however it is written, and at no other school', async () => {
      const [own] = await classesOf(WHO.coordinator, ['4H2']);
      const keyOf = (name: string) => async (tx: Tx) => tx.people.keyOfClass(name);

      expect(own).toBe(await at(keyOf(' 4h2')));
      expect(own).not.toBe(await at(keyOf('4H3')));
      expect(own).not.toBe(await atOther(keyOf('4H2')));
      expect(own).not.toContain('4H2');
    });

    it('gives back why somebody was left out, why a dossier was closed, and what was agreed', async () => {
      const dossier = await newDossier(PUPIL.sam);
      const parent = participant('ouder', { kind: 'guardian', id: GUARDIAN.ofSam });
      const out = { ...parent, invited: false, leftOutCode: 'court_order' };
      await at((tx) => tx.dossiers.add(dossier, [out]));
      const late = { ...out, id: school.deps.ids.next<ParticipantId>() };
      await at((tx) => tx.dossiers.addParticipant(dossier.id, late));
      await at((tx) => tx.dossiers.addAgreement(dossier.id, ['work'], TODAY, WHO.coordinator, now()));

      const closed = { ...dossier, state: 'closed' as const, closedAt: now(), closeReason: 'family_stops' };
      const stored = await at((tx) => tx.dossiers.store(closed));
      await at((tx) => tx.dossiers.storeParticipant({ ...late, invited: true, leftOutCode: null }));

      expect(await at((tx) => tx.dossiers.byId(dossier.id))).toEqual(stored);
      expect(await at((tx) => tx.dossiers.participants(dossier.id))).toEqual([
        out,
        { ...late, invited: true, leftOutCode: null },
      ]);
      expect(await agreementsOn(school.engine)).toEqual([{ outcomes: ['work'], on: TODAY }]);
    });

    it('knows who works at a school on a day', async () => {
      const people = [WHO.mentor, WHO.coordinator, WHO.leerplicht];
      await sql`update membership set until_on = ${TODAY} where person_id = ${WHO.mentor}::uuid`.execute(
        school.engine.db,
      );
      const on = (day: string) =>
        at((tx) => tx.people.workingAt(people, SCHOOL, day as SchoolDate)).then((found) => found.sort());

      expect(await on(TODAY)).toEqual([WHO.mentor, WHO.coordinator].sort());
      expect(await on('2026-11-24')).toEqual([WHO.coordinator]);
      expect(await on('2026-07-31')).toEqual([]);
      expect(await at((tx) => tx.people.workingAt([], SCHOOL, TODAY))).toEqual([]);
    });

    it('lists each seat with its holder first, on a day on which they hold it', async () => {
      const seats = await at((tx) => tx.dossiers.seats(TODAY));
      const before = await at((tx) => tx.dossiers.seats('2026-07-31' as SchoolDate));

      expect(seats.map(({ kind, people }) => [kind, people])).toEqual([
        ['buurtteam', [WHO.buurtteam, WHO.buurtteamDeputy]],
        ['jgz', [WHO.jgz]],
        ['leerplicht', [WHO.leerplicht, WHO.leerplichtDeputy]],
        ['swv', [WHO.swv]],
      ]);
      expect(before.flatMap(({ people }) => people)).toEqual([]);
    });

    it('keeps what was recorded about the family in order, also about parents in no list', async () => {
      const { concernId } = await storedDossier(PUPIL.sam);
      const rows = [
        {
          guardianId: null,
          informedOn: null,
          informedBy: null,
          exceptionCode: 'safety',
          secondPersonId: WHO.safetyOfficer,
        },
        {
          guardianId: null,
          informedOn: TODAY,
          informedBy: WHO.mentor,
          exceptionCode: null,
          secondPersonId: null,
        },
      ];
      for (const row of rows) {
        school.clock.forward(1000);
        await at((tx) => tx.dossiers.addInformed(concernId, [row], WHO.coordinator, school.clock.now()));
      }

      expect(await at((tx) => tx.dossiers.informed(concernId))).toEqual(rows);
    });

    it('finds the newest table of each dossier, whatever became of it', async () => {
      const sams = await storedDossier(PUPIL.sam);
      const noors = await storedDossier(PUPIL.noor);
      await addTable(sams.id, 'cancelled', 1);
      const newest = await addTable(sams.id, 'held', 2);

      const latest = await at((tx) => tx.tables.latestOf([sams.id, noors.id]));

      expect(latest.map(({ id, state }) => [id, state])).toEqual([[newest, 'held']]);
      expect(await at((tx) => tx.tables.latestOf([]))).toEqual([]);
    });

    it('reads several pupils and concerns at once, and none for none', async () => {
      const { concernId } = await newDossier(PUPIL.sam);

      const pupils = await at((tx) => tx.pupils.byIds([PUPIL.sam, PUPIL.noor]));

      expect(pupils.map(({ name }) => name.roepnaam).sort()).toEqual(['Noor', 'Sam']);
      expect((await at((tx) => tx.concerns.byIds([concernId]))).map(({ id }) => id)).toEqual([concernId]);
      expect(await at((tx) => tx.pupils.byIds([]))).toEqual([]);
      expect(await at((tx) => tx.concerns.byIds([]))).toEqual([]);
    });

    describe('terms', () => {
      it('end by their rule, each as what it became, and leave the others running', async () => {
        const { id } = await storedDossier(PUPIL.sam);
        const about = { dossierId: id };
        await at((tx) => tx.deadlines.start([term(about, 'first_table'), term(about, 'agreement')]));

        await at((tx) => tx.deadlines.end(about, ['first_table'], 'met'));
        const running = await at((tx) => tx.deadlines.running(['first_table', 'agreement']));
        await at((tx) => tx.deadlines.end(about, 'all', 'stopped'));

        expect(running.map(({ rule }) => rule)).toEqual(['agreement']);
        expect(
          (await at((tx) => tx.deadlines.of(about))).map(({ rule, state }) => `${rule} ${state}`).sort(),
        ).toEqual(['agreement stopped', 'first_table met']);
      });

      it('begin anew under their own id, with new days', async () => {
        const { concernId } = await newDossier(PUPIL.sam);
        const first = term({ concernId }, 'concern_untouched');
        await at((tx) => tx.deadlines.start([first]));
        await at((tx) => tx.deadlines.end({ concernId }, 'all', 'met'));

        const anew = { ...first, startsOn: '2026-11-26' as SchoolDate, dueOn: '2026-11-30' as SchoolDate };
        await at((tx) => tx.deadlines.start([anew]));

        expect(await at((tx) => tx.deadlines.of({ concernId }))).toEqual([anew]);
      });

      it('of one rule and one concern are not two at once', async () => {
        const { concernId } = await newDossier(PUPIL.sam);
        await at((tx) => tx.deadlines.start([term({ concernId }, 'concern_untouched')]));

        await expect(
          at((tx) => tx.deadlines.start([term({ concernId }, 'concern_untouched')])),
        ).rejects.toThrow();
      });
    });

    describe('another school', () => {
      it('sees and ends nothing of this one', async () => {
        await addSchool();
        const dossier = await storedDossier(PUPIL.sam);
        const about = { dossierId: dossier.id };
        await at((tx) => tx.deadlines.start([term(about, 'agreement')]));

        await atOther((tx) => tx.deadlines.end(about, 'all', 'stopped'));
        const seen = await atOther(async (tx) => [
          await tx.dossiers.byId(dossier.id),
          await tx.dossiers.openOfPupil(PUPIL.sam),
          await tx.dossiers.openAtSchool(),
          await tx.dossiers.participants(dossier.id),
          await tx.deadlines.of(about),
          await tx.deadlines.running(['agreement']),
          await tx.concerns.byIds([dossier.concernId]),
          await tx.pupils.byIds([PUPIL.sam]),
          await tx.tables.latestOf([dossier.id]),
        ]);
        const changing = atOther((tx) => tx.dossiers.store({ ...dossier, state: 'closed' }));

        expect(seen).toEqual([null, null, [], [], [], [], [], [], []]);
        await expect(changing).rejects.toThrow();
        expect((await at((tx) => tx.deadlines.of(about)))[0]?.state).toBe('running');
      });

      it('has its own channel, and a channel that was left belongs to nobody', async () => {
        await addSchool();
        const id = await atOther(
          async (tx) => (await tx.conversations.seen(channel(OTHER_SCHOOL), now())).id,
        );

        const owner = await at((tx) => tx.conversations.schoolAt(TENANT, 'general'));
        await atOther((tx) => tx.conversations.markUnusable(id, 'moved'));
        const left = await at((tx) => tx.conversations.schoolAt(TENANT, 'general'));
        await at((tx) => tx.conversations.seen(channel(SCHOOL), now()));

        expect([owner, left]).toEqual([OTHER_SCHOOL, null]);
        expect((await at((tx) => tx.conversations.channelOf(SCHOOL)))?.id).toBe(id);
        expect(await at((tx) => tx.conversations.byId(id))).toMatchObject({
          kind: 'channel',
          teamsId: 'general',
        });
      });
    });

    function at<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      return school.deps.store.transact(SCHOOL, work);
    }

    function atOther<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      return storeOn(school.engine, testKeys(), school.deps.ids, school.clock).transact(OTHER_SCHOOL, work);
    }

    function now(): Instant {
      return school.clock.now();
    }

    /** These are the classes of this coordinator from now on. */
    async function classesOf(person: PersonId, names: readonly string[]): Promise<string[]> {
      const keys = await at(async ({ people }) => names.map((name) => people.keyOfClass(name)));
      await sql`update membership set scope_lookup = ${keys}::text[] where person_id = ${person}::uuid`.execute(
        school.engine.db,
      );
      return keys;
    }

    async function storedDossier(pupilId: PupilId): Promise<Dossier> {
      const dossier = await newDossier(pupilId);
      await at((tx) => tx.dossiers.add(dossier, []));
      return dossier;
    }

    /** Not stored yet; its concern is. */
    async function newDossier(pupilId: PupilId): Promise<Dossier> {
      const number = `26-00${++numbers}`;
      const concernId = school.deps.ids.next<ConcernId>();
      await at((tx) =>
        tx.concerns.add({
          id: concernId,
          raisedBy: WHO.mentor,
          pupilId,
          number,
          state: 'accepted',
          version: 1,
          intake: EMPTY_INTAKE,
          triage: null,
          callAskedAt: null,
          wholeSchool: false,
          ownerId: WHO.coordinator,
          createdAt: now(),
          submittedAt: now(),
          decidedAt: now(),
          doubtedAt: null,
        }),
      );
      return {
        id: school.deps.ids.next<DossierId>(),
        concernId,
        pupilId,
        number,
        state: 'open',
        version: 1,
        casushouderId: WHO.coordinator,
        anchorOn: TODAY,
        openedAt: now(),
        closedAt: null,
        closeReason: null,
      };
    }

    function participant(role: Participant['role'], who: Participant['who']): Participant {
      return {
        id: school.deps.ids.next<ParticipantId>(),
        role,
        who,
        seatId: null,
        invited: true,
        leftOutCode: null,
        ground: null,
        groundOn: null,
        groundEndedOn: null,
        fromOn: TODAY,
        untilOn: null,
      };
    }

    function term(about: Deadline['about'], rule: Deadline['rule']): Deadline {
      return {
        id: school.deps.ids.next<DeadlineId>(),
        about,
        rule,
        ruleVersion: 1,
        startsOn: TODAY,
        dueOn: '2026-11-25' as SchoolDate,
        state: 'running',
      };
    }

    async function addTable(dossierId: DossierId, state: string, minute: number): Promise<ActietafelId> {
      const id = school.deps.ids.next<ActietafelId>();
      await at((tx) =>
        tx.tables.add({
          id,
          dossierId,
          state: state as 'held',
          version: 1,
          sequence: 0,
          slots: [],
          bookedSlotId: null,
          bookedReason: null,
          minutes: 60,
          proposedAt: (now() + minute * 60_000) as Instant,
          bookedAt: null,
          heldOn: null,
          offMoment: null,
        }),
      );
      return id;
    }

    async function addSchool(): Promise<void> {
      await sql`
        insert into school select ${OTHER_SCHOOL}::uuid, organisation_id, tenant_id, 'Ander', sector, municipality,
          holiday_region, language, location, policy, is_example from school where id = ${SCHOOL}::uuid
      `.execute(school.engine.db);
    }
  });
}

function channel(schoolId: SchoolId) {
  return {
    kind: 'channel' as const,
    tenantId: TENANT,
    serviceUrl: 'http://localhost/',
    teamsId: 'general',
    botId: 'bot',
    memberId: null,
    personId: null,
    language: null,
    schoolId,
  };
}
