import { sql } from 'kysely';
import type { Dossiers, Participant } from '../app/ports/dossiers.ts';
import type { Guest } from '../domain/guests.ts';
import type { DossierId, SchoolDate } from '../domain/ids.ts';
import type { TableRole } from '../domain/roles.ts';
import { type Handle, schoolOf } from './handle.ts';
import type { SubjectKey } from './sealing.ts';
import { keyOf, keyring } from './subject-keys.ts';

/** Who a guest is, as it is sealed; until when they take part, and whether they are needed, are columns. */
type SealedGuest = Omit<Guest, 'isNeeded' | 'accessUntil'>;
type Content = Pick<Participant, 'leftOutCode' | 'ground'> & { guest?: SealedGuest };

type OfParticipants = Pick<
  Dossiers,
  'participants' | 'participantsOf' | 'storeParticipant' | 'addParticipant' | 'forgetGuests'
> & {
  addParticipants(id: DossierId, participants: readonly Participant[]): Promise<void>;
};

/** Who sits at a table. Why somebody was left out, on what ground a partner reads along, and who a guest is, is sealed. */
export function participantsOn(handle: Handle): OfParticipants {
  const { db } = handle;
  const keyFor = keyring(handle.keys);

  function participants() {
    return db
      .selectFrom('participant')
      .innerJoin('dossier', 'dossier.id', 'participant.dossier_id')
      .innerJoin('subject_key', 'subject_key.id', 'dossier.key_id')
      .selectAll('participant')
      .select(['dossier.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
      .where('participant.school_id', '=', schoolOf(handle))
      .orderBy('participant.id');
  }

  type Row = Awaited<ReturnType<ReturnType<typeof participants>['execute']>>[number];

  function opened(row: Row): Participant {
    const { leftOutCode, ground, guest } =
      row.content_sealed === null
        ? NOTHING
        : keyFor(row).open<Content>(`participant.content.${row.id}`, row.content_sealed);
    return {
      id: row.id,
      role: row.role as TableRole,
      who: whoOf(row),
      seatId: row.seat_id,
      invited: row.invited,
      leftOutCode,
      ground,
      groundOn: row.ground_on as SchoolDate | null,
      groundEndedOn: row.ground_ended_on as SchoolDate | null,
      guest: guest && row.access_until ? guestOf(guest, row.is_needed, row.access_until) : null,
      fromOn: row.from_on as SchoolDate,
      untilOn: row.until_on as SchoolDate | null,
    };
  }

  async function addParticipants(id: DossierId, added: readonly Participant[]): Promise<void> {
    if (added.length === 0) return;
    const key = added.some(hasContent) ? await keyOf(handle, 'dossier', id) : null;
    await db
      .insertInto('participant')
      .values(
        added.map((participant) => ({
          ...columns(participant, key),
          id: participant.id,
          school_id: schoolOf(handle),
          dossier_id: id,
        })),
      )
      .execute();
  }

  return {
    addParticipants,

    async forgetGuests(before, limit) {
      const forgotten = await sql`
        update participant set content_sealed = null, until_on = coalesce(until_on, least(access_until, ${before}::date))
        where id in (
          select participant.id
          from participant
          join dossier on dossier.id = participant.dossier_id
          where participant.school_id = ${schoolOf(handle)}::uuid
            and role = 'gast'
            and content_sealed is not null
            and (least(until_on, access_until) < ${before}::date
              or (dossier.state = 'closed' and (dossier.closed_at at time zone 'Europe/Amsterdam')::date < ${before}::date))
          order by participant.id
          limit ${limit}
          for update of participant skip locked
        )
      `.execute(db);
      return Number(forgotten.numAffectedRows ?? 0n);
    },

    addParticipant: (id, participant) => addParticipants(id, [participant]),

    async participants(id) {
      const rows = await participants().where('participant.dossier_id', '=', id).execute();
      return rows.map(opened);
    },

    async participantsOf(ids) {
      if (ids.length === 0) return new Map();
      const rows = await participants()
        .where('participant.dossier_id', 'in', [...ids])
        .execute();
      return new Map(ids.map((id) => [id, rows.filter(({ dossier_id }) => dossier_id === id).map(opened)]));
    },

    async storeParticipant(participant) {
      const key = hasContent(participant) ? await keyOf(handle, 'participant', participant.id) : null;
      await db
        .updateTable('participant')
        .set(columns(participant, key))
        .where('id', '=', participant.id)
        .where('school_id', '=', schoolOf(handle))
        .returning('id')
        .executeTakeFirstOrThrow();
    },
  };
}

const NOTHING: Content = { leftOutCode: null, ground: null };

function hasContent({
  leftOutCode,
  ground,
  guest,
}: Pick<Participant, 'leftOutCode' | 'ground' | 'guest'>): boolean {
  return leftOutCode !== null || ground !== null || guest !== null;
}

/** A participant as the columns that can change; the key is there where there is something to seal. */
function columns(whole: Participant, key: SubjectKey | null) {
  const { who, leftOutCode, ground, guest, ...participant } = whole;
  const content: Content = { leftOutCode, ground, ...(guest && { guest: sealedOf(guest) }) };
  return {
    role: participant.role,
    person_id: who.kind === 'person' ? who.id : null,
    guardian_id: who.kind === 'guardian' ? who.id : null,
    pupil_id: who.kind === 'pupil' ? who.id : null,
    seat_id: participant.seatId,
    invited: participant.invited,
    content_sealed:
      key && hasContent(whole) ? key.seal(`participant.content.${participant.id}`, content) : null,
    ground_on: participant.groundOn,
    ground_ended_on: participant.groundEndedOn,
    is_needed: guest?.isNeeded ?? false,
    access_until: guest?.accessUntil ?? null,
    from_on: participant.fromOn,
    until_on: participant.untilOn,
  };
}

function sealedOf({ kind, name, organisation, mail, interprets }: Guest): SealedGuest {
  return { kind, name, organisation, mail, interprets };
}

function guestOf(sealed: SealedGuest, isNeeded: boolean, accessUntil: string): Guest {
  return { ...sealed, isNeeded, accessUntil: accessUntil as SchoolDate };
}

type Named = {
  id: Participant['id'];
  role: string;
  person_id: Extract<Participant['who'], { kind: 'person' }>['id'] | null;
  guardian_id: Extract<Participant['who'], { kind: 'guardian' }>['id'] | null;
  pupil_id: Extract<Participant['who'], { kind: 'pupil' }>['id'] | null;
};

function whoOf(row: Named): Participant['who'] {
  if (row.person_id) return { kind: 'person', id: row.person_id };
  if (row.guardian_id) return { kind: 'guardian', id: row.guardian_id };
  if (row.pupil_id) return { kind: 'pupil', id: row.pupil_id };
  if (row.role === 'gast') return { kind: 'guest', id: row.id };
  throw new Error('A participant is nobody.');
}
