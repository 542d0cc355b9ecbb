import {
  type ChannelLines,
  type ChannelNews,
  type ChannelPayload,
  type ChannelSetup,
  channelSetup,
} from '../../domain/channel.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn, timeOf } from '../../texts/dates.ts';
import { textsIn } from '../../texts/texts.ts';
import { type Card, expandCard } from './expand.ts';

/** The card of a payload that has passed the gate: every word on it is ours, besides a number, a date and a count. */
export function channelCardOf(payload: ChannelPayload, language: Language): Card {
  switch (payload.kind) {
    case 'news':
      return newsCard(payload, language);
    case 'lines':
      return linesCard(payload, language);
    default:
      return setupCard(payload, language);
  }
}

/** For the colleague who chose it, in their own chat. */
export function channelBoundCard(language: Language): Card {
  return setupCard(channelSetup('chosen'), language);
}

/** Is this the school's channel? Who may say so presses the button; afterwards the card says that it is. */
function setupCard({ kind }: ChannelSetup, language: Language): Card {
  const { channel } = textsIn(language);
  const isChosen = kind === 'chosen';
  return expandCard('channel-bind', {
    lang: language,
    label: 'Actietafel',
    title: isChosen ? channel.boundTitle : channel.bindTitle,
    text: isChosen ? channel.boundText : channel.bindText,
    canBind: !isChosen,
    bind: channel.bind,
  });
}

function newsCard(payload: ChannelNews, language: Language): Card {
  const { channel } = textsIn(language);
  const facts: { title: string; value: string }[] = [];
  const when = whenOf(payload, language);
  if (when !== null) facts.push({ title: isDue(payload) ? channel.by : channel.when, value: when });
  if (payload.count !== null) facts.push({ title: channel.missing, value: channel.people(payload.count) });
  return expandCard('channel', {
    lang: language,
    label: channel.casus(payload.number),
    title: channel.verbs[payload.verb],
    hasFacts: facts.length > 0,
    facts,
    note: channel.noNames,
  });
}

/** One line for each: its number, what happens, and when; and how many others there are. */
function linesCard({ lines, more }: ChannelLines, language: Language): Card {
  const { channel } = textsIn(language);
  return expandCard('receipt', {
    lang: language,
    label: 'Actietafel',
    title: channel.linesTitle,
    lines: [
      ...lines.map((line) => {
        const said = [channel.casus(line.number), channel.verbs[line.verb]];
        const count = line.count === null ? [] : [`${channel.missing} ${channel.people(line.count)}`];
        const when = whenOf(line, language);
        const by = isDue(line) ? `${channel.by.toLowerCase()} ` : '';
        return [...said, ...count, ...(when === null ? [] : [`${by}${when}`])].join(' · ');
      }),
      ...(more > 0 ? [channel.more(more)] : []),
      channel.noNames,
    ].map((text) => ({ text })),
    links: [],
  });
}

function whenOf({ on, minute }: ChannelNews, language: Language): string | null {
  if (on === null) return null;
  const { dates } = textsIn(language);
  return `${dayIn(language, on)}${minute === null ? '' : `, ${dates.at(timeOf(minute))}`}`;
}

/** What is to be there by a day, and not on it. */
const DUE: ReadonlySet<ChannelNews['verb']> = new Set([
  'agreement_due_soon',
  'agreement_due',
  'agreement_overdue',
  'first_table_overdue',
  'term_due',
  'term_overdue',
]);

function isDue({ verb }: ChannelNews): boolean {
  return DUE.has(verb);
}
