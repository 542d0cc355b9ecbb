import type { PersonId, SchoolDate } from '../../domain/ids.ts';
import { involvementOf } from '../../domain/involvement.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { isPartner, peopleOf } from '../table/table-case.ts';
import { participantsOf } from '../triage/participants.ts';
import type { Turn } from '../turn.ts';
import { familyOfDossier } from './family-knows.ts';
import { redrawTableCards } from './redrawing.ts';

/**
 * Who belongs at the table of a case that is opened again, reckoned by today: who has the seats, who is mentor, and how old the
 * pupil is. Who sat there before and still belongs keeps their place, with what they said; the others leave it, and so does every
 * guest, who was asked for work that ended.
 *
 * No ground of a partner comes back by itself: it was recorded for work that ended, and whoever gave consent was told that it did.
 * Until one is recorded anew they see number and day, on the cards that they have as well.
 */
export async function peopleAgain(turn: Turn, tx: Tx, dossier: Dossier): Promise<void> {
  const { today } = turn;
  const family = await familyOfDossier(tx, dossier, today);
  if (!family) return;
  const isOfAge = involvementOf(family.age).parents === 'with_consent';
  const belong = await participantsOf(turn, tx, family, family.recorded, dossier.casushouderId);
  const before = (await tx.dossiers.participants(dossier.id)).filter(({ untilOn }) => untilOn === null);
  const hasMentors = (await tx.pupils.mentorsOf(dossier.pupilId)).length > 0;
  const knewMore = before.filter((each) => isPartner(each) && each.ground !== null);

  for (const each of before)
    await tx.dossiers.storeParticipant(
      asOf(each, belong, { today, isOfAge, hasMentors, holder: dossier.casushouderId }),
    );
  for (const each of belong) {
    // From 18 on it is the pupil who brings parents in.
    const staysOut = each.role === 'ouder' && isOfAge;
    if (!staysOut && !before.some((was) => isSame(was, each)))
      await tx.dossiers.addParticipant(dossier.id, each);
  }
  const people: PersonId[] = peopleOf(knewMore);
  await redrawTableCards(turn, tx, dossier.id, people, `reopened:${dossier.id}:${dossier.version}`);
}

function asOf(
  was: Participant,
  belong: readonly Participant[],
  {
    today,
    isOfAge,
    hasMentors,
    holder,
  }: { today: SchoolDate; isOfAge: boolean; hasMentors: boolean; holder: PersonId },
): Participant {
  const now = belong.find((each) => isSame(was, each));
  // Of a pupil who is on the list no more nobody is mentor: who was, knows them still. And whoever carries the case stays at its table.
  const isKept = was.role === 'mentor' && (!hasMentors || was.who.id === holder);
  const stays = now !== undefined || isKept || (was.role === 'ouder' && isOfAge);
  return {
    ...was,
    seatId: now?.seatId ?? was.seatId,
    invited: now?.invited ?? was.invited,
    leftOutCode: now ? now.leftOutCode : was.leftOutCode,
    ground: null,
    groundEndedOn: was.ground === null ? was.groundEndedOn : today,
    untilOn: stays ? null : today,
  };
}

function isSame(one: Participant, other: Participant): boolean {
  return one.role === other.role && one.who.kind === other.who.kind && one.who.id === other.who.id;
}
