import { type AgreedEntry, outcomesNow } from '../../domain/agreed-outcomes.ts';
import { outcomesFor } from '../../domain/case-page.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { OutcomeKind } from '../../domain/outcomes.ts';
import { faultOfChanging, type PageBehind } from '../case-page/reader.ts';
import type { AgreementMade } from '../ports/case-past.ts';
import type { PersonName } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import type { AgreedPart, AgreementShown, OutcomeShown, WordsShown } from './views.ts';

/**
 * What was agreed and how far it is, for whoever may read which outcomes there are. Which help is beside it is health care: who reads along
 * for attendance alone finds that there is an agreement, and nothing of help in it.
 */
export async function agreedPart(tx: Tx, deps: Deps, behind: PageBehind): Promise<AgreedPart> {
  const { dossier, reading } = behind;
  const made = await tx.past.agreements(dossier.id);
  const entries = made.length === 0 ? [] : await tx.agreedOutcomes.of(dossier.id);
  const seesWho = reading === 'carries';
  const people = seesWho ? await tx.people.byIds([...new Set(entries.map(({ saidBy }) => saidBy))]) : [];
  const drawn = (entry: Extract<AgreedEntry, { kind: 'words' }>): WordsShown => ({
    id: entry.id,
    text: entry.text,
    on: deps.wallClock.dateOf(entry.saidAt),
    by: people.find(({ id }) => id === entry.saidBy)?.name ?? (null as PersonName | null),
  });
  const shown = ({ id, outcomes }: AgreementMade): OutcomeShown[] =>
    outcomesNow(outcomesFor(reading, outcomes), ofAgreement(entries, id)).map(
      ({ outcome, words, before, evidence }) => ({
        outcome,
        words: words && drawn(words),
        before: seesWho ? before.map(drawn) : [],
        evidence,
      }),
    );
  const canChange = faultOfChanging(behind) === null && dossier.state === 'agreed';
  return {
    agreements: made
      .map(
        (each, index): AgreementShown => ({
          madeOn: each.madeOn,
          canChange: canChange && index === made.length - 1,
          outcomes: shown(each),
        }),
      )
      .reverse(),
    newId: deps.ids.next<string>(),
    today: workAt(deps).today,
  };
}

/** What is agreed now in words, for the family: of the agreement that was made last. */
export async function agreedWords(
  tx: Tx,
  dossierId: DossierId,
): Promise<{ outcome: OutcomeKind; text: string | null }[]> {
  const made = (await tx.past.agreements(dossierId)).at(-1);
  if (!made) return [];
  const entries = ofAgreement(await tx.agreedOutcomes.of(dossierId), made.id);
  return outcomesNow(made.outcomes, entries).map(({ outcome, words }) => ({
    outcome,
    text: words?.text ?? null,
  }));
}

export function ofAgreement(entries: readonly AgreedEntry[], id: string): AgreedEntry[] {
  return entries.filter(({ agreementId }) => agreementId === id);
}
