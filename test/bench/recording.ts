import { BEGIN, type Statement } from '../support/heard-statements.ts';

/** What one turn asked of the database: who it is first, and then everything between begin and commit. */
export type RecordedTurn = { before: readonly Statement[]; inside: readonly Statement[] };

/** Cuts what was heard of one turn at its begin. */
export function turnOf(statements: readonly Statement[]): RecordedTurn {
  const begin = statements.indexOf(BEGIN);
  const inside = statements.slice(begin + 1);
  if (begin < 0 || inside.length === 0) throw new Error('A turn without a transaction was recorded.');
  return { before: statements.slice(0, begin), inside };
}
