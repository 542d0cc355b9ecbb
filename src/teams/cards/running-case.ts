import type { Language, SchoolId } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import { actionsCard } from './actions.ts';
import type { Card } from './expand.ts';

const NOTHING = {
  schoolId: '00000000-0000-7000-8000-000000000000' as SchoolId,
  id: '00000000-0000-7000-8000-000000000000',
  version: 0,
};

/** `lopende casus`: what it is for, and a button to the page on which it is put in. */
export function runningCaseCard(language: Language): Card {
  const { running } = textsIn(language);
  return actionsCard(
    {
      label: running.label,
      title: running.cardTitle,
      lines: [running.cardText],
      actions: [{ title: running.open, verb: 'page.running', ref: NOTHING }],
    },
    language,
  );
}
