import type { CallNotArrivedView } from '../../app/safety/views.ts';
import type { Language } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import { actionsCard } from './actions.ts';
import { inert } from './escape.ts';
import type { Card } from './expand.ts';

/** Whoever asked to be called hears that nobody got it, and whom to call now. */
export function callNotArrivedCard(view: CallNotArrivedView, language: Language): Card {
  const { intake, triage } = textsIn(language);
  const names = inert(intake.names(view.names));
  const isKnown = view.names.length > 0;
  return actionsCard(
    {
      label: triage.safetyLabel,
      title: intake.callNotArrivedTitle,
      lines: [
        isKnown ? intake.callNotArrived(names) : intake.callNobody,
        view.others.length > 0 ? intake.callOthers(inert(intake.names(view.others))) : '',
        view.byMail ? intake.callMailToo : '',
        isKnown ? intake.callYourself(names) : '',
      ],
      actions: [],
    },
    language,
  );
}
