import { z } from 'zod';
import { showOwnTables } from '../../app/own-tables/showing-own-tables.ts';
import {
  openConcernPage,
  openFieldPage,
  openOwnTablesPage,
  openPeoplePage,
  openWorklistPage,
} from '../../app/pages/opening-page.ts';
import { type Verb, verb, verbOn } from './verb.ts';

const Nothing = z.object({});

/** The buttons that lead to our own pages. Each press makes an address for this person, good for half an hour. */
export function pageVerbs(): Record<string, Verb> {
  return {
    'page.details': verbOn(Nothing, (turn, ref) => openConcernPage(turn, ref, 'add_details')),
    'page.concern': verbOn(Nothing, (turn, ref) => openConcernPage(turn, ref, 'concern_page')),
    'page.people': verbOn(Nothing, (turn, ref) => openPeoplePage(turn, ref)),
    'page.worklist': verb(Nothing, (turn) => openWorklistPage(turn)),
    'page.tables': verb(Nothing, (turn) => openOwnTablesPage(turn)),
    'tables.show': verb(Nothing, (turn) => showOwnTables(turn)),
    'page.field': verb(Nothing, (turn) => openFieldPage(turn)),
  };
}
