import type { CodeId, PersonId } from '../../domain/ids.ts';
import { CODE_POLICY } from '../../domain/policy.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';

/** The code of a visit, to whoever its link was made for: in their chat, or else by mail. It is made here and kept nowhere. */
export async function prepareCode(tx: Tx, { notice, school, addresses }: Moment): Promise<Prepared> {
  const code = addresses.codeOf(notice.params.code as CodeId);
  const { minutes } = CODE_POLICY;
  const person = await tx.people.byId(notice.to.id as PersonId);
  if (person && (await tx.conversations.personal(person.id)))
    return { kind: 'view', view: { kind: 'page_code', code, minutes } };
  if (!person?.mail) return { kind: 'unreachable', reason: 'no_address' };
  return {
    kind: 'mail',
    to: person.mail,
    letter: { kind: 'letter_code', code, minutes, school: school.name },
    language: person.language ?? school.language,
  };
}
