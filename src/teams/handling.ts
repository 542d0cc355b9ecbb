import { createHash } from 'node:crypto';
import { answerMessage } from '../app/arriving/answering-message.ts';
import { arrive, leave } from '../app/arriving/arriving.ts';
import { markingPressed } from '../app/arriving/marking-pressed.ts';
import { bindChannel, type ChannelPlace, meetChannel } from '../app/channel/binding-channel.ts';
import type { SeenConversation } from '../app/ports/conversations.ts';
import type { Actor } from '../app/ports/people.ts';
import type { Deps, Turn } from '../app/turn.ts';
import type { PersonalView } from '../app/views.ts';
import type { Language } from '../domain/ids.ts';
import { languageOf, languageOfLocale } from '../domain/language.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { coded, type Log } from '../log.ts';
import { textsIn } from '../texts/texts.ts';
import type { Handle } from './bot.ts';
import { cardOf } from './cards/render.ts';
import { commandOf } from './commands.ts';
import type { Inbound, Place, Sender } from './inbound.ts';
import { isSeeing, LEFT_AS_IT_IS, noteSeen } from './seen.ts';
import { VERBS } from './verbs.ts';

/** A person whom no roster names is told so, once, outside the store: there is no row to hang a notice on. */
export type TellStranger = (place: Place, code: RefusalCode, language: Language, tenantId: string) => void;

type Arrived = Extract<Inbound, { sender: Sender }>;

/** From a parsed activity to a use case, and from what it shows to the answer that Teams understands. */
export function handlingOf(deps: Deps, log: Log, tellStranger: TellStranger): Handle {
  return async (inbound) => {
    if (inbound.kind === 'ignored') return { body: {} };
    const { sender, place } = inbound;
    const today = deps.wallClock.dateOf(deps.clock.now());
    const actor = sender.entraId ? await deps.directory.actor(sender.tenantId, sender.entraId, today) : null;
    if (!actor) {
      log.warn('somebody without a roster line wrote', { kind: inbound.kind });
      if (inbound.kind === 'message') {
        tellStranger(place, 'unknown_person', languageOfStranger(sender), sender.tenantId);
      }
      if (inbound.kind === 'press' && isSeeing(inbound)) return { body: LEFT_AS_IT_IS };
      return { body: toast('unknown_person', languageOfStranger(sender)) };
    }
    await remember(actor, inbound);
    const language = languageHere(actor, sender);
    const turn = turnOf(deps, actor, inbound);
    if (inbound.kind === 'press' && isSeeing(inbound)) {
      await noteSeen(turn, inbound, log);
      return { body: LEFT_AS_IT_IS };
    }
    if (inbound.kind === 'press') return { body: await answerPress(turn, inbound, language) };
    await answerOther(turn, inbound);
    return { body: {} };
  };

  /**
   * The address is stored when it is new or has changed, or when the bot is installed. What it was comes with the person
   * from the store, so that a chat that another process found blocked, or that was taken out, is opened again.
   */
  async function remember(actor: Actor, { sender, place, kind }: Arrived): Promise<void> {
    if (place.kind !== 'personal' || kind === 'removed') return;
    const { chat } = actor;
    const said = languageOfLocale(sender.locale);
    const isKnown =
      chat?.teamsId === place.teamsId &&
      chat.serviceUrl === place.serviceUrl &&
      chat.botId === place.botId &&
      (said === null || chat.language === said);
    if (isKnown && kind !== 'installed') return;
    await deps.store.outside((tx) => tx.conversations.seen(seenOf(actor, sender, place), deps.clock.now()));
  }

  async function answerPress(
    turn: Turn,
    press: Extract<Inbound, { kind: 'press' }>,
    language: Language,
  ): Promise<unknown> {
    if (press.verb === 'channel.bind' && press.place.kind === 'channel')
      return answerOf(await bindChannel(turn, placeOfChannel(press)), language);
    const pending = VERBS.get(press.verb)?.press(markingPressed(turn), press.data) ?? null;
    if (!pending) {
      log.warn('a press was not understood', {
        verb: coded(VERBS.has(press.verb) ? press.verb : 'unknown_verb'),
      });
      return toast('card_not_understood', language);
    }
    return answerOf(await pending, language);
  }
}

async function answerOther(turn: Turn, inbound: Exclude<Arrived, { kind: 'press' }>): Promise<void> {
  switch (inbound.kind) {
    case 'installed':
      if (inbound.place.kind === 'channel') return meetChannel(turn, placeOfChannel(inbound), 'installed');
      return arrive(turn, inbound.place);
    case 'seen':
      return;
    case 'removed':
      return leave(turn, inbound.place);
    case 'message':
      if (inbound.place.kind === 'channel') await meetChannel(turn, placeOfChannel(inbound), 'called');
      if (inbound.place.kind !== 'other') await answerMessage(turn, commandOf(inbound.text));
  }
}

/** A channel is named by the team's own message, never by a card. */
function placeOfChannel({ sender, place }: Arrived): ChannelPlace {
  return {
    tenantId: sender.tenantId,
    serviceUrl: place.serviceUrl,
    teamsId: place.teamsId,
    botId: place.botId,
  };
}

/** A refusal leaves the card as it is and says one sentence; anything else takes the card's place. */
export function answerOf(view: PersonalView, language: Language): unknown {
  if (view.kind === 'refused') return toast(view.code, language);
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    value: cardOf(view, language),
  };
}

function toast(code: RefusalCode, language: Language): unknown {
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: textsIn(language).refusals[code],
  };
}

/** A message is known by its activity id; a press by who pressed what on which version with which input. */
function turnOf(deps: Deps, actor: Actor, inbound: Arrived): Turn {
  const now = deps.clock.now();
  const cardActivity = inbound.kind === 'press' ? inbound.cardActivity : null;
  return {
    deps,
    actor,
    now,
    today: deps.wallClock.dateOf(now),
    key: inbound.kind === 'press' ? pressKey(deps, actor, inbound) : activityKey(deps, 'message', inbound),
    cardActivity,
  };
}

/** Of this tenant: two may have a chat of the same name. What comes without an id cannot be told from another. */
function activityKey({ ids }: Deps, what: 'message' | 'press', { sender, place, id }: Arrived): string {
  return `${what}:${sender.tenantId}:${place.teamsId}:${id === '' ? ids.next<string>() : id}`;
}

function pressKey(deps: Deps, actor: Actor, press: Extract<Inbound, { kind: 'press' }>): string {
  // A button about nothing in particular ("new report") means something new each time it is pressed.
  if (!(press.data as { ref?: unknown } | null)?.ref) return activityKey(deps, 'press', press);
  const pressed = JSON.stringify([actor.personId, press.verb, press.data]);
  return `press:${createHash('sha256').update(pressed).digest('base64url')}`;
}

function seenOf(actor: Actor, sender: Sender, place: Place): SeenConversation {
  return {
    kind: 'personal',
    tenantId: sender.tenantId,
    serviceUrl: place.serviceUrl,
    teamsId: place.teamsId,
    botId: place.botId,
    memberId: sender.memberId,
    personId: actor.personId,
    schoolId: null,
    language: languageOfLocale(sender.locale),
  };
}

/** By what this activity says of Teams, which is what is stored for later. */
function languageHere({ languages }: Actor, { locale }: Sender): Language {
  return languageOf({ ...languages, chat: languageOfLocale(locale) ?? languages.chat });
}

/** Of somebody whom no roster names there is only what Teams says. */
function languageOfStranger({ locale }: Sender): Language {
  return languageOfLocale(locale) ?? 'nl';
}
