import type { Language } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
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
  | { kind: 'status'; number: string | null }
  | { kind: 'language'; language: Language }
  | { kind: 'none' };

/** Answers a typed word with a card, right after the commit. Words that mean nothing to the bot are not stored. */
export async function answerMessage(turn: Turn, said: Said): Promise<void> {
  if (said.kind === 'report') {
    const view = await startIntake(turn);
    if (view.kind !== 'refused') return;
    return answerWith(turn, 'not_understood', { code: view.code });
  }
  if (said.kind === 'worklist') return answerWith(turn, 'worklist');
  if (said.kind === 'status') return answerWith(turn, 'status', { number: said.number });
  if (said.kind === 'language') {
    return answerWith(turn, 'menu', {}, (tx) => tx.people.choose(turn.actor.personId, said.language));
  }
  return answerWith(turn, said.kind === 'none' ? 'not_understood' : 'menu');
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
