import type { WordFlagged } from '../../domain/minutes/flagging.ts';
import {
  type Advice,
  type AdviceFault,
  type AdviceForm,
  adviceIn,
  isSameAdvice,
  MOST_ADVICE_WAITING,
  monthOf,
} from '../../domain/school-advice.ts';
import { isDoubted } from '../agreed-actions/behind-actions.ts';
import { minutesBehind } from '../minutes/behind-minutes.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import { wordsToDecide } from './words-to-decide.ts';

/** A form for advice as it was sent: its own id, what is in it, and the words in it that somebody decided to let stand, in lower case. */
export type AdviceSent = { form: string; filled: AdviceForm; letStand: readonly string[] };

export type AdviceAnswer =
  | { kind: 'given' }
  /** Words that may lead to a pupil, or name an illness: whoever types decides. */
  | { kind: 'asked'; words: readonly WordFlagged[] }
  | { kind: 'refused'; faults: readonly AdviceFault[] };

/**
 * What a table advises the school, entered from its minutes and kept apart from them: nothing that is stored says of which case,
 * which table or whom it came, nor on which day. It is in no audit either: a line there stands between what the same person read and
 * changed of a case in the same minute, and would tell what the row keeps silent about.
 *
 * @returns null when the minutes are not for whoever holds this link
 */
export function giveAdvice(deps: Deps, link: Link, sent: AdviceSent): Promise<AdviceAnswer | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<AdviceAnswer | null> => {
    const behind = await minutesBehind(tx, deps, link);
    if (!behind) return null;

    if (await isDoubted(tx, behind.dossier)) return refused('minutes_not_now');
    const read = adviceIn(sent.filled);
    if ('faults' in read) return { kind: 'refused', faults: read.faults };
    const { advice } = read;
    const words = await wordsToDecide(tx, behind.dossier, advice.text, sent.letStand);
    if (words.length > 0) return { kind: 'asked', words };
    if (await isGiven(tx, sent.form, advice)) return { kind: 'given' };
    if ((await tx.schoolAdvice.waiting()) >= MOST_ADVICE_WAITING) return refused('advice_full');

    await keep(tx, deps, sent.form, advice);
    return { kind: 'given' };
  });
}

/** Also by a form that somebody went back to, changed, and sent twice. */
async function isGiven(tx: Tx, form: string, advice: Advice): Promise<boolean> {
  const before = await tx.schoolAdvice.givenBy(form);
  if (!before) return false;
  return isSameAdvice(before, advice) || (await tx.schoolAdvice.givenBy(changed(form, advice))) !== null;
}

/** The same form twice keeps it once; a form that says something else by now is other advice, once for the same words. */
async function keep(tx: Tx, deps: Deps, form: string, advice: Advice): Promise<void> {
  const kept = { ...advice, month: monthOf(workAt(deps).today), state: 'open' } as const;
  if (await tx.schoolAdvice.add(form, kept)) return;
  const before = await tx.schoolAdvice.givenBy(form);
  if (!before || !isSameAdvice(before, advice)) await tx.schoolAdvice.add(changed(form, advice), kept);
}

/** A form by what it says since it was changed. By the numbers of its letters: a form is found without regard to capitals. */
function changed(form: string, { theme, adviser, text }: Advice): string {
  return [form, theme, adviser, ...Array.from(text, (letter) => letter.codePointAt(0))].join(' ');
}

function refused(code: AdviceFault['code']): AdviceAnswer {
  return { kind: 'refused', faults: [{ code, at: null }] };
}
