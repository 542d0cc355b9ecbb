import { lookedAfterBy } from '../../domain/agreed-actions.ts';
import type { ActionId, ConcernId, DossierId, PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import { ageOf, involvementOf } from '../../domain/involvement.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Tx } from '../ports/store.ts';
import type { Around, Matter } from './whom.ts';

/** What these terms are about, by the id of the term, in a fixed number of statements. */
export async function mattersOf(tx: Tx, terms: readonly Deadline[]): Promise<ReadonlyMap<string, Matter>> {
  const dossiers = await tx.dossiers.byIds(
    unique(terms.flatMap(({ about }): DossierId[] => ('dossierId' in about ? [about.dossierId] : []))),
  );
  const ofDossier = new Map(dossiers.map((dossier) => [dossier.id, dossier]));
  const concerns = await tx.concerns.byIds(
    unique([
      ...terms.flatMap(({ about }): ConcernId[] => ('concernId' in about ? [about.concernId] : [])),
      ...dossiers.map(({ concernId }) => concernId),
    ]),
  );
  const ofConcern = new Map(concerns.map((concern) => [concern.id, concern]));
  const pupils = await tx.pupils.byIds(unique(concerns.flatMap(({ pupilId }) => (pupilId ? [pupilId] : []))));
  const ofPupil = new Map(pupils.map((pupil) => [pupil.id, pupil]));
  const doctors = await doctorsOf(tx, terms);
  const owners = await tx.actions.ownersOf(terms.flatMap(({ about }): ActionId[] => actionIn(about)));
  return new Map(
    terms.map(({ id, rule, about }) => {
      const dossier = 'dossierId' in about ? (ofDossier.get(about.dossierId) ?? null) : null;
      const concernId = 'concernId' in about ? about.concernId : dossier?.concernId;
      const concern = (concernId && ofConcern.get(concernId)) || null;
      const pupil = (concern?.pupilId && ofPupil.get(concern.pupilId)) || null;
      const [owner] = actionIn(about).flatMap((actionId) => owners.get(actionId) ?? []);
      const promisedBy = owner && dossier ? lookedAfterBy(owner, dossier.casushouderId) : null;
      const ownerId = rule === 'jgz_review' ? ((dossier && doctors.get(dossier.id)) ?? null) : promisedBy;
      const classKey = pupil && tx.people.keyOfClass(pupil.className);
      return [id, { concern, dossier, pupil, classKey, ownerId }];
    }),
  );
}

/** Who sits for youth health care in the cases of which it is to look again, and may read along. */
async function doctorsOf(tx: Tx, terms: readonly Deadline[]): Promise<ReadonlyMap<DossierId, PersonId>> {
  const reviewed = unique(
    terms.flatMap(({ rule, about }): DossierId[] =>
      rule === 'jgz_review' && 'dossierId' in about ? [about.dossierId] : [],
    ),
  );
  if (reviewed.length === 0) return new Map();
  const participants = await tx.dossiers.participantsOf(reviewed);
  return new Map(
    [...participants].flatMap(([id, all]): [DossierId, PersonId][] => {
      const seated = all.find(
        ({ role, untilOn, ground }) => role === 'jgz' && untilOn === null && ground !== null,
      );
      return seated?.who.kind === 'person' ? [[id, seated.who.id]] : [];
    }),
  );
}

/** Who works at the school today, as far as these matters ask, and whether it has a channel. */
export async function aroundAt(
  tx: Tx,
  schoolId: SchoolId,
  matters: readonly Matter[],
  today: SchoolDate,
): Promise<Around> {
  const asked = matters.flatMap(({ concern, dossier }) =>
    [concern?.raisedBy, concern?.ownerId, dossier?.casushouderId].filter((id): id is PersonId => id != null),
  );
  const owners = unique(matters.flatMap(({ ownerId }) => ownerId ?? []));
  return {
    coordinators: await tx.people.coordinators(schoolId, today),
    working: new Set([
      ...(await tx.people.workingAt(unique([...asked, ...owners]), schoolId, today)),
      // Of an action, and of advice, a partner may be the one who looks after it.
      ...(await tx.people.seatedAt(owners, schoolId, today)),
    ]),
    hasChannel: (await tx.conversations.channelOf(schoolId)) !== null,
  };
}

/** While somebody doubts whether it is safe, nothing about it is asked of anybody by itself. */
export function isStopped({ concern }: Matter): boolean {
  return concern === null || concern.doubtedAt !== null;
}

/** Nobody has to be told on behalf of a pupil of 18, who decides. */
export function isNobodys({ rule }: Deadline, { pupil }: Matter, today: SchoolDate): boolean {
  if (rule !== 'parents_informed') return false;
  return involvementOf(ageOf(pupil?.bornOn ?? null, null, today)).parents !== 'informed';
}

/** The action that a term is about, where it is about one. */
export function actionIn(about: Deadline['about']): ActionId[] {
  return 'actionId' in about && about.actionId ? [about.actionId] : [];
}

function unique<Id>(ids: readonly Id[]): Id[] {
  return [...new Set(ids)];
}
