import type { Tx } from '../ports/store.ts';
import { knowingAnswers, momentsPast, standingOf } from './as-it-stands.ts';
import { type Found, foundBy } from './finding-moments.ts';
import { questionFor } from './search-question.ts';
import type { TableCase, Work } from './table-case.ts';

/**
 * Other moments for a table that is asked about or stands, those that disturb least first: who said yes keeps that, who
 * sits at it stays, people are at the school then, and it is the same day, room and about the same hour. A table that
 * stands far ahead is looked for around its own day, any other within the school's term.
 */
export async function findOtherMoments(work: Work, tx: Tx, found: TableCase): Promise<Found> {
  const { school, asked, table } = found;
  const standing = standingOf(work, found);
  const term = school.policy.tableWithinSchoolDays;
  const ahead = standing ? work.deps.calendars.of(school).schoolDaysBetween(work.today, standing.at.on) : 0;
  const question = await questionFor(work, tx, {
    school,
    asked,
    except: momentsPast(work, found),
    without: [table.id],
    withinSchoolDays: ahead > term ? ahead + term : term,
  });
  const asking = standing ? knowingAnswers(work, found, question) : question;
  return foundBy(work, tx, asked, asking, standing);
}
