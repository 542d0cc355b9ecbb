import { giveAdvice } from '../../src/app/jgz-advice/giving-advice.ts';
import type { GivenAdvice } from '../../src/app/ports/jgz-advice.ts';
import type { Roster } from '../../src/app/ports/roster.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';
import type { JgzFault, JgzFilled } from '../../src/domain/jgz-advice.ts';
import { caseLink } from './case-page.ts';
import type { Play } from './playing.ts';
import { entraOf, SCHOOL, TENANT, testRoster, WHO } from './school.ts';
import type { Asked } from './tables.ts';

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

export function adviceNow(school: Play, { dossier }: Asked): Promise<GivenAdvice[]> {
  return school.deps.store.transact(SCHOOL, (tx) => tx.jgzAdvice.of(dossier.id));
}
