import type { ConsultView } from '../../app/consult/views.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import { textsIn } from '../../texts/texts.ts';
import { actionsCard } from './actions.ts';
import { inert } from './escape.ts';
import type { Card } from './expand.ts';

const VERB_OF_STEP = { calling: 'consult.calling', done: 'consult.done', passed: 'consult.pass' } as const;

/** A kernpartner is asked to call: a number, a day and who asks, and in an anonymous consult not even the number. */
export function consultCard(view: ConsultView, language: Language): Card {
  const { consult } = textsIn(language);
  const isOpen = view.steps.length > 0;
  return actionsCard(
    {
      label: view.number === null ? consult.labelAnonymous : consult.label(view.number),
      title: consult.titles[view.state],
      lines: [
        isOpen ? consult.from(inert(view.roepnaamOfAsker), inert(view.school)) : '',
        isOpen && view.number === null ? consult.anonymous : '',
        consult.lines[view.state],
      ],
      facts: [{ title: consult.askedOn, value: dayIn(language, view.askedOn) }],
      actions: view.steps.map((step) => ({
        title: consult.steps[step],
        verb: VERB_OF_STEP[step],
        ref: view.ref,
      })),
    },
    language,
  );
}
