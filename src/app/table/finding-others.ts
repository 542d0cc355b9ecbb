import type { Standing } from '../../domain/slots/standing.ts';
import { lengthFor } from '../../domain/terms/catalogue.ts';
import type { Tx } from '../ports/store.ts';
import { knowingAnswers, momentsPast, standingOf } from './as-it-stands.ts';
import { type Found, foundBy } from './finding-moments.ts';
import { questionFor } from './search-question.ts';
import type { TableCase, Work } from './table-case.ts';

/**
 * Other moments for a table that is asked about or stands, those that disturb least first: who said yes keeps that, who
 * sits at it stays, people are at the school then, and it is the same day, room and about the same hour.
 */
export async function findOtherMoments(work: Work, tx: Tx, found: TableCase): Promise<Found> {
  const { school, asked } = found;
  const standing = standingOf(work, found);
  const question = await questionFor(work, tx, {
    school,
    asked,
    except: momentsPast(work, found),
    without: [found],
    withinSchoolDays: daysToLookAt(work, found, standing),
  });
  const asking = standing ? knowingAnswers(work, found, question) : question;
  return foundBy(work, tx, asked, asking, standing);
}

/** A table that stands far ahead is looked for around its own day, any other within the school's term. */
export function daysToLookAt(
  work: Work,
  { school }: Pick<TableCase, 'school'>,
  standing: Standing | null,
): number {
  const term = lengthFor('first_table', school.policy);
  const ahead = standing ? work.deps.calendars.of(school).schoolDaysBetween(work.today, standing.at.on) : 0;
  return ahead > term ? ahead + term : term;
}
