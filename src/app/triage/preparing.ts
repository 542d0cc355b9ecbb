import type { PersonId } from '../../domain/ids.ts';
import { involvementOf } from '../../domain/involvement.ts';
import { asksPartner, isFollowed } from '../../domain/triage.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Membership } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { familyOf, stillToHear } from './family.ts';
import { aboutConcern, answerView, triageView } from './showing-triage.ts';
import { coordinatesAt, isInLine, worksAt } from './who-coordinates.ts';

/** The coordinator's card of a concern, its reminders, and the answer to whoever asked. */
export async function prepareTriage(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, school, today } = moment;
  const concern = notice.about.concernId ? await tx.concerns.byId(notice.about.concernId) : null;
  if (!concern) return { kind: 'drop', reason: 'concern_gone' };
  const { memberships } = await tx.people.standing(notice.to.id as PersonId, today);
  switch (notice.kind) {
    case 'triage':
    case 'triage_untouched':
    case 'parents_informed_due':
      // Every coordinator and deputy has one of these; who is to act is known on the day.
      if (!coordinatesAt({ memberships }, school.id)) return { kind: 'drop', reason: 'role_ended' };
      return (await isInLine(tx, notice.to.id, concern.pupilId, {
        schoolId: school.id,
        today,
        late: notice.kind === 'triage_untouched',
      }))
        ? forCoordinator(tx, moment, concern, memberships)
        : { kind: 'drop', reason: 'colleague_asked' };
    case 'safety_doubt':
      if (!coordinatesAt({ memberships }, school.id)) return { kind: 'drop', reason: 'role_ended' };
      return concern.doubtedAt === null
        ? { kind: 'drop', reason: 'released' }
        : card(tx, moment, concern, memberships, {});
    case 'review_due':
    case 'consult_news':
      if (!coordinatesAt({ memberships }, school.id)) return { kind: 'unreachable', reason: 'role_ended' };
      return forCoordinator(tx, moment, concern, memberships);
    default:
      return forAsker(tx, moment, concern, memberships);
  }
}

/** A card about a concern that was pressed, or stands in a colleague's chat, as it has to read now. */
export async function prepareTriageEdit(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, school, today } = moment;
  const concern = notice.about.concernId ? await tx.concerns.byId(notice.about.concernId) : null;
  if (!concern) return { kind: 'drop', reason: 'concern_gone' };
  const { memberships } = await tx.people.standing(notice.to.id as PersonId, today);
  if (notice.params.show === 'told') {
    if (!worksAt({ memberships }, school.id)) return { kind: 'drop', reason: 'role_ended' };
    return { kind: 'view', view: await answerView(tx, concern, school.id, notice.to.id) };
  }
  if (notice.params.show === 'answer') {
    if (!worksAt({ memberships }, school.id)) return { kind: 'drop', reason: 'role_ended' };
    return {
      kind: 'view',
      view: { kind: 'triage_answered', ...(await aboutConcern(tx, concern, school.id)) },
    };
  }
  if (!coordinatesAt({ memberships }, school.id)) return { kind: 'drop', reason: 'role_ended' };
  return card(tx, moment, concern, memberships, {});
}

async function forCoordinator(
  tx: Tx,
  moment: Moment,
  concern: Concern,
  memberships: readonly Membership[],
): Promise<Prepared> {
  const { kind, params } = moment.notice;
  if (kind === 'parents_informed_due') return parentsDue(tx, moment, concern);
  if (kind === 'review_due') {
    return isFollowed(concern.state) && !concern.triage?.reviewedOn
      ? card(tx, moment, concern, memberships, { review: true })
      : { kind: 'drop', reason: 'decided' };
  }
  if (kind === 'consult_news') {
    return asksPartner(concern.state)
      ? card(tx, moment, concern, memberships, { noDeputy: params.why === 'no_deputy' })
      : { kind: 'drop', reason: 'decided' };
  }
  if (concern.state !== 'submitted') return { kind: 'drop', reason: 'decided' };
  const again = params.because === 'again' ? 'again' : 'new';
  return card(tx, moment, concern, memberships, { because: kind === 'triage_untouched' ? 'waiting' : again });
}

async function card(
  tx: Tx,
  { notice, school, wallClock, today }: Moment,
  concern: Concern,
  memberships: readonly Membership[],
  why: { because?: 'new' | 'waiting' | 'again'; review?: boolean; noDeputy?: boolean },
): Promise<Prepared> {
  return {
    kind: 'view',
    view: await triageView(tx, concern, {
      schoolId: school.id,
      wallClock,
      today,
      memberships,
      viewerId: notice.to.id,
      ...why,
    }),
  };
}

/** Not asked when everybody has been answered for, when it is about safety, or when the pupil is 18 and decides. */
async function parentsDue(tx: Tx, { notice, school, today }: Moment, concern: Concern): Promise<Prepared> {
  const deadline = notice.about.deadlineId ? await tx.deadlines.byId(notice.about.deadlineId) : null;
  if (deadline?.state !== 'running') return { kind: 'drop', reason: 'recorded' };
  if (concern.doubtedAt !== null) return { kind: 'drop', reason: 'safety' };
  const family = await familyOf(tx, concern, today);
  if (!family) return { kind: 'drop', reason: 'concern_gone' };
  if (involvementOf(family.age).parents === 'with_consent') return { kind: 'drop', reason: 'of_age' };
  if (stillToHear(family).length === 0) return { kind: 'drop', reason: 'recorded' };
  return { kind: 'view', view: { kind: 'parents_due', ...(await aboutConcern(tx, concern, school.id)) } };
}

/** Whoever sent the concern. Who left the school does not get it, and the coordinators hear that. */
async function forAsker(
  tx: Tx,
  moment: Moment,
  concern: Concern,
  memberships: readonly Membership[],
): Promise<Prepared> {
  const { notice, school } = moment;
  const isDue = notice.kind === 'tell_asker_due';
  if (!concern.triage) return { kind: 'drop', reason: 'reopened' };
  if (isDue && concern.triage.told) return { kind: 'drop', reason: 'told' };
  if (isDue && concern.doubtedAt !== null) return { kind: 'drop', reason: 'safety' };
  if (!worksAt({ memberships }, school.id)) return { kind: 'unreachable', reason: 'role_ended' };
  if (isDue && concern.raisedBy !== notice.to.id) return card(tx, moment, concern, memberships, {});
  return { kind: 'view', view: await answerView(tx, concern, school.id, notice.to.id, isDue) };
}
