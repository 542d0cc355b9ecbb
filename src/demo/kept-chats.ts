/** A message of the bot as it stands now: what it holds, and in which thread of a channel, if it is an answer there. */
export type KeptMessage = {
  conversation: string;
  /** The id of the thread's first message, for an answer in a channel; else null. */
  thread: string | null;
  id: string;
  activity: Readonly<Record<string, unknown>>;
};

/**
 * What the bot wrote in one window, newest last. A Playground page forgets its chats at each reload and never hears of
 * what came before it was opened, whereas Teams keeps them. Showing a message again gives it a new id on the screen;
 * the bot goes on with the id it was given first, and this is where the two are told apart.
 */
export type KeptChats = {
  /** The same words twice are shown again once: a bot that is asked again offers again what is open. */
  keep(message: KeptMessage): void;
  /** A message that is not kept is left alone: the window itself says that there is none. */
  change(conversation: string, id: string, activity: Readonly<Record<string, unknown>>): void;
  all(): readonly KeptMessage[];
  shownAgain(conversation: string, id: string, onScreen: string): void;
  onScreen(conversation: string, id: string): string;
  known(conversation: string, onScreen: string): string;
};

/** Per conversation; the oldest go first. */
const MOST = 60;

export function keptChats(): KeptChats {
  const messages: KeptMessage[] = [];
  const shown = new Map<string, string>();
  const original = new Map<string, string>();

  return {
    keep(message) {
      const here = messages.filter(({ conversation }) => conversation === message.conversation);
      const same = here.find((kept) => saysTheSame(kept, message));
      const tooMany = here.length >= MOST ? here[0] : undefined;
      const leaves = same ?? tooMany;
      if (leaves) messages.splice(messages.indexOf(leaves), 1);
      messages.push(message);
    },
    change(conversation, id, activity) {
      const index = messages.findIndex((kept) => kept.conversation === conversation && kept.id === id);
      const kept = messages[index];
      if (kept) messages[index] = { ...kept, activity };
    },
    all: () => [...messages],
    shownAgain(conversation, id, onScreen) {
      shown.set(`${conversation} ${id}`, onScreen);
      original.set(`${conversation} ${onScreen}`, id);
    },
    onScreen: (conversation, id) => shown.get(`${conversation} ${id}`) ?? id,
    known: (conversation, onScreen) => original.get(`${conversation} ${onScreen}`) ?? onScreen,
  };
}

function saysTheSame(one: KeptMessage, other: KeptMessage): boolean {
  const said = ({ thread, activity }: KeptMessage) =>
    JSON.stringify([thread, activity.text, activity.attachments]);
  return said(one) === said(other);
}
