import { takeSteps } from '../../src/app/guarding/taking-steps.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { PersonId, SchoolDate, WallMinute } from '../../src/domain/ids.ts';
import type { Play } from './playing.ts';
import { SCHOOL, WHO } from './school.ts';
import { deliverDue, type Sent } from './triage.ts';

/** Five in the morning, when rungs are taken, and the usual hour of the message of the day. */
const RUNGS = (5 * 60) as WallMinute;
const MESSAGE = (8 * 60 + 30) as WallMinute;

/** One morning at the school: the rungs that have come are taken, and what is due by the hour of the message is sent. */
export async function morning(school: Play, on: string): Promise<Sent[]> {
  const { wallClock } = school.deps;
  school.clock.set(wallClock.instantOf(on as SchoolDate, RUNGS));
  while ((await takeSteps(school.deps, SCHOOL)) > 0);
  const early = await deliverDue(school);
  school.clock.set(wallClock.instantOf(on as SchoolDate, MESSAGE));
  return [...early, ...(await deliverDue(school))];
}

/** Of what somebody is reminded on this morning, in the one message of that day: `term audience`, or the own card of one. */
export async function remindedOn(
  school: Play,
  on: string,
  who: PersonId = WHO.coordinator,
): Promise<string[]> {
  const sent = await morning(school, on);
  const views = sent.flatMap(({ kind, to, delivery }): PersonalView[] =>
    kind === 'digest' && to === who && delivery.kind === 'personal' ? [delivery.view] : [],
  );
  if (views.length > 1) throw new Error(`${views.length} messages of one day went to ${who}`);
  return views.flatMap((view) => {
    if (view.kind !== 'digest') return [`own card ${view.kind}`];
    const reminded = view.parts.flatMap(({ digest }) =>
      digest.sections.filter(({ kind }) => kind === 'reminded'),
    );
    return reminded.flatMap(({ lines }) => lines).map(({ term, audience }) => `${term.rule} ${audience}`);
  });
}
