import {
  type AgreedFault,
  type StepSent,
  sayStep,
  type WordsSent,
  writeAgreed,
} from '../../src/app/agreed-outcomes/saying-outcomes.ts';
import type { AgreedPart } from '../../src/app/agreed-outcomes/views.ts';
import { makeAgreement } from '../../src/app/dossier/carrying-dossier.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';
import type { OutcomeKind } from '../../src/domain/outcomes.ts';
import { caseLink, caseRead } from './case-page.ts';
import type { Play } from './playing.ts';
import { SCHOOL, WHO } from './school.ts';
import type { Asked } from './tables.ts';

/** There is an agreement in this case, of these kinds. */
export async function agreedOn(
  school: Play,
  { dossier }: Asked,
  outcomes: readonly OutcomeKind[],
): Promise<void> {
  const now = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(dossier.id));
  const ref = { schoolId: SCHOOL, id: dossier.id, version: now?.version ?? 0 };
  const turn = await school.turn(WHO.coordinator);
  await makeAgreement(turn, ref, outcomes, turn.today);
}

/** Somebody writes what is agreed, over what stands there now. */
export async function wrote(
  school: Play,
  asked: Asked,
  sent: Partial<WordsSent>,
  by: PersonId = WHO.coordinator,
): Promise<readonly { code: string }[] | null> {
  const outcome = sent.outcome ?? 'work';
  const stands = (await agreedNow(school, asked))?.agreements[0]?.outcomes.find(
    (each) => each.outcome === outcome,
  );
  const link = await caseLink(school, asked.dossier, by);
  const changed = await writeAgreed(school.deps, link, {
    id: school.deps.ids.next<string>(),
    outcome,
    text: 'Twee dagen in de bakkerij',
    saw: stands?.words?.id ?? '',
    letStand: [],
    ...sent,
  });
  return changed?.faults ?? null;
}

/** Somebody puts down how far it is. */
export async function stepped(
  school: Play,
  { dossier }: Asked,
  sent: Partial<StepSent> = {},
  by: PersonId = WHO.coordinator,
): Promise<readonly (AgreedFault | { code: string })[] | null> {
  const changed = await sayStep(school.deps, await caseLink(school, dossier, by), {
    id: school.deps.ids.next<string>(),
    outcome: 'work',
    step: 'begun',
    on: '2026-11-23' as SchoolDate,
    ...sent,
  });
  return changed?.faults ?? null;
}

/** As whoever carries the case finds it now. */
export async function agreedNow(
  school: Play,
  asked: Asked,
  by: PersonId = WHO.coordinator,
): Promise<AgreedPart | null> {
  return (await caseRead(school, asked, by)).agreed;
}
