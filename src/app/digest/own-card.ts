import type { ConcernId, DossierId } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { DigestLine } from '../../domain/reminding/digest.ts';
import type { DeadlineRule } from '../../domain/terms/term.ts';
import { prepareDossier } from '../dossier/preparing.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment } from '../preparing-notices.ts';
import { prepareTriage } from '../triage/preparing.ts';
import type { PersonalView } from '../views.ts';
import type { TermSaid } from './views.ts';

/** Before the last day, and after it. */
type Kinds = readonly [NoticeKind, NoticeKind];

/** Matters with a card that asks by itself; of any other the message of the day says more than its card would. */
const OWN_CARDS: Partial<Record<DeadlineRule, Kinds>> = {
  concern_untouched: ['triage_untouched', 'triage_untouched'],
  parents_informed: ['parents_informed_due', 'parents_informed_due'],
  asker_told: ['tell_asker_due', 'tell_asker_due'],
  review: ['review_due', 'review_due'],
  first_table: ['first_table_due_soon', 'first_table_overdue'],
  agreement: ['agreement_due_soon', 'agreement_overdue'],
};

/** One reminder and nothing else: that matter's own card, with its own buttons; null when it has none of its own. */
export async function prepareOwnCard(
  tx: Tx,
  moment: Moment,
  { term }: DigestLine<TermSaid>,
): Promise<PersonalView | null> {
  const kinds = OWN_CARDS[term.rule];
  if (!kinds) return null;
  const isLate = term.dueOn < moment.today;
  const kind =
    term.rule === 'agreement' && term.dueOn === moment.today ? 'agreement_due' : kinds[isLate ? 1 : 0];
  const isOfDossier = term.rule === 'first_table' || term.rule === 'agreement';
  const about = isOfDossier
    ? { dossierId: term.aboutId as DossierId, deadlineId: term.id }
    : { concernId: term.aboutId as ConcernId, deadlineId: term.id };
  const asThat = { ...moment, notice: { ...moment.notice, kind, about } };
  const prepared = isOfDossier ? await prepareDossier(tx, asThat) : await prepareTriage(tx, asThat);
  return prepared.kind === 'view' ? prepared.view : null;
}
