import { sql } from 'kysely';
import type { Store, Tx } from '../app/ports/store.ts';
import type { Timer } from '../app/ports/timer.ts';
import type { Chance, Clock, Ids } from '../app/ports.ts';
import type { SchoolId } from '../domain/ids.ts';
import { absenceBooksOn } from './absence-books.ts';
import { absencesOn, absencesWaitingOn } from './absences.ts';
import { agreedActionsOn } from './agreed-actions.ts';
import { agreedOutcomesOn } from './agreed-outcomes.ts';
import { auditOn } from './audit.ts';
import { auditingOn, auditsMissedOn } from './auditing.ts';
import { casePastOn } from './case-past.ts';
import { closingsOn } from './closings.ts';
import { codesOn } from './codes.ts';
import { colleagueReadingsOn } from './colleague-agendas.ts';
import { concernsOn } from './concerns.ts';
import { consultsOn } from './consults.ts';
import { conversationsOn } from './conversations.ts';
import { deadlinesOn } from './deadlines.ts';
import { detailsOn } from './details.ts';
import { digestsOn } from './digests.ts';
import { dossiersOn } from './dossiers.ts';
import type { Engine } from './engine.ts';
import { eventReadingsOn, eventsOn } from './events.ts';
import { factsOn } from './facts.ts';
import { feedReadingsOn, feedsOn } from './feeds.ts';
import { feltHeardOn } from './felt-heard.ts';
import type { Handle } from './handle.ts';
import { inboxOn } from './inbox.ts';
import { jgzAdviceOn } from './jgz-advice.ts';
import { linksOn } from './links.ts';
import { minutesOn } from './minutes.ts';
import { noticePlansOn } from './notices.ts';
import { outgoingOn } from './outgoing.ts';
import { peopleOn } from './people.ts';
import { playingFieldsOn } from './playing-field.ts';
import { pupilsOn } from './pupils.ts';
import { reckoningOn } from './reckoning.ts';
import { regisseursOn } from './regisseurs.ts';
import { deadlinesDueOn } from './reminders.ts';
import { remindingOn } from './reminding.ts';
import { mailReadingsOn, repliesOn } from './replies.ts';
import { roomsOn } from './rooms.ts';
import { schoolAdviceOn } from './school-advice.ts';
import { schoolRoutesOn } from './school-routes.ts';
import { schoolsOn } from './schools.ts';
import type { Keys } from './sealing.ts';
import { agendaReadingsOn, sharedAgendasOn } from './shared-agendas.ts';
import { siblingsOn } from './siblings.ts';
import { sideBySide } from './side-by-side.ts';
import { tablesOn } from './tables.ts';
import { voicesOn } from './voices.ts';

/** One of several that waited for each other was ended, or read what another changed: whole again, it may well succeed. */
const AGAIN: ReadonlySet<unknown> = new Set(['40P01', '40001']);
const MOST_RUNS = 5;
/** Before the second run; twice as long before each later one, less up to half by chance. In all at most 300 milliseconds. */
const FIRST_PAUSE_MILLISECONDS = 20;

/** Between two runs of a transaction, so that those who met do not meet again. */
export type Pauses = { timer: Timer; chance: Chance };

/**
 * The store over one engine. Each transaction is the role `actietafel_app` with its school set, in one statement, so
 * that row-level security can stand behind every query. What PostgreSQL ends because of another transaction is run again
 * from its start, five times in all: the work touches nothing but its transaction, which is undone by then.
 *
 * @param pauses null = it is run again at once: where one process has the database to itself
 */
export function storeOn(
  engine: Engine,
  keys: Keys,
  ids: Ids,
  clock: Clock,
  pauses: Pauses | null = null,
): Store {
  return {
    transact: (schoolId, work) => inTransaction(schoolId, async (handle) => work(storesOn(handle))),
    outside: (work) =>
      inTransaction(null, async (handle) =>
        work({
          schools: schoolsOn(handle),
          conversations: conversationsOn(handle.db, handle.ids),
          inbox: inboxOn(handle),
          agendas: { ...agendaReadingsOn(handle), ...colleagueReadingsOn(handle) },
          events: eventReadingsOn(handle),
          mail: mailReadingsOn(handle),
          absences: absencesWaitingOn(handle),
          people: peopleOn(handle),
          deadlines: deadlinesDueOn(handle),
          auditing: auditsMissedOn(handle),
          feeds: feedReadingsOn(handle),
        }),
      ),
  };

  async function inTransaction<T>(
    schoolId: SchoolId | null,
    work: (handle: Handle) => Promise<T>,
  ): Promise<T> {
    for (let run = 1; ; run++) {
      try {
        return await runOnce(schoolId, work);
      } catch (error) {
        if (run === MOST_RUNS || !AGAIN.has((error as { code?: unknown } | null)?.code)) throw error;
        if (pauses) await pause(pauses, run);
      }
    }
  }

  /** @param work never throws before it gives its promise: what becomes the role beside it would then fail unheard */
  function runOnce<T>(schoolId: SchoolId | null, work: (handle: Handle) => Promise<T>): Promise<T> {
    return engine.db.transaction().execute((whole) =>
      sideBySide(whole, async (db) => {
        const asApp = sql`select set_config('role', 'actietafel_app', true), set_config('actietafel.school', ${schoolId ?? ''}, true)`;
        const [, done] = await Promise.all([asApp.execute(db), work({ db, schoolId, keys, ids, clock })]);
        return done;
      }),
    );
  }
}

function pause({ timer, chance }: Pauses, run: number): Promise<void> {
  const longest = FIRST_PAUSE_MILLISECONDS * 2 ** (run - 1);
  const milliseconds = longest * (1 - chance.fraction() / 2);
  return new Promise((resolve) => {
    timer.after(milliseconds, resolve);
  });
}

function storesOn(handle: Handle): Tx {
  return {
    schools: schoolsOn(handle),
    people: peopleOn(handle),
    absences: absencesOn(handle),
    reminding: remindingOn(handle),
    playingField: playingFieldsOn(handle),
    pupils: pupilsOn(handle),
    concerns: concernsOn(handle),
    consults: consultsOn(handle),
    details: detailsOn(handle),
    absenceBooks: absenceBooksOn(handle),
    dossiers: dossiersOn(handle),
    actions: agreedActionsOn(handle),
    voices: voicesOn(handle),
    jgzAdvice: jgzAdviceOn(handle),
    feltHeard: feltHeardOn(handle),
    agreedOutcomes: agreedOutcomesOn(handle),
    regisseurs: regisseursOn(handle),
    minutes: minutesOn(handle),
    schoolAdvice: schoolAdviceOn(handle),
    past: casePastOn(handle),
    facts: factsOn(handle),
    routes: schoolRoutesOn(handle),
    closings: closingsOn(handle),
    tables: tablesOn(handle),
    rooms: roomsOn(handle),
    agendas: sharedAgendasOn(handle),
    events: eventsOn(handle),
    replies: repliesOn(handle),
    siblings: siblingsOn(handle),
    deadlines: deadlinesOn(handle),
    digests: digestsOn(handle),
    notices: noticePlansOn(handle),
    outgoing: outgoingOn(handle),
    links: linksOn(handle),
    codes: codesOn(handle),
    feeds: feedsOn(handle),
    conversations: conversationsOn(handle.db, handle.ids),
    inbox: inboxOn(handle),
    audit: auditOn(handle),
    auditing: auditingOn(handle),
    reckoning: reckoningOn(handle),
  };
}
