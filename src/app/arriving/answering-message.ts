import { periodOf } from '../../domain/absence.ts';
import { daysIn } from '../../domain/absence-words.ts';
import type { Language } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import { comeBack } from '../absence/entering-absence.ts';
import { startIntake } from '../intake/starting-intake.ts';
import { personNotice } from '../planning-notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';
import { homeSchool } from './arriving.ts';

/** What somebody typed, already recognised. */
export type Said =
  | { kind: 'hello' }
  | { kind: 'help' }
  | { kind: 'report' }
  | { kind: 'worklist' }
  | { kind: 'field' }
  | { kind: 'running_case' }
  | { kind: 'own_tables' }
  | { kind: 'own_actions' }
  | { kind: 'reminding' }
  | { kind: 'status'; number: string | null }
  | { kind: 'language'; language: Language }
  /** `days` = what was typed after it, in the language of the phrase; null when that was all. */
  | { kind: 'away'; days: string | null; language: Language }
  | { kind: 'back' }
  | { kind: 'none' };

/** Answers a typed word with a card, right after the commit. Words that mean nothing to the bot are not stored. */
export async function answerMessage(turn: Turn, said: Said): Promise<void> {
  if (said.kind === 'report') {
    const view = await startIntake(turn);
    if (view.kind !== 'refused') return;
    return answerWith(turn, 'not_understood', { code: view.code });
  }
  if (said.kind === 'worklist') return answerWith(turn, 'worklist');
  if (said.kind === 'field') return answerWith(turn, 'playing_field');
  if (said.kind === 'running_case') return answerWith(turn, 'running_case');
  if (said.kind === 'own_tables' || said.kind === 'own_actions') return answerWith(turn, said.kind);
  if (said.kind === 'reminding') return answerWith(turn, 'reminding');
  if (said.kind === 'status') return answerWith(turn, 'status', { number: said.number });
  if (said.kind === 'language') {
    return answerWith(turn, 'menu', {}, (tx) => tx.people.choose(turn.actor.personId, said.language));
  }
  if (said.kind === 'away') return answerWith(turn, 'absence', daysToConfirm(turn, said));
  if (said.kind === 'back') return answerWith(turn, 'absence', { show: 'back' }, (tx) => comeBack(tx, turn));
  return answerWith(turn, said.kind === 'none' ? 'not_understood' : 'menu');
}

/** Days are only put down from the card, where the last day is called the last day. What was typed is not kept. */
function daysToConfirm(
  { today }: Turn,
  { days, language }: Extract<Said, { kind: 'away' }>,
): Record<string, string | null> {
  if (days === null) return { show: 'asked' };
  const { fromOn, untilOn, doubt } = daysIn(days, today, language);
  const period = periodOf(fromOn, untilOn, today);
  return { show: 'form', fromOn, untilOn, fault: doubt ?? (typeof period === 'string' ? period : null) };
}

async function answerWith(
  turn: Turn,
  kind: NoticeKind,
  params: Readonly<Record<string, string | null>> = {},
  change: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<void> {
  const schoolId = homeSchool(turn.actor);
  if (!schoolId) return;
  await turn.deps.store.transact(schoolId, async (tx) => {
    if (await tx.inbox.take(turn.key, turn.now)) return;
    await change(tx);
    await tx.notices.plan([personNotice(turn, kind, turn.actor.personId, {}, turn.key, params)]);
    await tx.inbox.settle(turn.key, { show: 'said', id: '' }, turn.now);
  });
  turn.deps.kick();
}
