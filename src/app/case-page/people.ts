import { finds } from '../../domain/case-page.ts';
import { namesOf } from '../minutes/people-at-table.ts';
import { type HeardRecord, recordOf } from '../pages/parents-heard.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { PersonName } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { agesOf, askedOn } from '../table/table-case.ts';
import { type Deps, workAt } from '../turn.ts';
import type { PageBehind } from './reader.ts';
import type { PersonInCase } from './views.ts';

/**
 * Who is in a case, the pupil first and then the parents. Whoever carries it finds everybody who ever was, with what they were told and
 * on what ground they read along; a partner finds who sits at the table now, by name and role. How the family is reached stands nowhere
 * on it, so that a secret address cannot either.
 */
export async function peopleIn(tx: Tx, deps: Deps, behind: PageBehind): Promise<PersonInCase[]> {
  const { dossier, reading } = behind;
  const all = await tx.dossiers.participants(dossier.id);
  const seesMore = finds(reading, 'grounds');
  const shown = seesMore ? all : askedOn(all, await agesOf(tx, dossier), workAt(deps).today);
  const names = await namesOf(tx, { dossier }, shown);
  const heard = seesMore ? await heardBy(tx, behind) : () => [];
  return shown
    .map(
      (each): PersonInCase => ({
        participantId: each.id,
        role: each.role,
        name: names.get(each.who.id) ?? null,
        carries: each.who.id === dossier.casushouderId,
        untilOn: each.untilOn,
        more: seesMore ? { ...moreOf(each), heard: heard(each) } : null,
      }),
    )
    .sort((one, other) => placeInLine(one) - placeInLine(other));
}

function moreOf({
  invited,
  leftOutCode,
  ground,
  groundOn,
}: Participant): Omit<NonNullable<PersonInCase['more']>, 'heard'> {
  return { invited, leftOutCode, ground, groundOn };
}

async function heardBy(tx: Tx, { concern }: PageBehind): Promise<(who: Participant) => HeardRecord[]> {
  const rows = await tx.dossiers.informed(concern.id);
  const colleagues = rows.flatMap(({ informedBy, secondPersonId }) =>
    [informedBy, secondPersonId].filter((id) => id !== null),
  );
  const people = await tx.people.byIds([...new Set(colleagues)]);
  const nameOf = (id: string): PersonName | null => people.find((each) => each.id === id)?.name ?? null;
  return ({ who }) =>
    who.kind === 'guardian'
      ? rows.filter(({ guardianId }) => guardianId === who.id).flatMap((row) => recordOf(row, nameOf))
      : [];
}

/** Who left stands below who is there. */
function placeInLine({ role, untilOn }: PersonInCase): number {
  if (untilOn !== null) return 3;
  if (role === 'leerling') return 0;
  return role === 'ouder' ? 1 : 2;
}
