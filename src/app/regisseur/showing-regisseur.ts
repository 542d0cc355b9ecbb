import type { ActietafelId, PersonId } from '../../domain/ids.ts';
import type { NamedPerson, Regisseur } from '../../domain/minutes/minutes.ts';
import {
  changesThatHold,
  isGone,
  peopleIn,
  type RegisseurOnRecord,
  regisseurNow,
} from '../../domain/regisseur.ts';
import { choicesFor, ownersIn } from '../agreed-actions/owners.ts';
import { faultOfChanging, type PageBehind } from '../case-page/reader.ts';
import { namesOf } from '../minutes/people-at-table.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import { presentAt, stillThere } from './still-there.ts';
import type { RegisseurChoice, RegisseurPart, RegisseurSince } from './views.ts';

/** The one regisseur of a case; null = no minutes that are final name one. */
export async function regisseurPart(tx: Tx, deps: Deps, behind: PageBehind): Promise<RegisseurPart | null> {
  const { dossier, reading } = behind;
  const record = (await tx.regisseurs.onRecord([dossier.id])).get(dossier.id);
  if (!record) return null;
  const { regisseur, change } = regisseurNow(record);
  const around = await regisseurAround(tx, deps, behind, record);
  const hasLeft = dossier.state !== 'closed' && isGone(regisseur, around.there);
  const mayChoose = mayChange(record, hasLeft) && faultOfChanging(behind) === null;
  const changes = reading === 'carries' ? changesThatHold(record) : [];
  const shown = [record.named, ...changes.map((each) => each.regisseur), regisseur];
  const named = await namerOf(tx, dossier, around, shown);
  return {
    now: named(regisseur),
    sinceOn: change?.on ?? null,
    isGone: hasLeft,
    inMinutes: hasLeft && record.isOpen,
    choice: mayChoose ? choiceOf(around, change?.id ?? '') : null,
    before: changes.map(({ on }, nth) => ({
      who: named(nth === 0 ? record.named : (changes[nth - 1]?.regisseur ?? record.named)),
      untilOn: on,
    })),
  };
}

/** Another is chosen here once they left, or once one was chosen here, who may have been a slip; while minutes are open, there. */
export function mayChange(record: RegisseurOnRecord, hasLeft: boolean): boolean {
  return !record.isOpen && (hasLeft || regisseurNow(record).change !== null);
}

type People = Awaited<ReturnType<typeof peopleOf>>;
export type Around = Awaited<ReturnType<typeof regisseurAround>>;

/** Who is at the case, by name, and who of them is there still. */
export async function regisseurAround(
  tx: Tx,
  deps: Deps,
  { dossier, school }: Pick<PageBehind, 'dossier' | 'school'>,
  record: RegisseurOnRecord,
) {
  const people = await peopleOf(tx, dossier);
  const owners = people.owners.flatMap(({ owner }) => (owner.kind === 'person' ? [owner.id] : []));
  const asked = [...owners, ...peopleIn(regisseurNow(record).regisseur)];
  const here = await presentAt(tx, asked, { schoolId: school.id, today: workAt(deps).today });
  return { ...people, there: stillThere(people.participants, here) };
}

async function peopleOf(tx: Tx, dossier: Dossier) {
  const participants = await tx.dossiers.participants(dossier.id);
  return {
    participants,
    owners: await ownersIn(tx, dossier),
    names: await namesOf(tx, { dossier }, participants),
  };
}

/** Another than the minutes of this table name, for whoever reads these; null = they name whom it is. */
export async function regisseurSince(
  tx: Tx,
  dossier: Dossier,
  tableId: ActietafelId,
): Promise<RegisseurSince | null> {
  const record = (await tx.regisseurs.onRecord([dossier.id])).get(dossier.id);
  const now = record && regisseurNow(record);
  if (!now?.change || record?.tableId !== tableId) return null;
  const named = await namerOf(tx, dossier, await peopleOf(tx, dossier), [now.regisseur]);
  return { regisseur: now.regisseur, now: named(now.regisseur), sinceOn: now.change.on };
}

function choiceOf({ owners, there, participants, names }: Around, saw: string): RegisseurChoice {
  return {
    people: owners.flatMap(({ owner, name, role, carries }) =>
      owner.kind === 'person' && there.people.has(owner.id) ? [{ id: owner.id, name, role, carries }] : [],
    ),
    parents: parentsIn(participants).map(({ id, who }) => ({
      participantId: id,
      name: names.get(who.id) ?? null,
    })),
    saw,
  };
}

/** The parents who are at the table. */
export function parentsIn(participants: readonly Participant[]): Participant[] {
  return participants.filter(({ role, untilOn, invited }) => role === 'ouder' && untilOn === null && invited);
}

async function namerOf(
  tx: Tx,
  dossier: Dossier,
  { owners, participants, names }: People,
  shown: readonly Regisseur[],
): Promise<(regisseur: Regisseur) => RegisseurPart['now']> {
  const people = shown.flatMap(peopleIn).map((id) => ({ kind: 'person', id }) as const);
  const choice = await choicesFor(tx, dossier, people, owners);
  const person = (id: PersonId): NamedPerson => {
    const { name, role, carries } = choice({ kind: 'person', id });
    const place = participants.find(({ who }) => who.kind === 'person' && who.id === id);
    return { name, role: role ?? place?.role ?? null, carries };
  };
  return (regisseur) => {
    if (regisseur.kind === 'person') return { who: person(regisseur.id), beside: null };
    const parent = participants.find(({ id }) => id === regisseur.participantId);
    return {
      who: { name: (parent && names.get(parent.who.id)) ?? null, role: 'ouder', carries: false },
      beside: regisseur.beside === null ? null : person(regisseur.beside),
    };
  };
}
