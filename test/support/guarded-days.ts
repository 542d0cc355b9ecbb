import { planDigests } from '../../src/app/chores/planning-digests.ts';
import { takeSteps } from '../../src/app/guarding/taking-steps.ts';
import type { Delivery } from '../../src/app/ports/delivery.ts';
import type { SchoolId } from '../../src/domain/ids.ts';
import { DEADLINE_RULES } from '../../src/domain/terms/term.ts';
import type { Play } from './playing.ts';
import { SCHOOL, TENANT } from './school.ts';
import { deliverDue } from './triage.ts';

export type Left = { kind: string; to: string; delivery: Delivery };

/** One day at these schools: the night's planning, the rungs at five, and what leaves at half past eight. */
export async function dayOf(
  school: Play,
  on: string,
  schools: readonly SchoolId[] = [SCHOOL],
): Promise<Left[]> {
  school.clock.set(`${on}T02:30:00Z`);
  await planDigests(school.deps, () => true);
  for (const each of schools) await lookedOver(school, each);
  school.clock.set(`${on}T04:00:00Z`);
  for (const each of schools) while ((await takeSteps(school.deps, each)) > 0);
  school.clock.set(`${on}T07:30:00Z`);
  return deliverDue(school);
}

/** The look over everything was done and found nothing: what it does with terms of a test is another matter. */
async function lookedOver({ deps }: Play, schoolId: SchoolId): Promise<void> {
  await deps.store.transact(schoolId, async (tx) => {
    const terms = (await tx.deadlines.running(DEADLINE_RULES)).length;
    const run = { endedAt: deps.clock.now(), terms, dossiers: terms, found: {}, repaired: {} };
    await tx.auditing.record(deps.ids.next<string>(), run);
  });
}

/** The school has chosen a channel. */
export async function haveChannel(school: Play): Promise<void> {
  await school.deps.store.outside((tx) =>
    tx.conversations.seen(
      {
        kind: 'channel',
        tenantId: TENANT,
        serviceUrl: 'http://localhost/',
        teamsId: 'the channel',
        botId: 'bot',
        memberId: null,
        personId: null,
        schoolId: SCHOOL,
        language: null,
      },
      school.clock.now(),
    ),
  );
}
