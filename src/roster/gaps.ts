import { FOUR_FACES } from '../domain/roles.ts';
import type { Gap } from './faults.ts';
import type { WholeSchool } from './reading.ts';

/** What a school can begin without, and its administrator should know: said aloud after the import, never silently. */
export function gapsIn(files: WholeSchool): Gap[] {
  return [
    ...gapsAmongPeople(files),
    ...gapsAmongPupils(files),
    ...gapsInKernteam(files),
    ...gapsInRegion(files),
  ];
}

function gapsAmongPeople({ users, roles, kernteam, region }: WholeSchool): Gap[] {
  const gaps: Gap[] = [];
  if (!roles.some(({ role }) => role === 'aandachtsfunctionaris'))
    gaps.push({ code: 'no_safety_officer', file: 'roles.csv', line: null, about: null });
  const withPart = new Set([
    ...roles.map(({ userSourcedId }) => userSourcedId),
    ...kernteam.value.seats.flatMap(({ people }) => people),
    ...(region?.value.seats ?? []).flatMap(({ people }) => people),
  ]);
  for (const { line, sourcedId } of users)
    if (!withPart.has(sourcedId))
      gaps.push({ code: 'person_without_part', file: 'users.csv', line, about: null });
  return gaps;
}

function gapsAmongPupils({ classes, enrollments, pupils, guardians }: WholeSchool): Gap[] {
  const gaps: Gap[] = [];
  const withMentor = new Set(
    enrollments.filter(({ role }) => role === 'mentor').map(({ classSourcedId }) => classSourcedId),
  );
  for (const { line, sourcedId } of classes)
    if (!withMentor.has(sourcedId))
      gaps.push({ code: 'class_without_mentor', file: 'classes.csv', line, about: null });
  const withParent = new Set(guardians.map(({ userSourcedId }) => userSourcedId));
  for (const { line, sourcedId } of pupils)
    if (!withParent.has(sourcedId))
      gaps.push({ code: 'pupil_without_parent', file: 'pupils.csv', line, about: null });
  for (const { line, email, phone } of guardians)
    if (email === null && phone === null)
      gaps.push({ code: 'parent_unreachable', file: 'guardians.csv', line, about: null });
  const inFamily = ({ email }: { email: string | null }, pupil: string) => `${pupil} ${email?.toLowerCase()}`;
  const families = [
    ...pupils.map((each) => inFamily(each, each.sourcedId)),
    ...guardians.map((each) => inFamily(each, each.userSourcedId)),
  ];
  const shared = new Set(families.filter((each, index) => families.indexOf(each) !== index));
  for (const { line, email, ...guardian } of guardians)
    if (email !== null && shared.has(inFamily({ email }, guardian.userSourcedId)))
      gaps.push({ code: 'family_mail_shared', file: 'guardians.csv', line, about: null });
  return gaps;
}

function gapsInKernteam({ kernteam: { value, lineOf }, region }: WholeSchool): Gap[] {
  const gaps: Gap[] = [];
  const file = 'kernteam.yaml';
  const planned = new Set(
    value.presence.filter(({ moments }) => moments.length > 0).map(({ person }) => person),
  );
  for (const kind of FOUR_FACES) {
    const index = value.seats.findIndex((seat) => seat.kind === kind);
    const [holder, ...deputies] = value.seats[index]?.people ?? [];
    const line = index < 0 ? null : lineOf(['seats', index]);
    // Who belongs to an area sits at no school: their seat is looked at where it stands.
    if (index < 0 && region?.value.seats.some((seat) => seat.kind === kind)) continue;
    if (!holder) gaps.push({ code: 'seat_missing', file, line, about: kind });
    else if (deputies.length === 0) gaps.push({ code: 'seat_without_deputy', file, line, about: kind });
    if (holder && !planned.has(holder)) gaps.push({ code: 'seat_without_presence', file, line, about: kind });
  }
  return gaps;
}

function gapsInRegion({ region }: WholeSchool): Gap[] {
  return (region?.value.seats ?? []).flatMap(({ kind, people }, index): Gap[] => {
    const place = { file: 'region.yaml', line: region?.lineOf(['seats', index]) ?? null, about: kind };
    if (people.length === 0) return [{ code: 'seat_missing', ...place }];
    return people.length === 1 ? [{ code: 'seat_without_deputy', ...place }] : [];
  });
}
