import { shutFamilyDoors } from '../../app/case-page/shutting-doors.ts';
import type { CasePage } from '../../app/case-page/views.ts';
import { PAGE_POLICY } from '../../domain/policy.ts';
import { textsIn } from '../../texts/texts.ts';
import { caseButton, caseForm, casePart, type Drawn, type Press } from './case-part.ts';
import { type Html, html } from './html.ts';
import { languageAsked } from './layout.ts';

const SHUT = 'gezin-sluit';

/** That the family can read on once the case is closed, and the button by which that ends now. */
export function familyDoorsPart({ hasFamilyDoors }: CasePage, drawn: Drawn): Html | false {
  const { familyDoors: words } = drawn.texts.casePage;
  if (!hasFamilyDoors) return false;
  const body = html`<p>${words.hint(PAGE_POLICY.familyAfterClosingDays)}</p>
${caseForm(drawn, [caseButton(SHUT, words.shut, 'quiet')])}`;
  return casePart('gezin', words.title, body);
}

const shut: Press = async ({ deps }, link, asked, show) => {
  const done = await shutFamilyDoors(deps, link);
  if (!done) return null;
  const { casePage } = textsIn(languageAsked(asked.query, done.page.language));
  return show(
    done.page,
    done.faults.length > 0 ? { faults: done.faults } : { said: casePage.familyDoors.done },
  );
};

export const FAMILY_DOOR_PRESSES: Readonly<Record<string, Press>> = { [SHUT]: shut };
