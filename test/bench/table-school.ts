import type { Roster } from '../../src/app/ports/roster.ts';
import type { Ids } from '../../src/app/ports.ts';
import type { GuardianId, PersonId, PupilId } from '../../src/domain/ids.ts';
import { PUPIL, TENANT, testRoster, WHO } from '../support/school.ts';

/** Whoever carries the cases, and the two mentors who raise them. */
export type Colleague = { personId: PersonId; entraId: string };

/** The school of the tests under new ids in a tenant of its own, with so many pupils of whom each has one parent. */
export type TableSchool = {
  roster: Roster;
  coordinator: Colleague;
  mentors: readonly Colleague[];
  pupils: readonly { id: PupilId; guardianId: GuardianId; mentor: Colleague }[];
};

/** What the roster of the tests makes its ids of, people's and Entra's. */
const OF_THE_TESTS = /^(?:019ad111|22222222)-0000-7000-8000-[0-9a-f]{12}$/;

export function tableSchool(ids: Ids, pupils: number): TableSchool {
  const like = testRoster();
  const sam = like.pupils.find(({ pupil }) => pupil.id === PUPIL.sam);
  const [guardian] = sam?.guardians ?? [];
  if (!sam || !guardian) throw new Error('The school of the tests has no Sam with a parent.');
  const made = Array.from({ length: pupils }, (_, nth) => ({
    id: ids.next<PupilId>(),
    guardianId: ids.next<GuardianId>(),
    mentorId: nth % 2 === 0 ? WHO.mentor : WHO.otherMentor,
  }));
  const fresh = freshIds(ids);
  const roster = fresh<Roster>({
    ...like,
    pupils: made.map(({ id, guardianId, mentorId }) => ({
      pupil: { ...sam.pupil, id },
      leerlingnummer: null,
      mentors: [mentorId],
      guardians: [{ ...guardian, id: guardianId }],
    })),
  });
  const colleague = (of: PersonId): Colleague => {
    const personId = fresh(of);
    const entraId = roster.people.find(({ id }) => id === personId)?.identity?.entraId;
    if (entraId === undefined) throw new Error('A colleague cannot press in Teams.');
    return { personId, entraId };
  };
  return {
    roster,
    coordinator: colleague(WHO.coordinator),
    mentors: [colleague(WHO.mentor), colleague(WHO.otherMentor)],
    pupils: made.map(({ id, guardianId, mentorId }) => ({ id, guardianId, mentor: colleague(mentorId) })),
  };
}

/** The same value with another id for each of the tests' own, and always the same other one. */
function freshIds(ids: Ids): <T>(value: T) => T {
  const known = new Map<string, string>();
  const other = (id: string) => {
    const found = known.get(id) ?? ids.next<string>();
    known.set(id, found);
    return found;
  };
  function anew(value: unknown): unknown {
    if (typeof value === 'string') return value === TENANT || OF_THE_TESTS.test(value) ? other(value) : value;
    if (Array.isArray(value)) return value.map(anew);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, anew(each)]));
  }
  return <T>(value: T) => anew(value) as T;
}
