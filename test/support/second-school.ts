import type { Participant } from '../../src/app/ports/dossiers.ts';
import type { Roster } from '../../src/app/ports/roster.ts';
import type { ParticipantId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { FOUR_FACES } from '../../src/domain/roles.ts';
import { entraOf, SCHOOL, testRoster, WHO } from './school.ts';

/** Of both schools: one person each, with one identity. */
const SHARED: readonly PersonId[] = [WHO.leerplicht, WHO.jgz, WHO.swv, WHO.buurtteam];

/** An id as the second school has it; that of a partner of both is the same. */
export function atSecond<T extends string>(id: T): T {
  return id.replace('019ad111', '019ad222') as T;
}

export const SECOND = atSecond(SCHOOL);

/**
 * A second school of the same tenant with staff and pupils of its own, and the partners of the first.
 *
 * @param alsoShared staff of the first who work at both, in the same role
 */
export function secondRoster(alsoShared: readonly PersonId[] = []): Roster {
  let text = JSON.stringify(testRoster())
    .replaceAll('019ad111', '019ad222')
    .replaceAll('"22222222-0000', '"33333333-0000')
    .replaceAll('Testcollege', 'Tweede School');
  for (const person of [...SHARED, ...alsoShared])
    text = text
      .replaceAll(atSecond(person), person)
      .replaceAll(entraOf(person).replace('22222222', '33333333'), entraOf(person));
  return JSON.parse(text) as Roster;
}

/** Who sits at a table of the second school: its coordinator and the four partners of both. */
export function secondTable(today: SchoolDate): Participant[] {
  const people = [
    ['ondersteuningscoordinator', atSecond(WHO.coordinator)] as const,
    ...FOUR_FACES.map((role) => [role, WHO[role]] as const),
  ];
  return people.map(([role, id], index) => ({
    id: `019ad222-0000-7000-8000-00000000ee0${index}` as ParticipantId,
    role,
    who: { kind: 'person', id },
    seatId: null,
    invited: true,
    leftOutCode: null,
    ground: null,
    groundOn: null,
    groundEndedOn: null,
    guest: null,
    fromOn: today,
    untilOn: null,
  }));
}
