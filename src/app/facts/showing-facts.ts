import { dayOf, firstFactDay, levelOn, standingFacts, whereaboutsIn } from '../../domain/facts/facts.ts';
import type { FactId, SchoolDate } from '../../domain/ids.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import { measuredOf } from './measuring.ts';
import type { FactShown, FactsPiece, ScaledUpShown } from './views.ts';

/** The days of a case; whoever calls this has put down who reads it, and that they carry it. */
export async function factsShown(tx: Tx, deps: Deps, dossier: Dossier): Promise<FactsPiece> {
  const { today } = workAt(deps);
  const facts = (await tx.facts.saidIn([dossier.id])).get(dossier.id) ?? [];
  const standing = standingFacts(facts);
  const measured = (await measuredOf(tx, deps, [dossier])).get(dossier.id);
  if (!measured) throw new Error('A case that was asked about was not measured.');
  const people = await tx.people.byIds([...new Set(standing.map(({ saidBy }) => saidBy))]);
  const concern = dayOf(standing, 'first_signal') === null ? await tx.concerns.byId(dossier.concernId) : null;
  const shown = standing
    .map((fact) => ({
      ...fact,
      by: people.find(({ id }) => id === fact.saidBy)?.name ?? null,
      saidOn: deps.wallClock.dateOf(fact.saidAt),
    }))
    .reverse();
  return {
    newId: deps.ids.next<FactId>(),
    anchorOn: dossier.anchorOn,
    said: shown.filter((fact): fact is FactShown => fact.kind !== 'scaled_up'),
    scaledUp: shown.filter((fact): fact is ScaledUpShown => fact.kind === 'scaled_up'),
    measured,
    levelNow: levelOn(standing, today),
    whereabouts: whereaboutsIn(standing),
    proposedSignalOn: concern && signalIn(concern, dossier.anchorOn),
    firstDay: firstFactDay(dossier.anchorOn),
    today,
    wasBack: measured.partialReturnOn !== null || measured.fullReturnOn !== null,
  };
}

/** Since when the pupil was absent, as it was said when the concern was raised; of what nobody knew then no day is made. */
function signalIn({ intake: { absentSince } }: Concern, anchorOn: SchoolDate): SchoolDate | null {
  if (absentSince === null || absentSince === 'unknown') return null;
  return absentSince <= anchorOn ? absentSince : anchorOn;
}
