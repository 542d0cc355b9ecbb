import type { DossierId } from '../../domain/ids.ts';
import type { SiblingReason } from '../../domain/siblings.ts';
import type { Behind } from '../guests/dossier-behind.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { PersonName } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';

/** Another case, by its number and what its pupil is called: nothing of what is in it. */
export type SiblingShown = { dossierId: DossierId; number: string; name: PersonName | null };

/** For a coordinator: which cases are linked to this one and why, and which could be. */
export type SiblingsShown = {
  linked: readonly (SiblingShown & { reason: SiblingReason })[];
  /** Open cases of the school, those with a parent at the same mail address first. */
  others: readonly (SiblingShown & { sharesParent: boolean })[];
};

/** Null for who does not coordinate: that two cases belong together is for the coordinators of the school alone. */
export async function siblingsShown(tx: Tx, { dossier, coordinates }: Behind): Promise<SiblingsShown | null> {
  if (!coordinates) return null;
  const links = await tx.siblings.of(dossier.id);
  const open = (await tx.dossiers.openAtSchool()).filter(({ id }) => id !== dossier.id);
  const pupils = await tx.pupils.byIds(open.map(({ pupilId }) => pupilId));
  const guardians = await tx.pupils.guardiansOf([dossier, ...open].map(({ pupilId }) => pupilId));
  const mailsOf = ({ pupilId }: Dossier) =>
    (guardians.get(pupilId) ?? []).flatMap(({ mail }) => (mail ? [mail.toLowerCase()] : []));
  const own = new Set(mailsOf(dossier));
  const shown = (each: Dossier) => ({
    dossierId: each.id,
    number: each.number,
    name: pupils.find(({ id }) => id === each.pupilId)?.name ?? null,
  });
  const isLinked = (id: DossierId) => links.some(({ otherId }) => otherId === id);
  const others = open
    .filter(({ id }) => !isLinked(id))
    .map((each) => ({ ...shown(each), sharesParent: mailsOf(each).some((mail) => own.has(mail)) }));
  return {
    linked: links.flatMap(({ otherId, reason }) => {
      const other = open.find(({ id }) => id === otherId);
      return other ? [{ ...shown(other), reason }] : [];
    }),
    others: others.sort((one, other) => Number(other.sharesParent) - Number(one.sharesParent)),
  };
}
