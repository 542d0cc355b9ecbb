import type { OwnActionsView } from '../../app/agreed-actions/views.ts';
import type { OwnAction } from '../../app/ports/agreed-actions.ts';
import { NOT_DONE_REASONS } from '../../domain/agreed-actions.ts';
import type { Language, SchoolId } from '../../domain/ids.ts';
import { dueIn } from '../../texts/terms.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends OwnActionsView['kind']> = Extract<OwnActionsView, { kind: K }>;

/** More would make a card that nobody reads to its end on a phone. */
const MOST_ROWS = 8;
/** The list to choose from folds, and may be longer. */
const MOST_CHOICES = 60;
const NOTHING = {
  schoolId: '00000000-0000-7000-8000-000000000000' as SchoolId,
  id: '00000000-0000-7000-8000-000000000000',
  version: 0,
};

/** What somebody promised, by number and day. What it is stands on no card. */
export function ownActionsCard(view: OwnActionsView, language: Language): Card {
  const texts = textsIn(language);
  return view.kind === 'own_actions' ? listCard(view, texts, language) : whyCard(view, texts, language);
}

function listCard(
  { actions, today, chosen, said }: Of<'own_actions'>,
  { actions: words }: Texts,
  language: Language,
): Card {
  const more = actions.length - MOST_ROWS;
  const shown = actions.slice(0, MOST_ROWS);
  // Ended is ended: nobody ends the first of the list by not choosing.
  const opened = actions.length === 1 ? actions[0] : actions.find(({ id }) => id === chosen);
  const schools = new Set(actions.map(({ school }) => school.id));
  const at = ({ school }: OwnAction) => (schools.size > 1 ? ` · ${inert(school.name)}` : '');
  return expandCard('own-actions', {
    lang: language,
    label: words.label,
    title: actions.length === 0 ? words.none : words.title(actions.length),
    hasSaid: said !== null,
    said: said ? words.said[said.how](words.choice(said.number, said.nth)) : '',
    lines: shown.map((action) => ({
      text: `${words.line(action.number, action.nth, dueIn(language, today, action.dueOn))}${words.of[action.of]}${at(action)}`,
    })),
    hasMore: more > 0,
    more: more > 0 ? words.more(more) : '',
    hasChoices: shown.length > 0,
    note: words.note,
    chooseLabel: words.choose,
    chooseError: words.chooseError,
    chosen: opened ? choiceOf(opened) : '',
    choices: actions.slice(0, MOST_CHOICES).map((action) => ({
      title: `${words.choice(action.number, action.nth)}${at(action)}`,
      value: choiceOf(action),
    })),
    done: words.done,
    notDone: words.notDone,
    read: words.read,
    openCase: words.openCase,
    ...refValues(NOTHING),
  });
}

function whyCard(
  { action }: Of<'own_action_not_done'>,
  { actions: words, dossier }: Texts,
  language: Language,
): Card {
  return actionsCard(
    {
      label: `${dossier.label(action.number)} · ${words.heading(action.nth)}`,
      title: words.notDoneTitle,
      lines: [words.notDoneText],
      actions: [
        ...NOT_DONE_REASONS.map((reason) => ({
          title: words.reasons[reason],
          verb: 'action.not_done',
          ref: NOTHING,
          choice: `${action.school.id} ${action.id} ${reason}`,
        })),
        { title: words.back, verb: 'actions.show', ref: NOTHING },
      ],
    },
    language,
  );
}

function choiceOf({ school, id, dossierId }: OwnAction): string {
  return `${school.id} ${id} ${dossierId}`;
}
