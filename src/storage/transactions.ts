import { sql } from 'kysely';
import type { Store, Tx } from '../app/ports/store.ts';
import type { Clock, Ids } from '../app/ports.ts';
import type { SchoolId } from '../domain/ids.ts';
import { auditOn } from './audit.ts';
import { concernsOn } from './concerns.ts';
import { consultsOn } from './consults.ts';
import { conversationsOn } from './conversations.ts';
import { deadlinesOn } from './deadlines.ts';
import { detailsOn } from './details.ts';
import { dossiersOn } from './dossiers.ts';
import type { Engine } from './engine.ts';
import type { Handle } from './handle.ts';
import { inboxOn } from './inbox.ts';
import { linksOn } from './links.ts';
import { noticePlansOn } from './notices.ts';
import { outgoingOn } from './outgoing.ts';
import { peopleOn } from './people.ts';
import { pupilsOn } from './pupils.ts';
import { schoolsOn } from './schools.ts';
import type { Keys } from './sealing.ts';
import { tablesOn } from './tables.ts';

/**
 * The store over one engine. Each transaction is the role `actietafel_app` with its school set, in one statement, so
 * that row-level security can stand behind every query.
 */
export function storeOn(engine: Engine, keys: Keys, ids: Ids, clock: Clock): Store {
  return {
    transact: (schoolId, work) => inTransaction(schoolId, (handle) => work(storesOn(handle))),
    outside: (work) =>
      inTransaction(null, (handle) =>
        work({
          schools: schoolsOn(handle),
          conversations: conversationsOn(handle.db, handle.ids),
          inbox: inboxOn(handle),
        }),
      ),
  };

  function inTransaction<T>(schoolId: SchoolId | null, work: (handle: Handle) => Promise<T>): Promise<T> {
    return engine.db.transaction().execute(async (db) => {
      await sql`select set_config('role', 'actietafel_app', true), set_config('actietafel.school', ${schoolId ?? ''}, true)`.execute(
        db,
      );
      return work({ db, schoolId, keys, ids, clock });
    });
  }
}

function storesOn(handle: Handle): Tx {
  return {
    schools: schoolsOn(handle),
    people: peopleOn(handle),
    pupils: pupilsOn(handle),
    concerns: concernsOn(handle),
    consults: consultsOn(handle),
    details: detailsOn(handle),
    dossiers: dossiersOn(handle),
    tables: tablesOn(handle),
    deadlines: deadlinesOn(handle),
    notices: noticePlansOn(handle),
    outgoing: outgoingOn(handle),
    links: linksOn(handle),
    conversations: conversationsOn(handle.db, handle.ids),
    inbox: inboxOn(handle),
    audit: auditOn(handle),
  };
}
