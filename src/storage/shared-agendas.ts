import { sql } from 'kysely';
import type {
  AgendaFault,
  AgendaReadings,
  Agendas,
  BusySpan,
  DueAgenda,
  KnownAgenda,
} from '../app/ports/agendas.ts';
import type { Instant, PersonId } from '../domain/ids.ts';
import type { PersonPersonal } from './adding-people.ts';
import type { Handle } from './handle.ts';
import { hasWork } from './has-work.ts';
import type { SubjectKey } from './sealing.ts';
import { type KeyColumns, keyring } from './subject-keys.ts';

/**
 * Agendas that people share, once for all schools: they belong to the person. Link and busy time are sealed under the
 * person's key, and open only here.
 */
export function sharedAgendasOn(handle: Handle): Agendas {
  const { db } = handle;
  const keyFor = keyring(handle.keys);

  return {
    async of(people) {
      if (people.length === 0) return [];
      const rows = await db
        .selectFrom('agenda_link')
        .innerJoin('person', 'person.id', 'agenda_link.person_id')
        .innerJoin('subject_key', 'subject_key.id', 'person.key_id')
        .select([
          'agenda_link.person_id',
          'agenda_link.busy_sealed',
          sql<boolean>`agenda_link.link_sealed is not null`.as('is_link'),
          'agenda_link.fault',
          'agenda_link.read_at',
          'subject_key.id as key_id',
          'subject_key.wrapped',
          'subject_key.master_key_id',
        ])
        .where('agenda_link.person_id', 'in', [...people])
        .orderBy('agenda_link.person_id')
        .execute();
      return rows.map(
        (row): KnownAgenda => ({
          personId: row.person_id,
          by: row.is_link ? 'link' : 'organisation',
          busy:
            row.busy_sealed === null
              ? []
              : keyFor(row).open<BusySpan[]>(busyOf(row.person_id), row.busy_sealed),
          readAt: row.read_at === null ? null : (row.read_at.getTime() as Instant),
          fault: row.fault as AgendaFault | null,
        }),
      );
    },

    async share(personId, url, at) {
      const key = await personKey(handle, personId);
      const now = new Date(at);
      await sql`
        insert into agenda_link (person_id, version, link_sealed, shared_at, next_at)
        values (${personId}::uuid, 1, ${key.seal(linkOf(personId), url)}, ${now}, ${now})
        on conflict (person_id) do update
        set version = agenda_link.version + 1, link_sealed = excluded.link_sealed, busy_sealed = null, fault = null,
            read_at = null, shared_at = excluded.shared_at, next_at = excluded.next_at
      `.execute(db);
    },

    async stop(personId) {
      const gone = await db
        .deleteFrom('agenda_link')
        .where('person_id', '=', personId)
        .where('link_sealed', 'is not', null)
        .returning('person_id')
        .executeTakeFirst();
      return gone !== undefined;
    },
  };
}

/** The side of the chore: one link at a time, whoever shares it. */
export function agendaReadingsOn(
  handle: Handle,
): Omit<AgendaReadings, 'askAboutTenant' | 'takeDueColleagues'> {
  const { db } = handle;

  return {
    async forgetOfWhoLeft(on) {
      await sql`
        delete from agenda_link where not (${hasWork(sql.ref('agenda_link.person_id'), on)})
      `.execute(db);
      await sql`
        delete from own_feed where not (${hasWork(sql.ref('own_feed.person_id'), on)})
      `.execute(db);
    },

    async takeDue(now, again) {
      const taken = await sql<TakenRow>`
        update agenda_link
        set next_at = ${new Date(again)}
        from person
        join subject_key on subject_key.id = person.key_id
        where person.id = agenda_link.person_id
          and agenda_link.person_id = (
            select person_id
            from agenda_link
            where next_at <= ${new Date(now)} and link_sealed is not null
            order by next_at, person_id
            limit 1
            for update skip locked
          )
        returning agenda_link.person_id, agenda_link.version, agenda_link.link_sealed, agenda_link.read_at,
          person.personal_sealed, subject_key.id as key_id, subject_key.wrapped, subject_key.master_key_id
      `.execute(db);
      const [row] = taken.rows;
      return row ? openedDue(row, keyring(handle.keys)(row)) : null;
    },

    async keep({ personId, version }, { busy, fault, readAt, nextAt }) {
      const key = await personKey(handle, personId);
      await db
        .updateTable('agenda_link')
        .set({
          ...(busy === null
            ? {}
            : { busy_sealed: busy.length === 0 ? null : key.seal(busyOf(personId), busy) }),
          fault,
          read_at: readAt === null ? null : new Date(readAt),
          next_at: new Date(nextAt),
        })
        .where('person_id', '=', personId)
        .where('version', '=', version)
        .execute();
    },
  };
}

type TakenRow = {
  person_id: PersonId;
  version: number;
  link_sealed: Buffer;
  read_at: Date | null;
  personal_sealed: Buffer;
} & KeyColumns;

function openedDue(row: TakenRow, key: SubjectKey): DueAgenda {
  return {
    personId: row.person_id,
    version: row.version,
    url: key.open<string>(linkOf(row.person_id), row.link_sealed),
    mail: key.open<PersonPersonal>(`person.personal.${row.person_id}`, row.personal_sealed).mail,
    readAt: row.read_at === null ? null : (row.read_at.getTime() as Instant),
  };
}

/** @throws Error when there is no such person (any more). */
async function personKey(handle: Handle, personId: PersonId): Promise<SubjectKey> {
  const row = await handle.db
    .selectFrom('person')
    .innerJoin('subject_key', 'subject_key.id', 'person.key_id')
    .select(['subject_key.id as key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow();
  return keyring(handle.keys)(row);
}

function linkOf(personId: PersonId): string {
  return `agenda_link.link.${personId}`;
}

function busyOf(personId: PersonId): string {
  return `agenda_link.busy.${personId}`;
}
