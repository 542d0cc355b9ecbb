import { z } from 'zod';
import { openCase } from '../../app/case-page/opening.ts';
import { openMinutesPage } from '../../app/minutes/behind-minutes.ts';
import { askPassOwn, passOwn } from '../../app/own-tables/passing-own-place.ts';
import { showOwnTables } from '../../app/own-tables/showing-own-tables.ts';
import { openCasePage } from '../../app/pages/opening-case-page.ts';
import {
  openConcernPage,
  openFieldPage,
  openOwnTablesPage,
  openPeoplePage,
  openWorklistPage,
} from '../../app/pages/opening-page.ts';
import { openRunningCasePage } from '../../app/running-case/opening.ts';
import type { ConcernId, DossierId, PersonId, SchoolId } from '../../domain/ids.ts';
import { idsOf, type Verb, verb, verbOn } from './verb.ts';

const Nothing = z.object({});
const Chosen = z.object({ second: z.union([idsOf(3), z.literal('').transform(() => [])]).default([]) });

/** The buttons that lead to our own pages. Each press makes an address for this person, good for half an hour. */
export function pageVerbs(): Record<string, Verb> {
  return {
    'page.details': verbOn(Nothing, (turn, ref) => openConcernPage(turn, ref, 'add_details')),
    'page.concern': verbOn(Nothing, (turn, ref) => openConcernPage(turn, ref, 'concern_page')),
    'page.absence': verbOn(Nothing, (turn, ref) => openCasePage(turn, ref, 'absence_page')),
    'page.minutes': verbOn(Nothing, (turn, ref) => openMinutesPage(turn, ref)),
    'page.voices': verbOn(Nothing, (turn, ref) => openCasePage(turn, ref, 'voices_page')),
    'page.case': verbOn(Nothing, (turn, { schoolId, id }) =>
      openCase(turn, { schoolId, concernId: id as ConcernId }),
    ),
    'page.people': verbOn(Nothing, (turn, ref) => openPeoplePage(turn, ref)),
    'page.worklist': verb(Nothing, (turn) => openWorklistPage(turn)),
    'page.tables': verb(Nothing, (turn) => openOwnTablesPage(turn)),
    'tables.show': verb(Nothing, (turn) => showOwnTables(turn)),
    'place.ask': verb(Nothing, (turn) => askPassOwn(turn)),
    'place.pass': verb(Chosen, (turn, { second }) => {
      const [schoolId, dossierId, to] = second;
      return passOwn(
        turn,
        to ? { schoolId: schoolId as SchoolId, dossierId: dossierId as DossierId, to: to as PersonId } : null,
      );
    }),
    'page.running': verb(Nothing, (turn) => openRunningCasePage(turn)),
    'page.field': verb(Nothing, (turn) => openFieldPage(turn)),
  };
}
