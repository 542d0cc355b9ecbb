import type { NextLine, PersonLine, WorklistView } from '../../app/worklist/views.ts';
import type { Language, SchoolId } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import { begun, troubleIn, whomIn, wordOf } from '../../texts/fates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard, type CardAction } from './actions.ts';
import { inert } from './escape.ts';
import type { Card } from './expand.ts';

type Of<K extends WorklistView['kind']> = Extract<WorklistView, { kind: K }>;

const NOTHING = {
  schoolId: '00000000-0000-7000-8000-000000000000' as SchoolId,
  id: '00000000-0000-7000-8000-000000000000',
  version: 0,
};

/** `mijn lijst`: a button per thing that waits, most pressing first; `status`: what went out and what did not. */
export function worklistCard(view: WorklistView, language: Language): Card {
  const texts = textsIn(language);
  switch (view.kind) {
    case 'worklist':
      return listCard(view, texts, language);
    case 'status':
      return statusCard(view, texts, language);
    case 'not_delivered':
      return notDeliveredCard(view, texts, language);
  }
}

function listCard(view: Of<'worklist'>, texts: Texts, language: Language): Card {
  const { worklist } = texts;
  const actions: CardAction[] = view.items
    .filter(({ what }) => what !== 'not_delivered')
    .map(({ what, number, roepnaam, ref }) => ({
      title: `${number}${roepnaam ? ` ${inert(roepnaam)}` : ''}: ${worklist.waits[what]}`,
      verb: 'worklist.open',
      ref,
    }));
  return actionsCard(
    {
      label: worklist.listLabel,
      title: worklist.listTitle(view.items.length),
      lines: [
        view.items.length === 0 ? worklist.listEmpty : '',
        view.more > 0 ? worklist.listMore(view.more) : '',
      ],
      warning: view.noChannel && worklist.noChannel(view.noChannel.unposted),
      facts: view.items
        .filter(({ what }) => what === 'not_delivered')
        .flatMap(({ number, on, undelivered }) =>
          undelivered && on
            ? [{ title: number, value: troubleIn(texts, undelivered, dayIn(language, on), inert) }]
            : [],
        ),
      actions: [
        ...actions,
        ...(view.toMove
          ? [{ title: texts.moving.ask(view.toMove.count), verb: 'tables.ask_move', ref: view.toMove.ref }]
          : []),
        ...(view.hasPage ? [{ title: worklist.listPage, verb: 'page.worklist', ref: NOTHING }] : []),
      ],
    },
    language,
  );
}

function statusCard(view: Of<'status'>, texts: Texts, language: Language): Card {
  const { worklist, dossier } = texts;
  const counts = Object.keys(worklist.fates)
    .filter((state) => (view.counts[state] ?? 0) > 0)
    .map((state) => `${view.counts[state]} ${wordOf(worklist.fates, state)}`);
  return actionsCard(
    {
      label: dossier.label(view.number),
      title: worklist.statusTitle,
      lines: [
        counts.length === 0 ? worklist.statusNothing : counts.join(', '),
        ...view.trouble.map((line) => troubleIn(texts, line, dayIn(language, line.on), inert)),
        view.more.trouble > 0 ? worklist.moreTrouble(view.more.trouble) : '',
      ],
      facts: [
        ...view.terms.map((line) => ({
          title: begun(texts.digest.terms[line.rule]),
          value: nextIn(line, texts, language),
        })),
        ...view.people.map((line) => ({
          title: begun(whomIn(texts, line.whom, inert)),
          value: personIn(line, texts, language),
        })),
      ],
      note:
        [
          view.more.terms > 0 ? worklist.moreTerms(view.more.terms) : '',
          view.more.people > 0 ? worklist.morePeople(view.more.people) : '',
        ]
          .filter(Boolean)
          .join(' ') || null,
      actions: [],
    },
    language,
  );
}

/** Whom it was for, what it was, since when, why not and what can be done: one short line each. */
function notDeliveredCard(view: Of<'not_delivered'>, texts: Texts, language: Language): Card {
  const { worklist, dossier } = texts;
  return actionsCard(
    {
      label: view.number === null ? worklist.notDeliveredLabel : dossier.label(view.number),
      title: worklist.notDeliveredTitle,
      facts: [
        ...(view.whom ? [{ title: worklist.troubleWhom, value: whomIn(texts, view.whom, inert) }] : []),
        { title: worklist.troubleWhat, value: wordOf(worklist.kinds, view.what) },
        ...(view.on ? [{ title: worklist.troubleSince, value: dayIn(language, view.on) }] : []),
        { title: worklist.troubleWhy, value: wordOf(worklist.reasons, view.why) },
        { title: worklist.troubleTodo, value: worklist.todo[view.todo] },
      ],
      actions: [{ title: worklist.listLabel, verb: 'worklist.show', ref: NOTHING }],
    },
    language,
  );
}

/** `Uiterlijk di 24 nov 2026. Volgende herinnering: di 24 nov 2026, aan wie het doet.` */
function nextIn({ dueOn, next }: NextLine, { worklist }: Texts, language: Language): string {
  const due = worklist.dueOn(dayIn(language, dueOn));
  if (!next) return `${due} ${worklist.nextUnknown}`;
  return `${due} ${worklist.nextOn(dayIn(language, next.on), worklist.nextTo[next.to])}`;
}

const COUNTED = ['failed', 'planned', 'sent', 'seen', 'acted'] as const;

/** `3 verstuurd, 2 gezien, 1 gereageerd. Laatst ma 23 nov 2026.` */
function personIn(line: PersonLine, { worklist }: Texts, language: Language): string {
  const counts = COUNTED.filter((count) => line[count] > 0).map(
    (count) => `${line[count]} ${worklist.personCounts[count]}`,
  );
  const last = line.lastOn === null ? '' : ` ${worklist.lastOn(dayIn(language, line.lastOn))}`;
  return `${counts.join(', ')}.${last}`;
}
