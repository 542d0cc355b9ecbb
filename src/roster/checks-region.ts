import { AREA_LEVELS } from '../domain/kernteam/areas.ts';
import type { Check } from './checks.ts';
import { repeatsIn } from './repeats.ts';

const FILE = 'region.yaml';

/** The map around the school, and who has a seat on it. */
export const REGION_CHECKS: readonly Check[] = [
  {
    needs: [FILE],
    check({ region }, note) {
      if (!region) return;
      const { areas, seats, schoolArea, contacts } = region.value;
      const numbered = areas.map((area, index) => ({ ...area, index }));
      for (const { index } of repeatsIn(numbered, ({ id }) => id))
        note('id_twice', FILE, region.lineOf(['areas', index, 'id']), 'areas.id');

      const levels = new Map(areas.map(({ id, level }) => [id, AREA_LEVELS.indexOf(level)]));
      for (const { index, level, within } of numbered)
        for (const [nth, id] of within.entries()) {
          const larger = levels.get(id);
          const line = region.lineOf(['areas', index, 'within', nth]);
          if (larger === undefined) note('id_unknown', FILE, line, 'areas.within');
          // Always into a larger one: so nobody draws a ring.
          else if (larger <= AREA_LEVELS.indexOf(level)) note('area_order', FILE, line, 'areas.within');
        }

      const named = [
        ...(schoolArea === undefined ? [] : [{ id: schoolArea, path: ['schoolArea'], about: 'schoolArea' }]),
        ...seats.map(({ area }, index) => ({
          id: area,
          path: ['seats', index, 'area'],
          about: 'seats.area',
        })),
        ...contacts.flatMap(({ area }, index) =>
          area === undefined ? [] : [{ id: area, path: ['contacts', index, 'area'], about: 'contacts.area' }],
        ),
      ];
      for (const { id, path, about } of named)
        if (!levels.has(id)) note('id_unknown', FILE, region.lineOf(path), about);
    },
  },
  {
    needs: [FILE],
    check({ region }, note) {
      if (!region) return;
      const seats = region.value.seats.map((seat, index) => ({ ...seat, index }));
      for (const { index } of repeatsIn(seats, ({ kind, area }) => `${kind} ${area}`))
        note('seat_twice', FILE, region.lineOf(['seats', index, 'kind']), 'seats.kind');
      for (const { people, index } of seats) {
        const listed = people.map((id, rank) => ({ id, rank }));
        for (const { rank } of repeatsIn(listed, ({ id }) => id))
          note('seat_person_twice', FILE, region.lineOf(['seats', index, 'people', rank]), 'seats.people');
      }
    },
  },
  {
    needs: ['kernteam.yaml', FILE, 'users.csv'],
    check({ kernteam, region, users }, note) {
      const id = kernteam?.value.contactPerson;
      if (!kernteam || id === undefined) return;
      const seats = [...kernteam.value.seats, ...(region?.value.seats ?? [])];
      const isKnown = users.some(({ sourcedId }) => sourcedId === id);
      if (isKnown && seats.some(({ people }) => people.includes(id))) return;
      const code = isKnown ? 'contact_without_seat' : 'id_unknown';
      note(code, 'kernteam.yaml', kernteam.lineOf(['contactPerson']), 'contactPerson');
    },
  },
  {
    needs: [FILE, 'orgs.csv', 'users.csv'],
    check({ region, orgs, users }, note) {
      if (!region) return;
      const organisations = new Set(orgs.map(({ sourcedId }) => sourcedId));
      const known = new Set(users.map(({ sourcedId }) => sourcedId));
      for (const [index, { organisation, people }] of region.value.seats.entries()) {
        if (!organisations.has(organisation))
          note('id_unknown', FILE, region.lineOf(['seats', index, 'organisation']), 'seats.organisation');
        for (const [rank, id] of people.entries())
          if (!known.has(id))
            note('id_unknown', FILE, region.lineOf(['seats', index, 'people', rank]), 'seats.people');
      }
    },
  },
];
