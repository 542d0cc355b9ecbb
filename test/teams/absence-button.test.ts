import { describe, expect, it } from '@jest/globals';
import type { DossierView } from '../../src/app/dossier/views.ts';
import type { TriageView } from '../../src/app/triage/views.ts';
import { dossierCard } from '../../src/teams/cards/dossier.ts';
import { triageCard } from '../../src/teams/cards/triage.ts';
import { DOSSIER_VIEWS } from '../support/dossier-views.ts';
import { TRIAGE_VIEWS } from '../support/triage-views.ts';
import { REF } from '../support/view-parts.ts';

const CONCERN = '019ad000-0000-7000-8000-0000000000cc';

/** The ids that the button to the page with the absence of a pupil names; none = the card has no such button. */
function absenceButtons(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(absenceButtons);
  if (typeof part !== 'object' || part === null) return [];
  const { verb, data } = part as { verb?: unknown; data?: { ref?: { id?: string } } };
  return verb === 'page.absence' ? [data?.ref?.id ?? ''] : Object.values(part).flatMap(absenceButtons);
}

describe('the button to keep absence', () => {
  const view = (name: string, more: object = {}) =>
    ({
      ...DOSSIER_VIEWS[name],
      concern: { ...REF, id: CONCERN },
      ...more,
    }) as DossierView;

  it.each(['dossier-terms', 'dossier-terms-running'])(
    'stands among what changes when people are asked (%s), and names its concern',
    (name) => {
      expect(absenceButtons(dossierCard(view(name), 'nl'))).toEqual([CONCERN]);
    },
  );

  it('stands on the card of a case itself where nothing asks for an answer', () => {
    const calm = view('dossier-agreed', { table: null, withoutGround: [], reportDueOn: null });

    expect(absenceButtons(dossierCard(calm, 'nl'))).toEqual([CONCERN]);
  });

  it('stands back for what asks for an answer now and for the page of the case, and not on a case that is closed', () => {
    expect(absenceButtons(dossierCard(view('dossier-agreed'), 'nl'))).toEqual([]);
    expect(absenceButtons(dossierCard(view('dossier-doubted'), 'nl'))).toEqual([]);
    expect(absenceButtons(dossierCard(view('dossier-closed'), 'nl'))).toEqual([]);
  });

  it('stands on the answer to whoever raised an accepted concern, and on no other answer', () => {
    const answers = Object.values(TRIAGE_VIEWS).filter(
      (each): each is Extract<TriageView, { kind: 'triage_answer' }> => each.kind === 'triage_answer',
    );
    const has = (each: TriageView) => absenceButtons(triageCard(each, 'nl')).length > 0;

    expect(answers.length).toBeGreaterThan(1);
    for (const each of answers) {
      expect(has({ ...each, route: 'accept' })).toBe(true);
      expect(has({ ...each, route: 'advice' })).toBe(false);
    }
  });
});
