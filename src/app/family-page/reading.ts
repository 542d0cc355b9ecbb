import { printOfWhole } from '../../domain/minutes/prints.ts';
import { agreedWords } from '../agreed-outcomes/showing-outcomes.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { regisseurSince } from '../regisseur/showing-regisseur.ts';
import type { Deps } from '../turn.ts';
import { type FamilyBehind, familyBehind } from './reader.ts';
import type { FamilyDoor, FamilyPage } from './views.ts';

/** Looks for whom what was agreed is, and shows nothing of it. */
export function lookAtAgreed(deps: Deps, link: Link): Promise<FamilyDoor | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await familyBehind(tx, deps, link);
    return behind && doorOf(behind);
  });
}

/** Shows it, and writes in the audit who read it. */
export function readAgreed(deps: Deps, link: Link): Promise<FamilyPage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await familyBehind(tx, deps, link);
    if (!behind) return null;
    await tx.audit.add({
      at: deps.clock.now(),
      actor: actorOf(behind),
      action: 'dossier.minutes_read',
      subject: { kind: 'dossier', id: behind.dossier.id },
      ground: 'family',
    });
    return agreedShown(tx, behind);
  });
}

export async function agreedShown(tx: Tx, behind: FamilyBehind): Promise<FamilyPage> {
  const { dossier, school, holder, agreed } = behind;
  const { minutes, standing } = agreed.final;
  const heard = await tx.feltHeard.of(agreed.tableId, holder.id);
  return {
    ...doorOf(behind),
    school: school.name,
    minutes,
    standing,
    me: agreed.me,
    regisseur: await regisseurSince(tx, dossier, agreed.tableId),
    agreed: await agreedWords(tx, dossier.id),
    print: printOfWhole(minutes, standing),
    said: minutes.says.filter(({ who }) => who === holder.id),
    heard: heard?.heard ?? null,
    isClosed: dossier.state === 'closed',
  };
}

export function actorOf({ of, holder }: Pick<FamilyBehind, 'of' | 'holder'>) {
  return { kind: of === 'pupil' ? 'pupil' : 'guardian', id: holder.who.id } as const;
}

function doorOf({ language, of, agreed }: FamilyBehind): FamilyDoor {
  return { language, of, tableOn: agreed.heldOn };
}
