import { sql } from 'kysely';
import type { CaseRecord } from '../app/ports/facts.ts';
import type { HeldTable } from '../domain/facts/measured.ts';
import type { ActietafelId, DossierId, Instant, SchoolDate } from '../domain/ids.ts';
import type { TableRole } from '../domain/roles.ts';
import { heardAnswerIn } from './felt-heard.ts';
import { type Handle, schoolOf } from './handle.ts';
import { type FinalColumns, finalMinutesIn } from './minutes.ts';
import { type KeyColumns, keyring } from './subject-keys.ts';

type TableRow = KeyColumns & {
  id: ActietafelId;
  dossier_id: DossierId;
  held_on: SchoolDate;
  roles: TableRole[] | null;
  is_of_before: boolean;
} & (FinalColumns | { minutes_id: null; nth: null; content_sealed: null });
type AnswerRow = { dossier_id: DossierId; role: string; at: Date };

/**
 * What the rows of these cases tell by themselves: the tables that were held, who of the partners had a seat in the case on that
 * day, how the pupil was heard, whether people felt so, who of the family answered the three questions, and when a case that
 * was opened again began. In four statements, however many they are.
 */
export async function recordOf(
  handle: Handle,
  ids: readonly DossierId[],
): Promise<ReadonlyMap<DossierId, CaseRecord>> {
  if (ids.length === 0) return new Map();
  const [tables, answers] = [await tablesOf(handle, ids), await answersOf(handle, ids)];
  const anchors = await firstAnchorsOf(handle, ids);
  const cases = new Set([...tables.keys(), ...answers.keys(), ...anchors.keys()]);
  return new Map(
    [...cases].map((id): [DossierId, CaseRecord] => [
      id,
      {
        firstAnchorOn: anchors.get(id) ?? null,
        tables: tables.get(id) ?? [],
        answers: answers.get(id) ?? [],
      },
    ]),
  );
}

async function firstAnchorsOf(
  handle: Handle,
  ids: readonly DossierId[],
): Promise<Map<DossierId, SchoolDate>> {
  const { rows } = await sql<{ dossier_id: DossierId; anchor_on: SchoolDate }>`
    select dossier_id, min(anchor_on) as anchor_on
    from closing
    where school_id = ${schoolOf(handle)}::uuid and dossier_id = any(${[...ids]}::uuid[]) and reopened_on is not null
    group by dossier_id
  `.execute(handle.db);
  return new Map(rows.map(({ dossier_id, anchor_on }) => [dossier_id, anchor_on]));
}

async function tablesOf(handle: Handle, ids: readonly DossierId[]): Promise<Map<DossierId, HeldTable[]>> {
  const { rows } = await sql<TableRow>`
    select actietafel.id, actietafel.dossier_id, actietafel.held_on, dossier.key_id, subject_key.wrapped, subject_key.master_key_id,
      last.minutes_id, last.nth, last.content_sealed,
      actietafel.booked_at is null
        and actietafel.held_on < (dossier.opened_at at time zone 'Europe/Amsterdam')::date as is_of_before,
      (
        select jsonb_agg(distinct participant.role) from participant
        where participant.dossier_id = actietafel.dossier_id and participant.seat_id is not null
          and participant.from_on <= actietafel.held_on
          and (participant.until_on is null or participant.until_on >= actietafel.held_on)
      ) as roles
    from actietafel
    join dossier on dossier.id = actietafel.dossier_id
    join subject_key on subject_key.id = dossier.key_id
    left join lateral (
      select minutes_final.minutes_id, minutes_final.nth, minutes_final.content_sealed
      from minutes_final join minutes on minutes.id = minutes_final.minutes_id
      where minutes.actietafel_id = actietafel.id
      order by minutes_final.nth desc limit 1
    ) as last on true
    where actietafel.school_id = ${schoolOf(handle)}::uuid and actietafel.dossier_id = any(${[...ids]}::uuid[])
      and actietafel.state = 'held' and actietafel.held_on is not null
    order by actietafel.held_on, actietafel.id
  `.execute(handle.db);
  const keyFor = keyring(handle.keys);
  const felt = await feltHeardAt(handle, ids, keyFor);
  const held = new Map<DossierId, HeldTable[]>();
  for (const row of rows) {
    const heardHow = row.content_sealed === null ? null : finalMinutesIn(keyFor(row), row).heardHow;
    addTo(held, row.dossier_id, {
      heldOn: row.held_on,
      roles: row.is_of_before ? null : (row.roles ?? []),
      heardHow,
      feltHeard: felt.get(row.id) ?? [],
    });
  }
  return held;
}

async function feltHeardAt(
  handle: Handle,
  ids: readonly DossierId[],
  keyFor: ReturnType<typeof keyring>,
): Promise<Map<ActietafelId, HeldTable['feltHeard'][number][]>> {
  const { rows } = await sql<
    KeyColumns & { id: string; actietafel_id: ActietafelId; role: string; content_sealed: Buffer }
  >`
    select felt_heard.id, felt_heard.actietafel_id, felt_heard.content_sealed, participant.role, dossier.key_id,
      subject_key.wrapped, subject_key.master_key_id
    from felt_heard
    join participant on participant.id = felt_heard.participant_id
    join dossier on dossier.id = felt_heard.dossier_id
    join subject_key on subject_key.id = dossier.key_id
    where felt_heard.school_id = ${schoolOf(handle)}::uuid and felt_heard.dossier_id = any(${[...ids]}::uuid[])
    order by felt_heard.id
  `.execute(handle.db);
  const felt = new Map<ActietafelId, HeldTable['feltHeard'][number][]>();
  for (const row of rows)
    addTo(felt, row.actietafel_id, { of: familyOf(row.role), answer: heardAnswerIn(keyFor(row), row) });
  return felt;
}

async function answersOf(
  handle: Handle,
  ids: readonly DossierId[],
): Promise<Map<DossierId, CaseRecord['answers'][number][]>> {
  const { rows } = await sql<AnswerRow>`
    select voice.dossier_id, participant.role, min(voice.written_at) as at
    from voice join participant on participant.id = voice.participant_id
    where voice.school_id = ${schoolOf(handle)}::uuid and voice.dossier_id = any(${[...ids]}::uuid[])
    group by voice.dossier_id, voice.participant_id, participant.role
  `.execute(handle.db);
  const answers = new Map<DossierId, CaseRecord['answers'][number][]>();
  for (const { dossier_id, role, at } of rows)
    addTo(answers, dossier_id, {
      of: familyOf(role),
      at: at.getTime() as Instant,
    });
  return answers;
}

function familyOf(role: string): 'pupil' | 'parent' {
  return role === 'leerling' ? 'pupil' : 'parent';
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, id: Key, value: Value): void {
  const list = lists.get(id);
  if (list) list.push(value);
  else lists.set(id, [value]);
}
