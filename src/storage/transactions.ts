import { sql, type Transaction } from 'kysely';
import type { Store, Tx } from '../app/ports/store.ts';
import type { Clock, Ids } from '../app/ports.ts';
import type { SchoolId } from '../domain/ids.ts';
import { auditOn } from './audit.ts';
import { concernsOn } from './concerns.ts';
import { conversationsOn } from './conversations.ts';
import { deadlinesOn } from './deadlines.ts';
import { detailsOn } from './details.ts';
import { dossiersOn } from './dossiers.ts';
import type { Engine } from './engine.ts';
import { inboxOn } from './inbox.ts';
import { linksOn } from './links.ts';
import { noticePlansOn } from './notices.ts';
import { outgoingOn } from './outgoing.ts';
import { peopleOn } from './people.ts';
import { pupilsOn } from './pupils.ts';
import type { Database } from './schema.ts';
import { schoolsOn } from './schools.ts';
import type { Keys } from './sealing.ts';
import { tablesOn } from './tables.ts';

/** What every store of one transaction works with. */
export type Handle = {
  db: Transaction<Database>;
  schoolId: SchoolId | null;
  keys: Keys;
  ids: Ids;
  clock: Clock;
};

/** The school of this transaction. @throws Error when the work was begun at no school and then asks for one. */
export function schoolOf(handle: Handle): SchoolId {
  if (handle.schoolId === null) throw new Error('This needs a transaction at a school.');
  return handle.schoolId;
}

/**
 * The store over one engine. Each transaction is the role `actietafel_app` with its school set, in one statement, so
 * that row-level security can stand behind every query.
 */
export function storeOn(engine: Engine, keys: Keys, ids: Ids, clock: Clock): Store {
  return {
    transact: (schoolId, work) =>
      engine.db.transaction().execute(async (db) => {
        await sql`select set_config('role', 'actietafel_app', true), set_config('actietafel.school', ${schoolId ?? ''}, true)`.execute(
          db,
        );
        return work(storesOn({ db, schoolId, keys, ids, clock }));
      }),
  };
}

function storesOn(handle: Handle): Tx {
  return {
    schools: schoolsOn(handle),
    people: peopleOn(handle),
    pupils: pupilsOn(handle),
    concerns: concernsOn(handle),
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
