/** Everything that keeps a school from being brought in. A code is stable; its sentences stand in `texts/*\/importing.ts`. */
export type FaultCode =
  // the files
  | 'folder_missing'
  | 'file_missing'
  | 'file_unreadable'
  | 'file_too_big'
  | 'not_utf8'
  | 'header_missing'
  | 'column_missing'
  | 'column_twice'
  | 'column_unknown'
  | 'row_broken'
  | 'columns_many'
  | 'columns_few'
  | 'yaml_broken'
  | 'key_missing'
  | 'key_unknown'
  // one value
  | 'value_empty'
  | 'value_long'
  | 'point_long'
  | 'value_odd'
  | 'value_not_listed'
  | 'id_odd'
  | 'date_odd'
  | 'age_odd'
  | 'time_odd'
  | 'time_order'
  | 'term_length'
  | 'ladder_order'
  | 'step_long'
  | 'steps_many'
  | 'mail_odd'
  | 'postcode_odd'
  | 'rule_odd'
  | 'bsn_found'
  // between values
  | 'id_twice'
  | 'id_unknown'
  | 'id_taken'
  | 'entra_twice'
  | 'entra_taken'
  | 'number_twice'
  | 'day_twice'
  | 'line_twice'
  | 'person_unreachable'
  | 'deputy_odd'
  | 'deputy_ring'
  | 'no_coordinator'
  | 'mentor_without_class'
  | 'mentor_without_role'
  | 'pupil_without_class'
  | 'pupil_in_two_classes'
  | 'seat_twice'
  | 'seat_person_twice'
  | 'contact_without_seat'
  | 'area_order'
  | 'tenant_not_allowed'
  | 'tenant_changed'
  | 'many_gone';

/** What an administrator should know of, and what a school can begin without. */
export type GapCode =
  | 'no_safety_officer'
  | 'class_without_mentor'
  | 'pupil_without_parent'
  | 'parent_unreachable'
  | 'family_mail_shared'
  | 'person_without_part'
  | 'seat_missing'
  | 'seat_without_deputy'
  | 'seat_without_presence';

/** A place in the folder. `line` is null when there is no file to point into; `about` names a column, a key or an id, never what somebody is called. */
export type Place = { file: string; line: number | null; about: string | null };
export type Fault = Place & { code: FaultCode };
export type Gap = Place & { code: GapCode };

/** Notes one fault. */
export type Note = (code: FaultCode, file: string, line: number | null, about?: string | null) => void;

/** Keeps what is noted, in the order of the files and within a file from top to bottom. */
export function faultList(files: readonly string[]): { note: Note; all(): Fault[] } {
  const faults: Fault[] = [];
  const order = ({ file, line }: Fault) => files.indexOf(file) * 1_000_000 + (line ?? 0);
  return {
    note: (code, file, line, about = null) => void faults.push({ code, file, line, about }),
    all: () => [...faults].sort((one, other) => order(one) - order(other)),
  };
}
