import type { PersonalView } from '../../app/views.ts';
import type { Language } from '../../domain/ids.ts';
import { plainCard } from './arriving.ts';
import type { Card } from './expand.ts';
import { intakeCard } from './intake.ts';

/** The card of any view, in the person's language. */
export function cardOf(view: PersonalView, language: Language): Card {
  switch (view.kind) {
    case 'welcome':
    case 'menu':
    case 'not_understood':
    case 'refused':
      return plainCard(view, language);
    case 'intake_resume':
    case 'intake_safety':
    case 'intake_stopped':
    case 'intake_who':
    case 'intake_check':
    case 'intake_receipt':
    case 'intake_cancelled':
      return intakeCard(view, language);
  }
}
