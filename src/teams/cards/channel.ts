import type { ChannelPayload } from '../../domain/channel.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn, timeOf } from '../../texts/dates.ts';
import { textsIn } from '../../texts/texts.ts';
import { type Card, expandCard } from './expand.ts';

/** The card of a payload that has passed the gate: every word on it is ours, besides a number, a date and a count. */
export function channelCardOf(payload: ChannelPayload, language: Language): Card {
  const { channel, dates } = textsIn(language);
  const facts: { title: string; value: string }[] = [];
  if (payload.on !== null) {
    const time = payload.minute === null ? '' : `, ${dates.at(timeOf(payload.minute))}`;
    facts.push({ title: channel.when, value: `${dayIn(language, payload.on)}${time}` });
  }
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
