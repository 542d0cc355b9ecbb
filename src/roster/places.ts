import type { Taken } from '../app/ports/roster.ts';
import type { Change } from '../app/roster/comparing.ts';
import type { Place } from './faults.ts';
import type { WholeSchool } from './reading.ts';

type Named = { what: Taken['what'] | Change['what']; id: string };

/** Where in the files something stands, by its id. What the files do not name (any more) has a file and no line. */
export function placeIn(files: WholeSchool, { what, id }: Named): Place {
  const { orgs, users, roles, pupils, guardians, school, kernteam } = files;
  const lineAmong = (rows: readonly { sourcedId: string; line: number }[]) =>
    rows.find(({ sourcedId }) => sourcedId === id)?.line ?? null;
  switch (what) {
    case 'organisation':
      return { file: 'orgs.csv', line: lineAmong(orgs), about: 'sourcedId' };
    case 'person':
      return { file: 'users.csv', line: lineAmong(users), about: 'sourcedId' };
    case 'entra': {
      const user = users.find(({ activeDirectoryMatchId }) => activeDirectoryMatchId === id);
      return { file: 'users.csv', line: user?.line ?? null, about: 'activeDirectoryMatchId' };
    }
    case 'membership': {
      const row = roles.find(({ userSourcedId, role }) => `${userSourcedId} ${role}` === id);
      return { file: 'roles.csv', line: row?.line ?? null, about: 'role' };
    }
    case 'pupil':
      return { file: 'pupils.csv', line: lineAmong(pupils), about: 'sourcedId' };
    case 'guardian':
      return { file: 'guardians.csv', line: lineAmong(guardians), about: 'sourcedId' };
    case 'seat':
      return seatPlace(files, id);
    case 'presence': {
      const [person] = id.split(' ');
      const index = kernteam.value.presence.findIndex((each) => each.person === person);
      return {
        file: 'kernteam.yaml',
        line: index < 0 ? null : kernteam.lineOf(['presence', index]),
        about: 'presence',
      };
    }
    case 'hours': {
      const [person] = id.split(' ');
      const index = kernteam.value.hours?.findIndex((each) => each.person === person) ?? -1;
      return {
        file: 'kernteam.yaml',
        line: index < 0 ? null : kernteam.lineOf(['hours', index]),
        about: 'hours',
      };
    }
    case 'room': {
      const index = school.value.rooms?.findIndex((each) => each.id === id) ?? -1;
      return {
        file: 'school.yaml',
        line: index < 0 ? null : school.lineOf(['rooms', index]),
        about: 'rooms',
      };
    }
    case 'school':
      return { file: 'school.yaml', line: null, about: null };
    case 'day': {
      const index = school.value.ownDays.findIndex(({ on }) => on === id);
      return {
        file: 'school.yaml',
        line: index < 0 ? null : school.lineOf(['ownDays', index]),
        about: 'ownDays',
      };
    }
    case 'area':
    case 'contact':
      return areaPlace(files, what, id);
  }
}

function seatPlace({ kernteam, region }: WholeSchool, id: string): Place {
  const [kind, area] = id.split(' ');
  if (area !== undefined) {
    const index = region?.value.seats.findIndex((seat) => seat.kind === kind && seat.area === area) ?? -1;
    const line = index < 0 ? null : (region?.lineOf(['seats', index]) ?? null);
    return { file: 'region.yaml', line, about: 'seats' };
  }
  const index = kernteam.value.seats.findIndex((seat) => seat.id === id);
  const line = index < 0 ? null : kernteam.lineOf(['seats', index, 'id']);
  return { file: 'kernteam.yaml', line, about: 'seats.id' };
}

function areaPlace({ region }: WholeSchool, what: 'area' | 'contact', id: string): Place {
  const about = what === 'area' ? 'areas' : 'contacts';
  const index = what === 'area' ? (region?.value.areas.findIndex((area) => area.id === id) ?? -1) : -1;
  return { file: 'region.yaml', line: index < 0 ? null : (region?.lineOf([about, index]) ?? null), about };
}
