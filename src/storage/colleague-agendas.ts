import { sql } from 'kysely';
import type { AgendaReadings, DueColleague } from '../app/ports/agendas.ts';
import type { Instant, PersonId } from '../domain/ids.ts';
import type { PersonPersonal } from './adding-people.ts';
import type { Handle } from './handle.ts';
import { hasWork } from './has-work.ts';
import { type KeyColumns, keyring } from './subject-keys.ts';

/**
 * People of the organisation who share no link: a row of theirs has none, and version 0. A link that somebody shares takes
 * the place of that row, and comes first for as long as it is there.
 */
export function colleagueReadingsOn(
  handle: Handle,
): Pick<AgendaReadings, 'askAboutTenant' | 'takeDueColleagues'> {
  const { db } = handle;

  return {
    async askAboutTenant(tenantId, now, on) {
      await sql`
        delete from agenda_link
        using person
        where person.id = agenda_link.person_id
          and link_sealed is null
          and (${tenantId}::text is null or person.tenant_id is distinct from ${tenantId}::text)
      `.execute(db);
      if (tenantId === null) return;
      await sql`
        insert into agenda_link (person_id, version, shared_at, next_at)
        select person.id, 0, ${new Date(now)}, ${new Date(now)}
        from person
        where person.tenant_id = ${tenantId}
          and not exists (select 1 from agenda_link where agenda_link.person_id = person.id)
          and (${hasWork(sql.ref('person.id'), on)})
        on conflict (person_id) do nothing
      `.execute(db);
    },

    async takeDueColleagues(now, again, most) {
      const taken = await sql<TakenRow>`
        update agenda_link
        set next_at = ${new Date(again)}
        from person
        join subject_key on subject_key.id = person.key_id
        where person.id = agenda_link.person_id
          and agenda_link.person_id in (
            select person_id
            from agenda_link
            where next_at <= ${new Date(now)} and link_sealed is null
            order by next_at, person_id
            limit ${most}
            for update skip locked
          )
        returning agenda_link.person_id, agenda_link.version, agenda_link.read_at, person.personal_sealed,
          subject_key.id as key_id, subject_key.wrapped, subject_key.master_key_id
      `.execute(db);
      const keyFor = keyring(handle.keys);
      return taken.rows.map(
        (row): DueColleague => ({
          personId: row.person_id,
          version: row.version,
          mail: keyFor(row).open<PersonPersonal>(`person.personal.${row.person_id}`, row.personal_sealed)
            .mail,
          readAt: row.read_at === null ? null : (row.read_at.getTime() as Instant),
        }),
      );
    },
  };
}

type TakenRow = {
  person_id: PersonId;
  version: number;
  read_at: Date | null;
  personal_sealed: Buffer;
} & KeyColumns;
