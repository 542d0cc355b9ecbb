import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { showOwnActions } from '../../src/app/agreed-actions/own-actions.ts';
import type { DigestView } from '../../src/app/digest/views.ts';
import { doubtSafetyOfDossier } from '../../src/app/intake/doubting-safety.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import type { AgreedAction } from '../../src/domain/agreed-actions.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import type { Left } from '../support/guarded-days.ts';
import { askedDossier } from '../support/guests.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { haveChats } from '../support/triage.ts';

export const BY_MENTOR = { kind: 'person', id: WHO.mentor } as const;
export const BY_PARTNER = { kind: 'person', id: WHO.leerplicht } as const;
export const BY_HOLDER = { kind: 'person', id: WHO.coordinator } as const;

/** Sam's case, which the coordinator carries, with a table that everybody is asked to; nobody promised anything yet. */
export function agreedActionsStage(open: () => Promise<Engine>) {
  let school: Play;
  let dossier: Dossier;

  beforeAll(async () => {
    school = await play('2026-11-23T09:00:00Z', open);
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    ({ dossier } = await askedDossier(school));
    await haveChats(school, WHO.coordinator, WHO.mentor, WHO.leerplicht);
  });

  afterAll(() => school.close());

  return { school: () => school, dossier: () => dossier, now, doubted, termsOf, namesOf };

  async function now(): Promise<Dossier> {
    const found = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(dossier.id));
    if (!found) throw new Error('The dossier is gone.');
    return found;
  }

  async function doubted(): Promise<void> {
    const ref = { schoolId: SCHOOL, id: dossier.id, version: (await now()).version };
    await doubtSafetyOfDossier(await school.turn(WHO.coordinator), ref);
  }

  async function termsOf(...actions: readonly AgreedAction[]): Promise<[string, string][]> {
    const terms = await school.deps.store.transact(SCHOOL, (tx) =>
      tx.deadlines.of({ dossierId: dossier.id }),
    );
    return actions.flatMap(({ id }) =>
      terms
        .filter(({ about }) => 'actionId' in about && about.actionId === id)
        .map(({ state, dueOn }): [string, string] => [state, dueOn]),
    );
  }

  /** Whose each open action of this person is. */
  async function namesOf(who: PersonId): Promise<string[]> {
    const view = await showOwnActions(await school.turn(who));
    return view.kind === 'own_actions' ? view.actions.map((each) => each.of) : [view.kind];
  }
}

/** To whom a message of the day went that asks about a term of this rule. */
export function heardOf(left: readonly Left[], rule: string): string[] {
  return left
    .filter(({ kind, delivery }) => kind === 'digest' && delivery.kind === 'personal')
    .filter((each) =>
      dayIn(each).parts.some(({ digest }) =>
        digest.sections.some(
          ({ kind, lines }) => kind === 'reminded' && lines.some(({ term }) => term.rule === rule),
        ),
      ),
    )
    .map(({ to }) => to);
}

export function dayIn({ delivery }: Left): Extract<DigestView, { kind: 'digest' }> {
  if (delivery.kind !== 'personal' || delivery.view.kind !== 'digest')
    throw new Error(`No message of a day: ${JSON.stringify(delivery).slice(0, 300)}`);
  return delivery.view;
}
