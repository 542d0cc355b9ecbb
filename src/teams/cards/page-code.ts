import type { CodeView } from '../../app/pages/views.ts';
import type { Language } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import { actionsCard } from './actions.ts';
import type { Card } from './expand.ts';

/** The code that opens a page. It says nothing of which. */
export function pageCodeCard({ code, minutes }: CodeView, language: Language): Card {
  const { secondCode } = textsIn(language);
  return actionsCard(
    {
      label: secondCode.subject,
      title: secondCode.yours(code),
      lines: [secondCode.use(minutes)],
      note: secondCode.notYou,
      actions: [],
    },
    language,
  );
}
