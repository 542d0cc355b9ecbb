import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Participant } from '../../src/app/ports/dossiers.ts';
import type { Tx } from '../../src/app/ports/store.ts';
import { guestOf } from '../../src/domain/guests.ts';
import type {
  ActietafelId,
  DossierId,
  Instant,
  ParticipantId,
  PersonId,
  SchoolDate,
} from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { DOCTOR, INTERPRETER } from '../support/guests.ts';
import { agreementsOn } from '../support/opening.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { dossierStage, TODAY } from './dossier-stage.ts';

/** What every engine does the same with dossiers; run once per engine. */
export function dossierContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`dossiers on ${engineName}`, () => {
    const { school, at, atOther, now, storedDossier, newDossier, participant } = dossierStage(open);

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
      await at((tx) => tx.dossiers.store({ ...first, state: 'closed', closedAt: school().clock.now() }));
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

    it('keeps a guest as they were given, also when they are changed, and seals who they are', async () => {
      const dossier = await newDossier(PUPIL.sam);
      const id = school().deps.ids.next<ParticipantId>();
      const guest: Participant = {
        ...participant('gast', { kind: 'guest', id }),
        id,
        ground: 'consent',
        groundOn: TODAY,
        guest: { ...guestOf(DOCTOR), accessUntil: '2026-12-18' as SchoolDate, isNeeded: true },
      };
      const interpreter: Participant = {
        ...guest,
        id: school().deps.ids.next<ParticipantId>(),
        ground: null,
        groundOn: null,
        guest: guestOf(INTERPRETER),
      };
      const other: Participant = { ...interpreter, who: { kind: 'guest', id: interpreter.id } };
      await at((tx) => tx.dossiers.add(dossier, [guest]));
      await at((tx) => tx.dossiers.addParticipant(dossier.id, other));

      expect(await at((tx) => tx.dossiers.participants(dossier.id))).toEqual([guest, other]);
      await at((tx) => tx.dossiers.storeParticipant({ ...guest, untilOn: TODAY }));
      expect(await at((tx) => tx.dossiers.participants(dossier.id))).toEqual([
        { ...guest, untilOn: TODAY },
        other,
      ]);
      const { rows } = await sql`select to_jsonb(participant)::text as row from participant`.execute(
        school().engine.db,
      );
      expect(JSON.stringify(rows)).toContain('gast');
      expect(JSON.stringify(rows)).not.toMatch(/huisarts|Roodborst|tolk|Putter/);
    });

    it('links two dossiers once, seen from both and at no other school, and unlinks them', async () => {
      const [one, other] = [await storedDossier(PUPIL.sam), await storedDossier(PUPIL.noor)];
      const linkedAt = school().clock.now();
      const by = { reason: 'one_visit', linkedBy: WHO.coordinator, linkedAt } as const;

      expect(await at((tx) => tx.siblings.link(one.id, { otherId: other.id, ...by }))).toBe(true);
      expect(await at((tx) => tx.siblings.link(other.id, { otherId: one.id, ...by }))).toBe(false);

      expect(await at((tx) => tx.siblings.of(one.id))).toEqual([{ otherId: other.id, ...by }]);
      expect(await at((tx) => tx.siblings.of(other.id))).toEqual([{ otherId: one.id, ...by }]);
      expect(await atOther((tx) => tx.siblings.of(one.id))).toEqual([]);
      expect(await atOther((tx) => tx.siblings.unlink(one.id, other.id))).toBe(false);
      expect(await at((tx) => tx.siblings.unlink(other.id, one.id))).toBe(true);
      expect(await at((tx) => tx.siblings.unlink(other.id, one.id))).toBe(false);
      expect(await at((tx) => tx.siblings.of(one.id))).toEqual([]);
    });

    it('knows the coordinators of a day, with whom they stand in for, what they have and who is away', async () => {
      const scope = await classesOf(WHO.coordinator, ['4H2', '4H3']);
      await sql`
        insert into absence (id, person_id, from_on, until_on)
        values (${school().deps.ids.next<string>()}::uuid, ${WHO.coordinator}::uuid, ${TODAY}::date, ${TODAY}::date)
      `.execute(school().engine.db);
      const on = (day: string) => at((tx) => tx.people.coordinators(SCHOOL, day as SchoolDate));
      const coordinator = { personId: WHO.coordinator, deputyOf: null, scope, isQuiet: false };
      const deputy = {
        personId: WHO.deputyCoordinator,
        deputyOf: WHO.coordinator,
        scope: null,
        isAway: false,
        isQuiet: false,
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

    it('keeps each pause with why, who agreed, and the day on which it really ended', async () => {
      const { id } = await storedDossier(PUPIL.sam);
      const first = { fromOn: TODAY, untilOn: '2026-12-04', reason: 'cause_first', agreedWith: ['pupil'] };
      const second = { ...first, fromOn: '2026-12-01', reason: 'family_asks', agreedWith: ['parents'] };
      await at((tx) => tx.dossiers.addPause(id, first as never, WHO.coordinator, now()));
      await at((tx) => tx.dossiers.endPause(id, '2026-11-27' as SchoolDate, WHO.coordinator));
      await at((tx) => tx.dossiers.addPause(id, second as never, WHO.coordinator, now()));

      const ended = { ...first, untilOn: '2026-11-27' };
      expect(await at((tx) => tx.dossiers.pauses(id))).toEqual([ended, second]);
    });

    it('gives back why somebody was left out, why a dossier was closed, and what was agreed', async () => {
      const dossier = await newDossier(PUPIL.sam);
      const parent = participant('ouder', { kind: 'guardian', id: GUARDIAN.ofSam });
      const out = { ...parent, invited: false, leftOutCode: 'court_order' };
      await at((tx) => tx.dossiers.add(dossier, [out]));
      const late = { ...out, id: school().deps.ids.next<ParticipantId>() };
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
      expect(await agreementsOn(school().engine)).toEqual([{ outcomes: ['work'], on: TODAY }]);
    });

    it('knows who works at a school on a day', async () => {
      const people = [WHO.mentor, WHO.coordinator, WHO.leerplicht];
      await sql`update membership set until_on = ${TODAY} where person_id = ${WHO.mentor}::uuid`.execute(
        school().engine.db,
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
        school().clock.forward(1000);
        await at((tx) => tx.dossiers.addInformed(concernId, [row], WHO.coordinator, school().clock.now()));
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

    /** These are the classes of this coordinator from now on. */
    async function classesOf(person: PersonId, names: readonly string[]): Promise<string[]> {
      const keys = await at(async ({ people }) => names.map((name) => people.keyOfClass(name)));
      await sql`update membership set scope_lookup = ${keys}::text[] where person_id = ${person}::uuid`.execute(
        school().engine.db,
      );
      return keys;
    }

    async function addTable(dossierId: DossierId, state: string, minute: number): Promise<ActietafelId> {
      const id = school().deps.ids.next<ActietafelId>();
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
  });
}
