import type { AreaId, PersonId, SeatId } from '../../src/domain/ids.ts';
import type { Area } from '../../src/domain/kernteam/areas.ts';
import { DEFAULT_RULES } from '../../src/domain/kernteam/default-rules.ts';
import type { FieldSeat, PlayingField, PupilFacts } from '../../src/domain/kernteam/kernteam.ts';
import type { SeatKind } from '../../src/domain/roles.ts';

const MUNICIPALITIES = 25;
const NEIGHBOURHOODS = 8;

/** A region of 25 municipalities with eight neighbourhoods each, around an so-school: most seats come from the pupil's home. */
export function region(): PlayingField {
  const areas: Area[] = [areaOf('region', 'region', [], [])];
  const seats: FieldSeat[] = [seatOf('rmc', 'region'), seatOf('jgz', null), seatOf('swv', null)];
  for (let town = 0; town < MUNICIPALITIES; town += 1) {
    const name = `town ${town}`;
    areas.push(areaOf(name, 'municipality', ['region'], []));
    seats.push(seatOf('leerplicht', name));
    for (let part = 0; part < NEIGHBOURHOODS; part += 1) {
      const from = postcodeOf(town, part);
      areas.push(areaOf(`${name} ${part}`, 'neighbourhood', [name], [{ from, until: from + 1 }]));
      if (part > 0) seats.push(seatOf('buurtteam', `${name} ${part}`));
    }
  }
  return {
    municipality: 'town 0',
    areaId: 'town 0 0' as AreaId,
    rules: DEFAULT_RULES.so,
    areas,
    seats,
    contacts: [{ kind: null, areaId: null, name: 'desk', phone: null, mail: null }],
  };
}

/** Pupils of every age from every neighbourhood, and one in fifty from nobody knows where. */
export function manyPupils(count: number): PupilFacts[] {
  return Array.from({ length: count }, (_, nth) => {
    const town = nth % MUNICIPALITIES;
    return {
      bornOn: null,
      age: 4 + (nth % 16),
      homeMunicipality: nth % 50 === 0 ? null : `town ${town}`,
      homePostcode: nth % 3 === 0 ? null : postcodeOf(town, nth % NEIGHBOURHOODS),
      exemptUntil: null,
    };
  });
}

function postcodeOf(town: number, part: number): number {
  return 1000 + town * 100 + part * 2;
}

function areaOf(id: string, level: Area['level'], within: string[], postcodes: Area['postcodes']): Area {
  return { id: id as AreaId, level, name: id, within: within as AreaId[], postcodes, without: [] };
}

function seatOf(kind: SeatKind, at: string | null): FieldSeat {
  const people = [`${kind} of ${at}`, `deputy of ${kind} of ${at}`] as PersonId[];
  return { id: `${kind} ${at}` as SeatId, kind, areaId: at as AreaId | null, organisationId: null, people };
}
