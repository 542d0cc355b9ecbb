import type { Address } from '../../src/app/ports/conversations.ts';
import type { Messenger, Sent } from '../../src/app/ports/messenger.ts';

export type FakeCall = {
  call: keyof Messenger;
  to: string;
  activityId: string | null;
  at: number;
  /** How many lines a post of several has; null when it says one thing. */
  lines: number | null;
  /** It said that it may have come before. */
  mayRepeat: boolean;
};

export type FakeMessenger = Messenger & {
  calls: FakeCall[];
  /** What the next calls are answered with, in order; after that everything is sent. */
  answers: (Sent | Error | Promise<Sent>)[];
};

/** Teams in memory. */
export function fakeMessenger(now: () => number): FakeMessenger {
  const calls: FakeCall[] = [];
  const answers: FakeMessenger['answers'] = [];

  async function called(
    call: keyof Messenger,
    to: Address,
    activityId: string | null,
    mayRepeat = false,
    lines: number | null = null,
  ): Promise<Sent> {
    calls.push({ call, to: to.teamsId, activityId, at: now(), mayRepeat, lines });
    const answer = await (answers.shift() ?? { kind: 'sent', activityId: activityId ?? `m${calls.length}` });
    if (answer instanceof Error) throw answer;
    return answer as Sent;
  }

  return {
    calls,
    answers,
    sendPersonal: (to, _view, _language, mayRepeat) => called('sendPersonal', to, null, mayRepeat),
    editPersonal: (to, activityId) => called('editPersonal', to, activityId),
    sendChannel: (to, payload, _language, mayRepeat) =>
      called('sendChannel', to, null, mayRepeat, payload.kind === 'lines' ? payload.lines.length : null),
    editChannel: (to, activityId) => called('editChannel', to, activityId),
  };
}
