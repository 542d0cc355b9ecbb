import type { FamilyLanguage, Language, ParticipantId, SchoolDate } from '../../domain/ids.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { PersonName } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { momentView } from '../table/as-shown.ts';
import { isDoubted } from '../table/doubted.ts';
import { languageOf } from '../table/reaching.ts';
import { bookedSlot, hasBegun, isFamily, placeOf, type TableCase, tableCase } from '../table/table-case.ts';
import type { MomentView } from '../table/views.ts';
import { type Deps, workAt } from '../turn.ts';
import { concernBehind } from './behind-concern.ts';

/** A parent or pupil whose link can be given by hand: in the school's own message app, or on paper. */
export type Sharable = { participantId: ParticipantId; to: 'parent' | 'pupil'; name: PersonName | null };

/** Such a link: the one that is mailed, which ends on the same day and opens the same page and nothing else. */
export type SharedLink = Sharable & {
  /** The coordinator's. */
  language: Language;
  /** The family's. */
  familyLanguage: FamilyLanguage;
  school: string;
  place: string;
  /** Null as long as moments are asked about. */
  moment: MomentView | null;
  url: string;
  until: SchoolDate;
};

/**
 * Who of the family can be given a link now. Nobody as long as somebody doubts that it is safe: then people decide what
 * the family hears; and nobody once there is nothing to answer any more.
 */
export async function sharableNow(tx: Tx, deps: Deps, concern: Concern): Promise<Sharable[]> {
  const found = await openTable(tx, deps, concern);
  if (!found) return [];
  const links = await tx.links.ofTable(found.table.id);
  const family = found.asked.filter(
    (each) => isFamily(each) && links.some((link) => link.holder.id === each.id && isOpen(deps, link)),
  );
  return Promise.all(family.map((each) => sharable(tx, found, each)));
}

/**
 * Gives a coordinator the link of one parent or pupil, and writes in the audit that it was given out. Null when this
 * person is not (any more) somebody to whom a link can be given here.
 */
export function shareLink(deps: Deps, link: Link, participantId: string): Promise<SharedLink | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<SharedLink | null> => {
    const behind = await concernBehind(tx, deps, link);
    const found = behind && (await openTable(tx, deps, behind.concern));
    const them = found?.asked.find((each) => each.id === participantId && isFamily(each));
    if (!behind || !found || !them) return null;
    const door = (await tx.links.ofTable(found.table.id)).find(({ holder }) => holder.id === them.id);
    if (!door || !isOpen(deps, door)) return null;

    await tx.audit.add({
      at: deps.clock.now(),
      actor: { kind: 'person', id: behind.holder.personId },
      action: 'table.link_given',
      subject: { kind: 'actietafel', id: found.table.id },
      ground: 'coordination',
    });

    const slot = bookedSlot(found.table);
    const coordinator = await tx.people.byId(behind.holder.personId);
    return {
      ...(await sharable(tx, found, them)),
      language: coordinator?.language ?? found.school.language,
      familyLanguage: await languageOf(tx, found, them),
      school: found.school.name,
      place: placeOf(found.school),
      moment: slot && momentView(deps, slot),
      url: await deps.addresses.urlOf(door),
      until: deps.wallClock.dateOf(door.expiresAt),
    };
  });
}

async function openTable(tx: Tx, deps: Deps, concern: Concern): Promise<TableCase | null> {
  const { now, today } = workAt(deps);
  const dossier = await tx.dossiers.byConcern(concern.id);
  const table = dossier && (await tx.tables.current(dossier.id));
  const found = table && (await tableCase(tx, (await tx.schools.here()).id, table.id, today));
  if (!found || hasBegun(now, found.table) || (await isDoubted(tx, found))) return null;
  return found;
}

function isOpen({ clock }: Deps, { expiresAt, revokedAt }: Link): boolean {
  return revokedAt === null && expiresAt > clock.now();
}

async function sharable(tx: Tx, { dossier }: TableCase, { id, role, who }: Participant): Promise<Sharable> {
  const named =
    role === 'leerling'
      ? await tx.pupils.byId(dossier.pupilId)
      : (await tx.pupils.guardians(dossier.pupilId)).find((each) => each.id === who.id);
  return { participantId: id, to: role === 'leerling' ? 'pupil' : 'parent', name: named?.name ?? null };
}
