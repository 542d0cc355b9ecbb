import { canBePupil } from '../domain/involvement.ts';
import type { Check } from './checks.ts';
import { repeatsIn } from './repeats.ts';

/** Classes, who is in them, and who is at home with whom. */
export const PUPIL_CHECKS: readonly Check[] = [
  {
    needs: ['classes.csv'],
    check({ classes }, note) {
      for (const { line } of repeatsIn(classes, ({ sourcedId }) => sourcedId))
        note('id_twice', 'classes.csv', line, 'sourcedId');
    },
  },
  {
    needs: ['pupils.csv'],
    check({ pupils }, note) {
      for (const { line } of repeatsIn(pupils, ({ sourcedId }) => sourcedId))
        note('id_twice', 'pupils.csv', line, 'sourcedId');
      // As the store compares them: without regard to case (storage/sealing.ts).
      for (const { line } of repeatsIn(pupils, ({ studentNumber }) => studentNumber?.toLowerCase() ?? null))
        note('number_twice', 'pupils.csv', line, 'studentNumber');
    },
  },
  {
    needs: ['pupils.csv'],
    check({ pupils }, note, { today }) {
      if (today === null) return;
      for (const { line, birthDate } of pupils)
        if (!canBePupil(birthDate, today)) note('age_odd', 'pupils.csv', line, 'birthDate');
    },
  },
  {
    needs: ['guardians.csv'],
    check({ guardians }, note) {
      for (const { line } of repeatsIn(guardians, ({ sourcedId }) => sourcedId))
        note('id_twice', 'guardians.csv', line, 'sourcedId');
    },
  },
  {
    needs: ['guardians.csv', 'pupils.csv'],
    check({ guardians, pupils }, note) {
      const known = new Set(pupils.map(({ sourcedId }) => sourcedId));
      for (const { line, userSourcedId } of guardians)
        if (!known.has(userSourcedId)) note('id_unknown', 'guardians.csv', line, 'userSourcedId');
    },
  },
  {
    needs: ['enrollments.csv', 'classes.csv'],
    check({ enrollments, classes }, note) {
      const known = new Set(classes.map(({ sourcedId }) => sourcedId));
      for (const { line, classSourcedId } of enrollments)
        if (!known.has(classSourcedId)) note('id_unknown', 'enrollments.csv', line, 'classSourcedId');
    },
  },
  {
    needs: ['enrollments.csv', 'users.csv', 'pupils.csv'],
    check({ enrollments, users, pupils }, note) {
      const known = {
        mentor: new Set(users.map(({ sourcedId }) => sourcedId)),
        student: new Set(pupils.map(({ sourcedId }) => sourcedId)),
      };
      for (const { line, userSourcedId, role } of enrollments)
        if (!known[role].has(userSourcedId)) note('id_unknown', 'enrollments.csv', line, 'userSourcedId');
    },
  },
  {
    needs: ['enrollments.csv'],
    check({ enrollments }, note) {
      const key = (row: (typeof enrollments)[number]) =>
        `${row.role} ${row.userSourcedId} ${row.classSourcedId}`;
      for (const { line } of repeatsIn(enrollments, key))
        note('line_twice', 'enrollments.csv', line, 'userSourcedId');
    },
  },
  {
    needs: ['pupils.csv', 'enrollments.csv'],
    check({ pupils, enrollments }, note) {
      const places = new Map<string, string>();
      for (const { line, role, userSourcedId, classSourcedId } of enrollments) {
        if (role !== 'student') continue;
        if ((places.get(userSourcedId) ?? classSourcedId) !== classSourcedId)
          note('pupil_in_two_classes', 'enrollments.csv', line, 'userSourcedId');
        places.set(userSourcedId, classSourcedId);
      }
      for (const { line, sourcedId } of pupils)
        if (!places.has(sourcedId)) note('pupil_without_class', 'pupils.csv', line, 'sourcedId');
    },
  },
  {
    // Who stands in for a mentor need not have a class of their own.
    needs: ['roles.csv', 'enrollments.csv'],
    check({ roles, enrollments }, note) {
      const mentors = enrollments.filter(({ role }) => role === 'mentor');
      const withClass = new Set(mentors.map(({ userSourcedId }) => userSourcedId));
      const withRole = new Set(
        roles.filter(({ role }) => role === 'mentor').map(({ userSourcedId }) => userSourcedId),
      );
      for (const { line, role, userSourcedId, deputyOf } of roles)
        if (role === 'mentor' && deputyOf === null && !withClass.has(userSourcedId))
          note('mentor_without_class', 'roles.csv', line, 'userSourcedId');
      for (const { line, userSourcedId } of mentors)
        if (!withRole.has(userSourcedId))
          note('mentor_without_role', 'enrollments.csv', line, 'userSourcedId');
    },
  },
];
