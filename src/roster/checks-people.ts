import type { Check } from './checks.ts';
import { repeatsIn } from './repeats.ts';

/** Organisations, colleagues and what they are at school. */
export const PEOPLE_CHECKS: readonly Check[] = [
  {
    needs: ['orgs.csv'],
    check({ orgs }, note) {
      for (const { line } of repeatsIn(orgs, ({ sourcedId }) => sourcedId))
        note('id_twice', 'orgs.csv', line, 'sourcedId');
    },
  },
  {
    needs: ['users.csv'],
    check({ users }, note) {
      for (const { line } of repeatsIn(users, ({ sourcedId }) => sourcedId))
        note('id_twice', 'users.csv', line, 'sourcedId');
      for (const { line } of repeatsIn(users, (user) => user.activeDirectoryMatchId))
        note('entra_twice', 'users.csv', line, 'activeDirectoryMatchId');
      for (const { line, email, activeDirectoryMatchId } of users)
        if (email === null && activeDirectoryMatchId === null)
          note('person_unreachable', 'users.csv', line, 'email');
    },
  },
  {
    needs: ['users.csv', 'orgs.csv'],
    check({ users, orgs }, note) {
      const known = new Set(orgs.map(({ sourcedId }) => sourcedId));
      for (const { line, orgSourcedId } of users)
        if (!known.has(orgSourcedId)) note('id_unknown', 'users.csv', line, 'orgSourcedId');
    },
  },
  {
    needs: ['roles.csv'],
    check({ roles }, note) {
      for (const { line } of repeatsIn(roles, ({ userSourcedId, role }) => `${userSourcedId} ${role}`))
        note('line_twice', 'roles.csv', line, 'role');
      if (!roles.some(({ role }) => role === 'ondersteuningscoordinator'))
        note('no_coordinator', 'roles.csv', null, 'role');
    },
  },
  {
    // Somebody stands in for a colleague who has the same role here.
    needs: ['roles.csv'],
    check({ roles }, note) {
      const held = new Set(roles.map(({ userSourcedId, role }) => `${userSourcedId} ${role}`));
      for (const { line, userSourcedId, role, deputyOf } of roles)
        if (deputyOf !== null && (deputyOf === userSourcedId || !held.has(`${deputyOf} ${role}`)))
          note('deputy_odd', 'roles.csv', line, 'deputyOf');
    },
  },
  {
    // Who stands in for whom ends somewhere: with two who stand in for each other nobody would be left.
    needs: ['roles.csv'],
    check({ roles }, note) {
      const next = new Map(
        roles.map(({ userSourcedId, role, deputyOf }) => [`${userSourcedId} ${role}`, deputyOf]),
      );
      for (const { line, userSourcedId, role, deputyOf } of roles) {
        if (deputyOf === userSourcedId) continue;
        const seen = new Set<string>();
        for (let id = deputyOf; id && !seen.has(id); id = next.get(`${id} ${role}`) ?? null) seen.add(id);
        if (seen.has(userSourcedId)) note('deputy_ring', 'roles.csv', line, 'deputyOf');
      }
    },
  },
  {
    needs: ['roles.csv', 'users.csv'],
    check({ roles, users }, note) {
      const known = new Set(users.map(({ sourcedId }) => sourcedId));
      for (const { line, userSourcedId } of roles)
        if (!known.has(userSourcedId)) note('id_unknown', 'roles.csv', line, 'userSourcedId');
    },
  },
  {
    needs: ['roles.csv', 'classes.csv'],
    check({ roles, classes }, note) {
      const known = new Set(classes.map(({ sourcedId }) => sourcedId));
      for (const { line, classes: own } of roles)
        if (own?.some((id) => !known.has(id))) note('id_unknown', 'roles.csv', line, 'classes');
    },
  },
];
