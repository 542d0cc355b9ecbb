import type { CasesLeft } from '../app/ports/roster.ts';
import { type Change, COMPARED, type Difference } from '../app/roster/comparing.ts';
import type { Place } from './faults.ts';
import { inBoth, placeLine } from './telling.ts';

const SIGNS: Readonly<Record<Change['change'], string>> = { new: '+', changed: '~', gone: '-' };
/** Of each kind; a school with another class for everybody would fill the window. */
const MOST_LINES = 20;

/**
 * What an update changed, or would change: in numbers, then each with its place and its id. Never a value: the window in
 * which it is read is nobody's, and a log keeps it.
 */
export function changeLines(
  school: string,
  { changes, same }: Difference,
  left: CasesLeft,
  isDone: boolean,
  placeOf: (change: Change) => Place,
): string[] {
  return [
    ...inBoth((texts) => (isDone ? texts.updated(school) : texts.dryRun(school))),
    ...(changes.length === 0 ? inBoth((texts) => texts.nothingChanged) : inBoth((texts) => texts.signs)),
    ...COMPARED.flatMap((what) => countLine(what, changes, same[what])),
    ...COMPARED.flatMap((what) =>
      partLines(
        changes.filter((change) => change.what === what),
        placeOf,
      ),
    ),
    ...leftLines(left),
  ];
}

function countLine(what: Change['what'], changes: readonly Change[], same: number): string[] {
  const count = (kind: Change['change']) =>
    changes.filter((each) => each.what === what && each.change === kind).length;
  const [added, changed, gone] = [count('new'), count('changed'), count('gone')];
  if (added + changed + gone + same === 0) return [];
  const name = inBoth((texts) => texts.compared[what]).join(' / ');
  return [`  ${name}: +${added} ~${changed} -${gone} =${same}`];
}

function partLines(changes: readonly Change[], placeOf: (change: Change) => Place): string[] {
  if (changes.length === 0) return [];
  const rest = changes.length - MOST_LINES;
  return [
    '',
    ...changes.slice(0, MOST_LINES).map((change) => {
      const { file, line } = placeOf(change);
      const fields = change.fields.length === 0 ? '' : ` (${change.fields.join(', ')})`;
      return `${SIGNS[change.change]} ${placeLine({ file, line, about: null })} ${change.id}${fields}`;
    }),
    ...(rest > 0 ? inBoth((texts) => `  ${texts.moreChanges(rest)}`) : []),
  ];
}

function leftLines({ withoutOwner, withoutPartner, withoutPupil }: CasesLeft): string[] {
  return [
    ...(withoutOwner.length > 0
      ? ['', ...inBoth((texts) => texts.withoutOwner(withoutOwner.join(', ')))]
      : []),
    ...(withoutPartner.length > 0
      ? ['', ...inBoth((texts) => texts.withoutPartner(withoutPartner.join(', ')))]
      : []),
    ...(withoutPupil.length > 0
      ? ['', ...inBoth((texts) => texts.withoutPupil(withoutPupil.join(', ')))]
      : []),
  ];
}
