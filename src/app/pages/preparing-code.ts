import type { CodeId, DossierId, PersonId } from '../../domain/ids.ts';
import { CODE_POLICY } from '../../domain/policy.ts';
import { ownMailOf } from '../family-page/own-mail.ts';
import { agreedFor } from '../family-page/reader.ts';
import { familyMember } from '../family-page/telling-ready.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { addresseeOf } from '../table/letters.ts';

/**
 * The code of a visit, to whoever its link was made for: in their chat, or else by mail; of the family by mail, as long as what is
 * behind that link is for them. It is made here and kept nowhere.
 */
export async function prepareCode(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, school, addresses } = moment;
  const code = addresses.codeOf(notice.params.code as CodeId);
  const { minutes } = CODE_POLICY;
  if (notice.to.kind !== 'person') return toFamily(tx, moment, code);
  const person = await tx.people.byId(notice.to.id as PersonId);
  if (person && (await tx.conversations.personal(person.id)))
    return { kind: 'view', view: { kind: 'page_code', code, minutes } };
  if (!person?.mail) return { kind: 'unreachable', reason: 'no_address' };
  return {
    kind: 'mail',
    to: person.mail,
    letter: { kind: 'letter_code', to: 'colleague', code, minutes, school: school.name },
    language: person.language ?? school.language,
  };
}

async function toFamily(tx: Tx, { notice, school, today, clock }: Moment, code: string): Promise<Prepared> {
  const dossier = await tx.dossiers.byId(notice.about.dossierId as DossierId);
  const holder = dossier && (await familyMember(tx, dossier.id, notice.to.id));
  if (!dossier || !holder || !(await agreedFor(tx, dossier, holder, { today, now: clock.now() })))
    return { kind: 'drop', reason: 'not_asked' };
  const { to, language, isShared } = await ownMailOf(tx, { school, dossier }, holder);
  if (!to) return { kind: 'unreachable', reason: isShared ? 'shared_address' : 'no_address' };
  const { minutes } = CODE_POLICY;
  const letter = {
    kind: 'letter_code',
    to: addresseeOf(holder),
    code,
    minutes,
    school: school.name,
  } as const;
  return { kind: 'mail', to, letter, language };
}
