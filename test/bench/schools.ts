import type { Concern } from '../../src/app/ports/concerns.ts';
import type { SeenConversation } from '../../src/app/ports/conversations.ts';
import type { Roster } from '../../src/app/ports/roster.ts';
import type { Clock, Ids } from '../../src/app/ports.ts';
import { EMPTY_INTAKE } from '../../src/domain/concern.ts';
import type {
  ConcernId,
  OrganisationId,
  PersonId,
  PupilId,
  SchoolDate,
  SchoolId,
} from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { SERVICE } from '../support/activity.ts';
import { testKeys } from '../support/database.ts';
import { testRoster } from '../support/school.ts';
import type { Draft } from './shapes.ts';

/**
 * Enough mentors in enough tenants that nobody comes near the rate limits of the gate or of Teams, which are those of
 * production: no school sends six concerns in a second.
 */
export const SCHOOLS = 100;
const MENTORS = 8;
const FROM = '2026-08-01' as SchoolDate;

type School = {
  roster: Roster;
  mentors: { id: PersonId; entraId: string; pupilId: PupilId }[];
  coordinators: PersonId[];
};

/** A hundred schools, each in a tenant of its own with eight mentors, and so many drafts at their last step, in turn. */
export async function fillSchools(engine: Engine, ids: Ids, clock: Clock, drafts: number): Promise<Draft[]> {
  const schools = Array.from({ length: SCHOOLS }, () => schoolOf(ids));
  const store = storeOn(engine, testKeys(), ids, clock);
  const filled = await Promise.all(
    schools.map(async ({ roster, mentors, coordinators }, place) => {
      await rostersOn(engine, testKeys(), ids, clock).add(roster);
      const count = Math.ceil((drafts - place) / SCHOOLS);
      const { id: schoolId, tenantId } = roster.school;
      return store.transact(schoolId, async (tx) => {
        for (const personId of [...mentors.map(({ id }) => id), ...coordinators])
          await tx.conversations.seen(chatOf(personId, tenantId), clock.now());
        const made: Draft[] = [];
        for (let index = 0; index < count; index += 1) {
          const mentor = mentors[index % MENTORS] as School['mentors'][number];
          const concern = draftOf(ids.next(), mentor.id, mentor.pupilId, clock);
          await tx.concerns.add(concern);
          const { entraId } = mentor;
          made.push({
            tenantId,
            personId: mentor.id,
            entraId,
            schoolId,
            concernId: concern.id,
            version: concern.version,
          });
        }
        return made;
      });
    }),
  );
  return Array.from(
    { length: drafts },
    (_, index) => filled[index % SCHOOLS]?.[Math.floor(index / SCHOOLS)] as Draft,
  );
}

/** The school of the tests under new ids, with coordinators and no other mentors than its own eight. */
function schoolOf(ids: Ids): School {
  const like = testRoster();
  const organisationId = ids.next<OrganisationId>();
  const school = { ...like.school, id: ids.next<SchoolId>(), organisationId, tenantId: ids.next<string>() };
  const coordinators = [ids.next<PersonId>(), ids.next<PersonId>()];
  const mentors = Array.from({ length: MENTORS }, () => ({
    id: ids.next<PersonId>(),
    entraId: ids.next<string>(),
    pupilId: ids.next<PupilId>(),
  }));
  const person = (id: PersonId, entraId: string, roepnaam: string) => ({
    id,
    organisationId,
    name: { roepnaam, voorvoegsel: '', achternaam: 'Voorbeeld' },
    mail: null,
    identity: { tenantId: school.tenantId, entraId },
    language: null,
  });
  const roster: Roster = {
    organisations: [{ id: organisationId, kind: 'school_board', name: 'Bestuur', municipality: 'Utrecht' }],
    school,
    people: [
      ...mentors.map(({ id, entraId }) => person(id, entraId, 'Anna')),
      ...coordinators.map((id) => person(id, ids.next<string>(), 'Carla')),
    ],
    memberships: [
      ...mentors.map(({ id }) => ({ personId: id, role: 'mentor' as const, deputyOf: null, fromOn: FROM })),
      ...coordinators.map((id, rank) => ({
        personId: id,
        role: 'ondersteuningscoordinator' as const,
        deputyOf: rank === 0 ? null : (coordinators[0] ?? null),
        fromOn: FROM,
      })),
    ],
    pupils: mentors.map(({ id, pupilId }) => ({
      pupil: {
        id: pupilId,
        name: { roepnaam: 'Sam', voorvoegsel: '', achternaam: 'Voorbeeld' },
        className: '4H2',
        bornOn: '2010-05-12' as SchoolDate,
        homeMunicipality: 'Utrecht',
        homePostcode: null,
        exemptUntil: null,
        mail: null,
      },
      leerlingnummer: null,
      mentors: [id],
      guardians: [],
    })),
    seats: [],
    presence: [],
  };
  return { roster, mentors, coordinators };
}

/** The chat with the bot in which somebody's cards arrive. */
export function chatOf(personId: string, tenantId: string): SeenConversation {
  return {
    kind: 'personal',
    tenantId,
    serviceUrl: SERVICE,
    teamsId: `a:${personId}`,
    botId: '28:bot',
    memberId: `29:${personId}`,
    personId: personId as PersonId,
    schoolId: null,
    language: null,
  };
}

/** A concern at its last step, for a press on "send". */
export function draftOf(id: ConcernId, raisedBy: PersonId, pupilId: PupilId, clock: Clock): Concern {
  return {
    id,
    raisedBy,
    pupilId,
    number: null,
    state: 'draft',
    version: 3,
    intake: {
      ...EMPTY_INTAKE,
      step: 'check',
      safety: 'no',
      pupil: { kind: 'roster', id: pupilId },
      raisedBy: 'school',
      reasons: ['late', 'absent_without_notice'],
      absentSince: 'unknown',
      parentsTold: { told: 'no' },
    },
    triage: null,
    callAskedAt: null,
    wholeSchool: false,
    ownerId: null,
    createdAt: clock.now(),
    submittedAt: null,
    decidedAt: null,
    doubtedAt: null,
  };
}
