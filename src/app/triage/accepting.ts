import type { ConcernId, DossierId, PersonId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { DeadlineRule } from '../../domain/terms/term.ts';
import type { CardRef } from '../arriving/views.ts';
import { termFrom } from '../guarding/beginning.ts';
import { channelNotice } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import { proposeTable } from '../table/proposing.ts';
import { type Done, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { decideConcern, decided } from './deciding.ts';
import { type FamilyAnswers, familyOf, familyPeople, faultOfAnswers, informedRows } from './family.ts';
import { acceptView } from './family-form.ts';
import { recordInformed } from './informing.ts';
import { participantsOf } from './participants.ts';

/** What starts to run with a dossier, and again when it is opened again. */
export const OF_DOSSIER: readonly DeadlineRule[] = ['first_table', 'agreement', 'interim_6w', 'interim_10w'];

/** What a coordinator fills in to accept; `holder` null = she carries it herself. */
export type Acceptance = FamilyAnswers & { holder: PersonId | null };

/**
 * The concern becomes a dossier: the number stays, the three months start today, everybody who belongs at the table is
 * named, and the search for a moment begins in the same transaction.
 */
export function acceptConcern(turn: Turn, ref: CardRef, acceptance: Acceptance): Promise<PersonalView> {
  return decideConcern(turn, ref, 'accept', async (tx, concern) => {
    const schoolId = ref.schoolId;
    const family = await familyOf(tx, concern, turn.today, acceptance.ageBand);
    if (!family) return refused('pupil_missing');
    await tx.pupils.lock(family.pupil.id);
    const decider = turn.actor.personId;
    const people = await familyPeople(tx, schoolId, family.pupil, decider, turn.today);
    const holder = acceptance.holder ?? decider;
    const isColleague = people.holders.some(({ id }) => id === holder);
    const fault =
      (family.asksAge ? 'age_missing' : null) ??
      faultOfAnswers(family, acceptance, people, decider, turn.today) ??
      (isColleague ? null : 'colleague_unknown') ??
      ((await tx.dossiers.openOfPupil(family.pupil.id)) ? 'dossier_open' : null);
    if (fault) return faulty(tx, turn, concern, ref, fault);

    const school = await tx.schools.here();
    const dossier = newDossier(turn, concern, holder);
    const recorded = [...family.recorded, ...informedRows(acceptance)];
    const participants = await participantsOf(turn, tx, family, recorded, holder);
    const terms = termsOf(turn, school, dossier);

    await tx.dossiers.add(dossier, participants);
    await recordInformed(turn, tx, concern, acceptance);
    await tx.deadlines.start(terms);
    await tx.notices.plan([
      channelNotice(turn, schoolId, 'channel_post', { dossierId: dossier.id }, `${dossier.id}:accepted`, {
        verb: 'concern_accepted',
      }),
    ]);
    await proposeTable(turn, tx, dossier, participants);

    return decided(turn, tx, concern, ref, {
      route: 'accept',
      reason: null,
      reviewOn: null,
      question: null,
      partner: null,
      ageBand: acceptance.ageBand,
      reviewedOn: null,
      told: null,
    });
  });
}

async function faulty(tx: Tx, turn: Turn, concern: Concern, ref: CardRef, code: RefusalCode): Promise<Done> {
  return {
    outcome: { show: 'triage_accept', id: concern.id, code },
    view: await acceptView(tx, turn, concern, ref.schoolId, code),
  };
}

function newDossier(turn: Turn, concern: Concern, casushouderId: PersonId): Dossier {
  if (!concern.pupilId || !concern.number) throw new Error('A concern without pupil or number was accepted.');
  return {
    id: turn.deps.ids.next<DossierId>(),
    concernId: concern.id as ConcernId,
    pupilId: concern.pupilId,
    number: concern.number,
    state: 'open',
    version: 1,
    casushouderId,
    pausedUntil: null,
    anchorOn: turn.today,
    openedAt: turn.now,
    closedAt: null,
    closeReason: null,
  };
}

function termsOf(turn: Turn, school: School, { id }: Dossier): Deadline[] {
  return OF_DOSSIER.map((rule) => termFrom(turn, school, { rule, about: { dossierId: id } }));
}
