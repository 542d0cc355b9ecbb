import type { ChannelSetupView } from '../../app/channel/views.ts';
import type { SentLine, WorklistView } from '../../app/worklist/views.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard, type CardAction } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';

const NOTHING = {
  schoolId: '00000000-0000-7000-8000-000000000000',
  id: '00000000-0000-7000-8000-000000000000',
  version: 0,
};

/** `mijn lijst`: a button per thing that waits, most pressing first; and `status`: what went out and what did not. */
export function worklistCard(view: WorklistView, language: Language): Card {
  const texts = textsIn(language);
  return view.kind === 'worklist' ? listCard(view, texts, language) : statusCard(view, texts, language);
}

function listCard(
  view: Extract<WorklistView, { kind: 'worklist' }>,
  { dossier }: Texts,
  language: Language,
): Card {
  const undelivered = view.items.filter(({ what }) => what === 'not_delivered');
  const actions: CardAction[] = view.items
    .filter(({ what }) => what !== 'not_delivered')
    .map(({ what, number, roepnaam, ref }) => ({
      title: `${number}${roepnaam ? ` ${inert(roepnaam)}` : ''}: ${dossier.waits[what]}`,
      verb: 'worklist.open',
      ref,
    }));
  return actionsCard(
    {
      label: dossier.listLabel,
      title: dossier.listTitle(view.items.length),
      lines: [
        view.items.length === 0 ? dossier.listEmpty : '',
        view.more > 0 ? dossier.listMore(view.more) : '',
      ],
      facts: undelivered.map(({ number, on }) => ({
        title: number,
        value: `${dossier.waits.not_delivered}${on ? `, ${dayIn(language, on)}` : ''}`,
      })),
      actions: [...actions, { title: dossier.listPage, verb: 'page.worklist', ref: NOTHING }],
    },
    language,
  );
}

function statusCard(
  view: Extract<WorklistView, { kind: 'status' }>,
  { dossier }: Texts,
  language: Language,
): Card {
  const counts = Object.entries(view.counts).map(
    ([state, count]) => `${count} ${labelOf(dossier.fates, state)}`,
  );
  return actionsCard(
    {
      label: dossier.label(view.number),
      title: dossier.statusTitle,
      lines: [view.lines.length === 0 ? dossier.statusNothing : counts.join(', ')],
      facts: view.lines.map((line) => ({ title: dayIn(language, line.on), value: lineOf(line, dossier) })),
      actions: [],
    },
    language,
  );
}

function lineOf({ kind, to, state, reason }: SentLine, dossier: Texts['dossier']): string {
  const why =
    state === 'sent' || state === 'planned' || reason === null
      ? ''
      : ` (${labelOf(dossier.reasons, reason)})`;
  return `${labelOf(dossier.kinds, kind)}, ${dossier.to[to]}: ${labelOf(dossier.fates, state)}${why}`;
}

function labelOf(labels: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(labels, code) ? (labels[code] ?? '') : (labels.other ?? code);
}

/** What the channel itself gets when the bot comes in: a question, and the answer to it. */
export function channelSetupCard(view: ChannelSetupView, language: Language): Card {
  const { channel } = textsIn(language);
  if (view.kind === 'channel_bind') {
    return expandCard('channel-bind', {
      lang: language,
      label: 'Actietafel',
      title: channel.bindTitle,
      text: channel.bindText,
      bind: channel.bind,
    });
  }
  return actionsCard(
    { label: 'Actietafel', title: channel.boundTitle, lines: [channel.boundText], actions: [] },
    language,
  );
}
