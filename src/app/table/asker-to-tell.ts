import type { Concern } from '../ports/concerns.ts';
import type { TableCase } from './table-case.ts';

/** A parent or pupil who asked and is not at the table: the colleague who took it down tells it. */
export function askerToTell(
  { asked }: Pick<TableCase, 'asked'>,
  { intake }: Concern,
): 'parent' | 'pupil' | null {
  const { raisedBy } = intake;
  if (raisedBy !== 'parent' && raisedBy !== 'pupil') return null;
  const role = raisedBy === 'parent' ? 'ouder' : 'leerling';
  return asked.some((each) => each.role === role) ? null : raisedBy;
}
