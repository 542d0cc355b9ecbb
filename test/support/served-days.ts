import { scaleUp } from '../../src/app/facts/saying-facts.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import type { FactId } from '../../src/domain/ids.ts';
import type { RouteStep } from '../../src/domain/school-route.ts';
import { caseDoor } from './case-page.ts';
import { carried, said, saying } from './facts.ts';
import type { Play } from './playing.ts';
import { SCHOOL, WHO } from './school.ts';
import { LONG_WORD } from './served-case-pages.ts';
import { behind, type ServedPage } from './served-doors.ts';

/** A route with a step of one long word. */
export const LONG_ROUTE: readonly RouteStep[] = [
  { key: 'een', title: LONG_WORD, explanation: `${LONG_WORD}, en nog een paar woorden erbij.` },
  { key: 'twee', title: 'Samen aan tafel', explanation: null },
  { key: 'drie', title: 'Wij kijken terug', explanation: 'Met wie erbij was.' },
];

/** A case with days put down and a place on the route, as whoever carries it and whoever raised it find it. */
export async function dayPages(school: Play): Promise<Record<string, ServedPage>> {
  const [dossier] = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.openAtSchool());
  if (!dossier) throw new Error('There is no case.');
  await someDays(school, dossier);
  const door = await caseDoor(school, dossier);
  const opened = await behind(door);
  const press = (doe: string, more: object = {}) => ({ at: door, form: { ...opened.form, doe, ...more } });
  return {
    'the case with its days': press('route:twee'),
    'the case with its days, to be mended': press('feit-bewaar', { feit: '', 'feit-dag': '' }),
    'somebody who helps further, to be mended': press('opschalen', { 'op-wie': LONG_WORD }),
    'the case with its route, for whoever raised it': await behind(
      await caseDoor(school, dossier, WHO.mentor),
    ),
  };
}

async function someDays(school: Play, dossier: Dossier): Promise<void> {
  const today = dossier.anchorOn;
  await said(school, dossier, saying('at_home_since', today));
  await said(school, dossier, saying('partial_return', today));
  await said(school, dossier, saying('support_level', today, 'extra'));
  const form = { to: 'swv', who: LONG_WORD, on: today, familyAgrees: true } as const;
  await carried(school, dossier.id, (tx, of) =>
    scaleUp(tx, school.deps, of, school.deps.ids.next<FactId>(), form),
  );
}
