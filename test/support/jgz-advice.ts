import { giveAdvice } from '../../src/app/jgz-advice/giving-advice.ts';
import type { GivenAdvice } from '../../src/app/ports/jgz-advice.ts';
import type { Roster } from '../../src/app/ports/roster.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { adviceFrom, type JgzFault, type JgzFilled } from '../../src/domain/jgz-advice.ts';
import { caseLink } from './case-page.ts';
import type { Play } from './playing.ts';
import { entraOf, SCHOOL, TENANT, testRoster, WHO } from './school.ts';
import type { Asked } from './tables.ts';
import { placeOf } from './voices.ts';

/** The school whose youth doctor has Teams. */
export function doctorsRoster(): Roster {
  const roster = testRoster();
  return {
    ...roster,
    people: roster.people.map((each) =>
      each.id === WHO.jgz ? { ...each, identity: { tenantId: TENANT, entraId: entraOf(WHO.jgz) } } : each,
    ),
  };
}

/** As on a Monday the youth doctor would choose it. */
export const ADVISED: JgzFilled = {
  seen: 'yes',
  seenOn: '2026-11-20' as SchoolDate,
  lessons: 'partly',
  adjustments: ['later_start', 'quiet_place'],
  reviewOn: '2026-12-07' as SchoolDate,
};

/** Somebody with a door to the case advises; null = it is not theirs to give. */
export async function advised(
  school: Play,
  { dossier }: Asked,
  filled: JgzFilled = ADVISED,
  { entry = school.deps.ids.next<string>(), by = WHO.jgz }: { entry?: string; by?: PersonId } = {},
): Promise<readonly JgzFault[] | null> {
  return giveAdvice(school.deps, await caseLink(school, dossier, by), entry, filled);
}

/** The same kept as it is, where the youth doctor has no Teams to press in. */
export async function adviceKept(school: Play, asked: Asked): Promise<void> {
  const participantId = await placeOf(school, asked, WHO.jgz);
  const { advice } = adviceFrom(ADVISED, '2026-11-23' as SchoolDate);
  if (!advice) throw new Error('It cannot be kept.');
  await school.deps.store.transact(SCHOOL, (tx) =>
    tx.jgzAdvice.add(asked.dossier.id, {
      id: school.deps.ids.next<string>(),
      participantId,
      givenBy: WHO.jgz,
      givenAt: school.deps.clock.now(),
      advice,
    }),
  );
}

export function adviceNow(school: Play, { dossier }: Asked): Promise<GivenAdvice[]> {
  return school.deps.store.transact(SCHOOL, (tx) => tx.jgzAdvice.of(dossier.id));
}
