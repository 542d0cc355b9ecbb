import { whereKnown } from '../../domain/calendar/where-known.ts';
import { hasAccess } from '../../domain/guests.ts';
import type { PersonId, SchoolDate } from '../../domain/ids.ts';
import { parentStays } from '../../domain/involvement.ts';
import type { Minutes, Named, NamedPerson, Standing } from '../../domain/minutes/minutes.ts';
import { mondayOf } from '../../domain/slots/agenda.ts';
import { daysOfSchoolWeek } from '../../domain/slots/following.ts';
import type { ActionShown, OwnerChoice } from '../agreed-actions/views.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { agesOf, isFamily } from '../table/table-case.ts';
import type { Deps } from '../turn.ts';
import type { MinutesBehind } from './behind-minutes.ts';

/**
 * Whoever was asked to a table on its day, and the pupil in any case; not who came to the case since, nor who had left by then. To one
 * that was held without a booking nobody was asked: whoever is at the case now may have been there, and of the family whoever was in it on
 * that day, or from its first day on where the talk was before that. Who was put down as there or not there stays, also when they handed
 * over their place on that very day. Minutes that were final once keep the family of that version: whoever was left out of a talk does not
 * get into it by a correction.
 */
export async function askedTo(
  tx: Tx,
  { dossier, table, tableOn }: Pick<MinutesBehind, 'dossier' | 'table' | 'tableOn'>,
  { presence }: Pick<Minutes, 'presence'>,
): Promise<readonly Participant[]> {
  const ageOn = await agesOf(tx, dossier);
  const everybody = await tx.dossiers.participants(dossier.id);
  const firstDay = everybody.map(({ fromOn }) => fromOn).sort()[0] ?? tableOn;
  const held = (await tx.minutes.tablesHeld(dossier.id)).find(({ tableId }) => tableId === table.id);
  const family = held?.final?.standing.people.filter(isFamily).map(({ participantId }) => participantId);
  return everybody
    .filter((each) => {
      if (family && isFamily(each)) return family.includes(each.id);
      return presence[each.id] !== undefined || (wasThere(each) && isAskedThen(each));
    })
    .sort((one, other) => placeInLine(one) - placeInLine(other));

  function wasThere(each: Participant): boolean {
    if (each.untilOn !== null && each.untilOn <= tableOn) return false;
    if (table.bookedSlotId !== null) return each.fromOn <= tableOn;
    return !isFamily(each) || each.fromOn <= (tableOn < firstDay ? firstDay : tableOn);
  }

  function isAskedThen({ role, invited, guest, fromOn }: Participant): boolean {
    return (
      role === 'leerling' ||
      (invited &&
        (guest === null || hasAccess(guest, tableOn)) &&
        (role !== 'ouder' || parentStays(ageOn(fromOn), ageOn(tableOn))))
    );
  }
}

/** The pupil first, then the parents, then everybody else as they came in. */
function placeInLine({ role }: Participant): number {
  if (role === 'leerling') return 0;
  return role === 'ouder' ? 1 : 2;
}

export function personsIn(asked: readonly Participant[]): PersonId[] {
  return asked.flatMap(({ who }) => (who.kind === 'person' ? [who.id] : []));
}

/** How these people are called, by their own id; a guest by the name they were put down with. */
export async function namesOf(
  tx: Tx,
  { dossier }: Pick<MinutesBehind, 'dossier'>,
  asked: readonly Participant[],
): Promise<ReadonlyMap<string, Named>> {
  const pupil = await tx.pupils.byId(dossier.pupilId);
  const known = [
    ...(await tx.people.byIds(personsIn(asked))),
    ...(await tx.pupils.guardians(dossier.pupilId)),
    ...(pupil ? [pupil] : []),
  ].map(({ id, name }): [string, Named] => [id, name]);
  const guests = asked.flatMap(({ who, guest }): [string, Named][] =>
    guest ? [[who.id, { roepnaam: guest.name, voorvoegsel: '', achternaam: '' }]] : [],
  );
  return new Map([...known, ...guests]);
}

/** First names of the other pupils of this pupil's mentors, less those of whoever sits at this table. */
export async function otherPupils(
  tx: Tx,
  dossier: Pick<Dossier, 'pupilId'>,
  names: ReadonlyMap<string, Named>,
): Promise<string[]> {
  const own = new Set([...names.values()].map(({ roepnaam }) => roepnaam.toLowerCase()));
  return (await pupilsOfMentors(tx, dossier))
    .map(({ roepnaam }) => roepnaam)
    .filter((roepnaam) => !own.has(roepnaam.toLowerCase()));
}

/** How the pupils of this pupil's mentors are called, the pupil among them. */
export async function pupilsOfMentors(
  tx: Tx,
  { pupilId }: Pick<Dossier, 'pupilId'>,
): Promise<readonly Named[]> {
  const mentors = await tx.pupils.mentorsOf(pupilId);
  const theirs = await Promise.all(mentors.map((mentor) => tx.pupils.ofMentor(mentor)));
  return theirs.flat().map(({ name }) => name);
}

/** Everything that is drawn with minutes and may change later, as it stands now. */
export function standingNow(
  deps: Deps,
  { school, tableOn }: MinutesBehind,
  minutes: Minutes,
  asked: readonly Participant[],
  names: ReadonlyMap<string, Named>,
  { actions, owners }: { actions: readonly ActionShown[]; owners: readonly OwnerChoice[] },
): Standing {
  return {
    people: asked.map(({ id, role, who }) => ({
      participantId: id,
      role,
      name: names.get(who.id) ?? null,
      presence: minutes.presence[id] ?? null,
    })),
    actions: actions.map(({ what, by, dueOn }) => ({ what, by, dueOn })),
    regisseur: regisseurNamed(minutes, asked, names, owners),
    nextMonday: nextMonday(deps, school, tableOn, minutes),
  };
}

function regisseurNamed(
  { regisseur }: Minutes,
  asked: readonly Participant[],
  names: ReadonlyMap<string, Named>,
  owners: readonly OwnerChoice[],
): Standing['regisseur'] {
  if (regisseur === null) return null;
  const person = (id: PersonId | null): NamedPerson | null => {
    const found = owners.find(({ owner }) => owner.kind === 'person' && owner.id === id);
    return found ? { name: found.name, role: found.role, carries: found.carries } : null;
  };
  if (regisseur.kind === 'person') return { who: person(regisseur.id), beside: null };
  const parent = asked.find(({ id }) => id === regisseur.participantId);
  return {
    who: parent ? { name: names.get(parent.who.id) ?? null, role: parent.role, carries: false } : null,
    beside: person(regisseur.beside),
  };
}

function nextMonday(
  deps: Deps,
  school: MinutesBehind['school'],
  tableOn: SchoolDate,
  { nextWeeks }: Minutes,
): SchoolDate | null {
  if (nextWeeks === null || nextWeeks === 'none') return null;
  const calendar = deps.calendars.of(school);
  const [first] = whereKnown(() => daysOfSchoolWeek(calendar, tableOn, Number(nextWeeks)), []);
  return first ? mondayOf(first) : null;
}
