import type { Texts } from '../texts.ts';

/** What "npm run import" says to a school's administrator: what is wrong, and what would be right. */
export const importing: Texts['importing'] = {
  usage:
    'Name the folder with the files of your school: npm run import -- DIR. With --dry-run behind it nothing changes, and you see what would. See docs/import.md.',
  nothingDone: (count) =>
    count === 1
      ? 'Nothing was imported. One fault was found:'
      : `Nothing was imported. ${count} faults were found:`,
  more: (count) => `And ${count} more. Put these right first, then try again.`,
  updated: (school: string) => `Brought up to date: ${school}`,
  dryRun: (school: string) => `Looked only, nothing was changed: ${school}`,
  nothingChanged: 'Everything was so already.',
  signs: '+ new, ~ changed, - gone, = the same',
  moreChanges: (count: number) => `… and ${count} more`,
  withoutOwner: (numbers: string) =>
    `Nobody carries these cases any more: ${numbers}. A coordinator can choose somebody else.`,
  withoutPartner: (numbers: string) =>
    `At the table of these cases a partner sits who has no seat any more: ${numbers}. Ask a deputy.`,
  withoutPupil: (numbers: string) =>
    `The pupil of these cases is not in the files any more: ${numbers}. See whether they are finished.`,
  compared: {
    school: 'school',
    day: 'own days',
    organisation: 'organisations',
    person: 'colleagues and partners',
    membership: 'roles',
    pupil: 'pupils',
    guardian: 'parents and guardians',
    seat: 'seats at the table',
    presence: 'fixed moments',
    room: 'rooms',
    hours: 'working hours',
    area: 'areas',
    contact: 'desks',
  },
  brokenDown: (code) => `The import was stopped by a breakdown (${code}). Nothing was changed.`,
  trial: 'Mind: this is the embedded database, for a trial only. For real pupils set DATABASE_URL.',
  done: (school) => `Imported: ${school}`,
  counts: {
    organisations: 'organisations',
    people: 'colleagues and partners',
    peopleKnown: 'of them were there already, by another school',
    classes: 'classes',
    pupils: 'pupils',
    guardians: 'parents and guardians',
    seats: 'seats at the table with somebody in them (of four)',
    gaps: 'to look at',
  },
  gaps: {
    no_safety_officer:
      'There is no aandachtsfunctionaris. Whoever reports an unsafe situation is shown Veilig Thuis alone.',
    class_without_mentor: 'This class has no mentor. Only the coordinator can report about its pupils.',
    pupil_without_parent: 'This pupil has no parent or guardian in the list.',
    parent_unreachable: 'This parent has no mail address and no telephone number.',
    family_mail_shared:
      'This mail address is also that of the pupil or of another parent. What was agreed they then read on paper alone.',
    person_without_part: 'This colleague has no role at the school and no seat at the table.',
    seat_missing: 'Nobody sits in this seat at the table.',
    seat_without_deputy: 'This seat at the table has no deputy.',
    seat_without_presence:
      'Whoever has this seat has no fixed moments at the school. A table is then not planned by itself.',
  },
  faults: {
    folder_missing: 'There is no such folder.',
    file_missing: 'This file is missing from the folder.',
    file_unreadable: 'This file cannot be opened.',
    file_too_big: 'This file is bigger than 8 MB. That cannot be one school.',
    not_utf8: 'There are characters here that are not stored as UTF-8. In Excel choose "Save as: CSV UTF-8".',
    header_missing: 'The first line has to hold the names of the columns.',
    column_missing: 'This column is missing. Its values may often be empty, but the column has to be there.',
    column_twice: 'This column is there twice.',
    column_unknown: 'This column is not known here. Take it out, or see whether its name is spelt right.',
    row_broken: 'The quotation marks on this line do not fit. A value may not run over two lines.',
    columns_many:
      'This line has more values than there are columns. Put a value with a comma between quotation marks.',
    columns_few: 'This line has fewer values than there are columns.',
    yaml_broken:
      'This is no YAML that can be read. Look at the indentation, double names and quotation marks.',
    key_missing: 'This is missing here.',
    key_unknown: 'This name is not known here. Take it out, or see whether it is spelt right.',
    value_empty: 'This value may not be empty.',
    value_long: 'This value is longer than 200 characters.',
    point_long: 'This point is longer than 120 characters: it does not fit on one line of the sheet.',
    value_odd:
      'This value cannot be read: it holds characters that cannot be seen, or is something else than belongs here.',
    value_not_listed: 'This value is not possible here. docs/import.md says which are.',
    id_odd: 'This is no id (a UUID, such as 019ad200-0000-7000-8000-000000000001).',
    date_odd: 'This day does not exist, or is not written as YYYY-MM-DD.',
    age_odd: 'With this birth date the pupil is younger than 3 or older than 27. Check the day and the year.',
    time_odd: 'This is no time from 00:00 to 23:59, written as "HH:MM".',
    time_order: 'The beginning has to be before the end.',
    term_length: 'This term has a day of its own, or is one by law and cannot be longer.',
    ladder_order: 'Put the steps in the order of their days.',
    step_long: 'This is too long for a step: a title has at most 80 characters, an explanation 300.',
    steps_many: 'A route has 1 to 15 steps.',
    mail_odd: 'This is no mail address.',
    postcode_odd: 'This is not a postcode of four digits, nor a range such as 3561-3566.',
    rule_odd: 'This recurrence rule cannot be read. An example is FREQ=WEEKLY;BYDAY=TU.',
    bsn_found: 'There is a number here that may be a citizen service number (BSN). It may not be here.',
    id_twice: 'This id was used above.',
    id_unknown: 'This id is not in the file that it refers to.',
    id_taken: 'This id is in use already, by another school or for somebody else.',
    entra_twice: 'Somebody above has the same Entra id. Each account belongs to one person.',
    entra_taken:
      'This Entra id belongs to somebody with another id already. Use one id for that person everywhere.',
    number_twice: 'A pupil above has the same leerlingnummer.',
    day_twice: 'This day is there already.',
    line_twice: 'This is there already.',
    person_unreachable: 'This colleague has no mail address and no Entra id, and so can receive nothing.',
    deputy_odd: 'A deputy stands in for somebody else who has the same role.',
    deputy_ring: 'Here people stand in for each other in a ring. Then nobody is left.',
    no_coordinator: 'There is no ondersteuningscoördinator. Without one a concern reaches nobody.',
    mentor_without_class: 'This mentor has no class in enrollments.csv.',
    mentor_without_role: 'This mentor of a class does not have the role of mentor in roles.csv.',
    pupil_without_class: 'This pupil is in no class in enrollments.csv.',
    pupil_in_two_classes: 'This pupil is in another class already.',
    seat_twice: 'This seat at the table is there already.',
    contact_without_seat: 'The contact person has no seat in the kernteam. Choose somebody who has.',
    seat_person_twice: 'This person has a seat at the table already. Everybody has one at most.',
    area_order:
      'An area lies in a larger one: a neighbourhood in a district or municipality, a municipality in a region.',
    tenant_not_allowed: 'This tenant is not in ALLOWED_TENANTS. Nobody of this school would get in.',
    tenant_changed:
      'This school is there already with another tenant. That cannot change: everybody would have another account.',
    many_gone:
      'More than half of what is there would be gone. Is this file whole? If it is really so, put --many-leave behind the command.',
  },
};
