import type { Address } from '../../../src/app/ports/conversations.ts';
import type { Mailer } from '../../../src/app/ports/mail.ts';
import type { Messenger, Sent } from '../../../src/app/ports/messenger.ts';
import { en } from '../../../src/texts/en.ts';
import { nl } from '../../../src/texts/nl.ts';

/** Something that arrived: in whose chat, channel or mailbox, what it says, and whether it says that it may be a repeat. */
export type Arrived = { id: string; to: string; says: unknown; edits: boolean; mayRepeat: boolean };

/** The world beside the process: it goes on when the process dies, and goes back only when the proof rewinds it. */
export type Outside = {
  messenger: Messenger;
  mailer: Mailer;
  arrived(): readonly Arrived[];
  /** The newest message in this chat: the card that somebody looks at and presses. */
  newestIn(chat: string): string | null;
  remember(): number;
  rewind(to: number): void;
};

/** A parent whose mailbox does not exist. */
export const NO_SUCH_MAILBOX = 'rob.vis@thuis.example';

export function emptyOutside(): Outside {
  let arrived: Arrived[] = [];
  const arrive = (to: string, says: unknown, edits: boolean, mayRepeat: boolean): string => {
    const id = `message-${arrived.length + 1}`;
    arrived.push({ id, to, says, edits, mayRepeat });
    return id;
  };
  const send = async (to: Address, says: unknown, mayRepeat = false): Promise<Sent> => ({
    kind: 'sent',
    activityId: arrive(to.teamsId, says, false, mayRepeat),
  });
  const edit = async (to: Address, activityId: string, says: unknown): Promise<Sent> => {
    arrive(to.teamsId, says, true, false);
    return { kind: 'sent', activityId };
  };

  return {
    messenger: {
      sendPersonal: (to, view, _language, mayRepeat) => send(to, view, mayRepeat),
      editPersonal: (to, activityId, view) => edit(to, activityId, view),
      sendChannel: (to, payload, _language, mayRepeat) => send(to, payload, mayRepeat),
      editChannel: (to, activityId, payload) => edit(to, activityId, payload),
    },
    mailer: {
      async send({ to, subject, text, invitation, messageId }) {
        if (to === NO_SUCH_MAILBOX) return { kind: 'refused', reason: 'no_such_mailbox' };
        const warning = WARNINGS.find((each) => text.includes(each)) ?? null;
        const words = warning === null ? text : text.replace(warning, '').trimStart();
        arrive(to, { subject, text: words, method: invitation?.method ?? null }, false, warning !== null);
        return { kind: 'sent', messageId };
      },
    },
    arrived: () => arrived,
    newestIn: (chat) => arrived.findLast(({ to, edits }) => to === chat && !edits)?.id ?? null,
    remember: () => arrived.length,
    rewind(to) {
      arrived = arrived.slice(0, to);
    },
  };
}

/** By which words a letter says that it may have come before. */
const WARNINGS: readonly string[] = [nl, en].flatMap(({ letters }) => Object.values(letters.mayRepeat));
