import type { HeardRecord, ParentHeard } from '../../app/pages/parents-heard.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { fullName } from './names.ts';

/** One row for each parent: who told them and when, or why not; of a parent who was told after all both, in that order. */
export function parentRows(
  parents: readonly ParentHeard[],
  texts: Texts,
  language: Language,
): { label: string; value: string }[] {
  const { details, family } = texts;
  return parents.map(({ name, records }) => ({
    label: name ? fullName(name) : family.unlisted,
    value: records.map((record) => recordLine(record, texts, language)).join('\n') || details.heardNothing,
  }));
}

/** Who told a parent and when, or why not. */
export function recordLine(record: HeardRecord, { details, family }: Texts, language: Language): string {
  if (record.kind === 'told')
    return details.heard(dayIn(language, record.on), record.by ? fullName(record.by) : details.aColleague);
  const reason = family.leftOutReasons[record.reason];
  return details.leftOut(
    reason.slice(0, 1).toLowerCase() + reason.slice(1),
    record.second ? fullName(record.second) : details.aColleague,
  );
}
