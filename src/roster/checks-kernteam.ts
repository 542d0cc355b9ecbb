import type { Check } from './checks.ts';
import { repeatsIn } from './repeats.ts';

/** The school itself, and who sits at its table. */
export const KERNTEAM_CHECKS: readonly Check[] = [
  {
    needs: ['school.yaml'],
    check({ school }, note) {
      const rules = (school?.value.terms ?? []).map(({ rule }, index) => ({ rule, index }));
      for (const { index } of repeatsIn(rules, ({ rule }) => rule))
        note('line_twice', 'school.yaml', school?.lineOf(['terms', index, 'rule']) ?? null, 'terms.rule');
      const days = (school?.value.ownDays ?? []).map(({ on }, index) => ({ on, index }));
      for (const { index } of repeatsIn(days, ({ on }) => on))
        note('day_twice', 'school.yaml', school?.lineOf(['ownDays', index, 'on']) ?? null, 'ownDays.on');
      const rooms = (school?.value.rooms ?? []).map(({ id }, index) => ({ id, index }));
      for (const { index } of repeatsIn(rooms, ({ id }) => id))
        note('id_twice', 'school.yaml', school?.lineOf(['rooms', index, 'id']) ?? null, 'rooms.id');
    },
  },
  {
    needs: ['school.yaml', 'orgs.csv'],
    check({ school, orgs }, note) {
      if (school && !orgs.some(({ sourcedId }) => sourcedId === school.value.organisation))
        note('id_unknown', 'school.yaml', school.lineOf(['organisation']), 'organisation');
    },
  },
  {
    needs: ['kernteam.yaml'],
    check({ kernteam }, note) {
      if (!kernteam) return;
      const seats = kernteam.value.seats.map((seat, index) => ({ ...seat, index }));
      for (const { index } of repeatsIn(seats, ({ id }) => id))
        note('id_twice', 'kernteam.yaml', kernteam.lineOf(['seats', index, 'id']), 'seats.id');
      for (const { index } of repeatsIn(seats, ({ kind }) => kind))
        note('seat_twice', 'kernteam.yaml', kernteam.lineOf(['seats', index, 'kind']), 'seats.kind');
      const sitting = seats.flatMap(({ people, index }) =>
        people.map((id, rank) => ({ id, path: ['seats', index, 'people', rank] })),
      );
      for (const { path } of repeatsIn(sitting, ({ id }) => id))
        note('seat_person_twice', 'kernteam.yaml', kernteam.lineOf(path), 'seats.people');
    },
  },
  {
    needs: ['kernteam.yaml', 'orgs.csv'],
    check({ kernteam, orgs }, note) {
      const known = new Set(orgs.map(({ sourcedId }) => sourcedId));
      for (const [index, { organisation }] of (kernteam?.value.seats ?? []).entries())
        if (!known.has(organisation)) {
          const line = kernteam?.lineOf(['seats', index, 'organisation']) ?? null;
          note('id_unknown', 'kernteam.yaml', line, 'seats.organisation');
        }
    },
  },
  {
    needs: ['kernteam.yaml', 'users.csv'],
    check({ kernteam, users }, note) {
      if (!kernteam) return;
      const known = new Set(users.map(({ sourcedId }) => sourcedId));
      const named = [
        ...kernteam.value.seats.flatMap(({ people }, index) =>
          people.map((id, rank) => ({ id, path: ['seats', index, 'people', rank], about: 'seats.people' })),
        ),
        ...kernteam.value.presence.map(({ person }, index) => ({
          id: person,
          path: ['presence', index, 'person'],
          about: 'presence.person',
        })),
        ...(kernteam.value.hours ?? []).map(({ person }, index) => ({
          id: person,
          path: ['hours', index, 'person'],
          about: 'hours.person',
        })),
      ];
      for (const { id, path, about } of named)
        if (!known.has(id)) note('id_unknown', 'kernteam.yaml', kernteam.lineOf(path), about);
    },
  },
];
