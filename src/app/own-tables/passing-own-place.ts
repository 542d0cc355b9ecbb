import type { DossierId, PersonId, SchoolId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { homeSchool } from '../arriving/arriving.ts';
import { givePlace } from '../dossier/giving-place.ts';
import { choicesOf } from '../dossier/passing-place.ts';
import type { Tx } from '../ports/store.ts';
import { once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';

/** A case of one's own, and who takes it over. */
export type Passed = { schoolId: SchoolId; dossierId: DossierId; to: PersonId };

/** Which of one's cases goes to whom, over all schools. Nothing is stored by asking. */
export function askPassOwn({ deps, actor, today }: Turn): Promise<PersonalView> {
  const schoolId = homeSchool(actor);
  if (!schoolId) return Promise.resolve({ kind: 'refused', code: 'not_for_your_role' });
  return deps.store.transact(schoolId, (tx) => ownForm(tx, actor.personId, today, null));
}

/** "Ik draag deze casus over": the partner's seat in it is another's from now on, for good. */
export function passOwn(turn: Turn, passed: Passed | null): Promise<PersonalView> {
  const { actor, deps, today } = turn;
  const home = homeSchool(actor);
  if (!home) return Promise.resolve({ kind: 'refused', code: 'not_for_your_role' });
  if (!passed)
    return deps.store.transact(home, (tx) => ownForm(tx, actor.personId, today, 'colleague_unknown'));
  return once(
    turn,
    passed.schoolId,
    async (tx) => {
      const dossier = await tx.dossiers.forChange(passed.dossierId);
      const places = await tx.dossiers.placesIn(passed.dossierId, today);
      const place = places.find(({ personId }) => personId === actor.personId);
      if (!dossier || !place) return refused('not_your_seat');
      if (!place.others.includes(passed.to)) return refused('colleague_unknown');
      if (!(await givePlace(turn, tx, { dossier, place, to: passed.to, by: actor.personId })))
        return refused('deputy_taken');
      return { outcome: { show: 'place_passed', id: dossier.id }, view: await passedView(tx, passed) };
    },
    (tx) => passedView(tx, passed),
  );
}

async function ownForm(
  tx: Tx,
  personId: PersonId,
  today: Turn['today'],
  fault: RefusalCode | null,
): Promise<PersonalView> {
  const places = await tx.dossiers.placesOf(personId, today);
  return { kind: 'own_places', choices: await choicesOf(tx, places), fault };
}

async function passedView(tx: Tx, { dossierId, to }: Passed): Promise<PersonalView> {
  const dossier = await tx.dossiers.byId(dossierId);
  const person = await tx.people.byId(to);
  return { kind: 'place_passed', number: dossier?.number ?? '', roepnaam: person?.name.roepnaam ?? '' };
}
