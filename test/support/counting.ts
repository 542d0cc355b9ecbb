import { listenToDrivers } from './heard-statements.ts';

let statements = 0;
listenToDrivers(() => {
  statements += 1;
});

/** How many statements went to the databases of this test so far; of a transaction the begin counts and the end does not. */
export function statementCount(): number {
  return statements;
}
