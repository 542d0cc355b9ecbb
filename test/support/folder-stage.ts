import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { sql } from 'kysely';
import type { Tx } from '../../src/app/ports/store.ts';
import { importSchool } from '../../src/app/roster/importing-school.ts';
import type { SchoolDate, SchoolId } from '../../src/domain/ids.ts';
import { bringIn, type Told } from '../../src/roster/bringing-in.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { testKeys } from './database.ts';
import { countedIds, fixedClock } from './fixed.ts';
import { emptied } from './row-counts.ts';
import { type SchoolFolder, schoolFolder } from './school-folder.ts';

/** An id as the files of the example school write it, by its end. */
export const ID = (tail: string) => `019ad200-0000-7000-8000-${tail.padStart(12, '0')}`;
export const FOLDER_SCHOOL = ID('200') as SchoolId;
export const FOLDER_TENANT = '11111111-2222-4333-8444-555555555555';
export const TODAY = '2026-11-23' as SchoolDate;

/** How the files are brought in: today, from any tenant, and meant, unless it says otherwise. */
export type Bringing = {
  today?: SchoolDate;
  isDryRun?: boolean;
  mayManyLeave?: boolean;
  allowedTenants?: readonly string[] | null;
};

/** The files of the example school, to be brought in on one engine: whole, and nothing there, at the beginning of each test. */
export function folderStage(open: () => Promise<{ engine: Engine; close(): Promise<void> }>) {
  const clock = fixedClock();
  const ids = countedIds(0x9000);
  const keys = testKeys();
  let engine: Engine;
  let close: () => Promise<void>;
  let folder: SchoolFolder;

  beforeAll(async () => {
    ({ engine, close } = await open());
    folder = schoolFolder();
  }, 60_000);

  afterEach(async () => {
    folder.again();
    await emptied(engine);
  });

  afterAll(async () => {
    folder.drop();
    await close();
  });

  return { clock, ids, engine: () => engine, folder: () => folder, rosters, bring, at, rows };

  function rosters() {
    return rostersOn(engine, keys, ids, clock);
  }

  function bring(how: Bringing = {}): Promise<Told> {
    const { today = TODAY, isDryRun = false, mayManyLeave = false, allowedTenants = null } = how;
    return bringIn(folder.read(), (roster) =>
      importSchool({ rosters: rosters(), clock, allowedTenants, today, isDryRun, mayManyLeave }, roster),
    );
  }

  /** In a transaction of a school: of the one that the files are about, unless it says otherwise. */
  function at<T>(work: (tx: Tx) => Promise<T>, schoolId = FOLDER_SCHOOL): Promise<T> {
    return storeOn(engine, keys, ids, clock).transact(schoolId, work);
  }

  /** Every row as it stands, but for what is sealed or made anew with each import. */
  async function rows(): Promise<unknown> {
    const found = await sql<{ all: unknown }>`
      select jsonb_build_object(
        'membership', (select jsonb_agg(to_jsonb(m) order by id) from membership m),
        'seat', (select jsonb_agg(to_jsonb(s) order by id) from seat s),
        'holder', (select jsonb_agg(to_jsonb(h) order by seat_id, person_id, from_on) from seat_holder h),
        'pupil', (select jsonb_agg(jsonb_build_object('id', id, 'sealed', md5(personal_sealed), 'left', left_on) order by id) from pupil),
        'guardian', (select jsonb_agg(jsonb_build_object('id', id, 'sealed', md5(personal_sealed), 'left', left_on) order by id) from guardian),
        'person', (select jsonb_agg(jsonb_build_object('id', id, 'sealed', md5(personal_sealed)) order by id) from person),
        'presence', (select jsonb_agg(to_jsonb(p) order by id) from presence p),
        'school', (select jsonb_agg(to_jsonb(s) order by id) from school s),
        'audit', (select count(*) from audit)
      ) as all
    `.execute(engine.db);
    return found.rows[0]?.all;
  }
}
