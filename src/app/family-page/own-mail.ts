import type { FamilyLanguage } from '../../domain/ids.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { mailOf } from '../table/reaching.ts';
import type { TableCase } from '../table/table-case.ts';

/**
 * Where a code reaches this one of the family and nobody else of it. An address that is also that of another of this family, also of a
 * parent who was left out, says of nobody who they are: for them this page is on paper.
 */
export async function ownMailOf(
  tx: Tx,
  { school, dossier }: Pick<TableCase, 'school' | 'dossier'>,
  holder: Participant,
): Promise<{ to: string | null; language: FamilyLanguage; isShared: boolean }> {
  const { to, language } = await mailOf(tx, { school, dossier }, holder);
  const isShared = to !== null && (await sharedMails(tx, dossier)).has(to.toLowerCase());
  return { to: isShared ? null : to, language, isShared };
}

/** The addresses, in lower case, that the school has of more than one of this family. */
export async function sharedMails(
  tx: Tx,
  { pupilId }: Pick<Dossier, 'pupilId'>,
): Promise<ReadonlySet<string>> {
  const family = [await tx.pupils.byId(pupilId), ...(await tx.pupils.guardians(pupilId))];
  const mails = family.flatMap((each) => (each?.mail ? [each.mail.toLowerCase()] : []));
  return new Set(mails.filter((mail, index) => mails.indexOf(mail) !== index));
}
