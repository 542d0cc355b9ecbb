import type { PlayingFieldView } from '../../app/playing-field/views.ts';
import type { Language, SchoolId } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import { actionsCard } from './actions.ts';
import { inert } from './escape.ts';
import type { Card } from './expand.ts';

const NOTHING = {
  schoolId: '00000000-0000-7000-8000-000000000000' as SchoolId,
  id: '00000000-0000-7000-8000-000000000000',
  version: 0,
};

/** `speelveld`: how many work around the school on each level, and a button to who they are. */
export function playingFieldCard(view: PlayingFieldView, language: Language): Card {
  const { field } = textsIn(language);
  return actionsCard(
    {
      label: field.label,
      title: field.title(inert(view.school)),
      lines: [
        field.organisations(view.organisations),
        view.contactPerson === null ? field.noContactPerson : field.contactPerson(inert(view.contactPerson)),
      ],
      warning: view.open > 0 ? field.open(view.open) : null,
      facts: view.levels
        .filter(({ areas, seats }) => areas + seats > 0)
        .map(({ level, areas, seats }) => ({
          title: field.levels[level],
          value: field.counts(areas, seats),
        })),
      actions: [{ title: field.page, verb: 'page.field', ref: NOTHING }],
    },
    language,
  );
}
