import type { Participant } from '../app/ports/dossiers.ts';
import type { GuardianId, ParticipantId, PersonId, PupilId, SchoolDate, SeatId } from '../domain/ids.ts';
import type { TableRole } from '../domain/roles.ts';

type Row = {
  id: ParticipantId;
  role: string;
  person_id: PersonId | null;
  guardian_id: GuardianId | null;
  pupil_id: PupilId | null;
  seat_id: SeatId | null;
  invited: boolean;
  left_out_code: string | null;
  ground: string | null;
  ground_on: string | null;
  ground_ended_on: string | null;
  from_on: string;
  until_on: string | null;
};

/** A participant as the columns that can change. */
export function participantColumns({ who, ...participant }: Participant) {
  return {
    role: participant.role,
    person_id: who.kind === 'person' ? who.id : null,
    guardian_id: who.kind === 'guardian' ? who.id : null,
    pupil_id: who.kind === 'pupil' ? who.id : null,
    seat_id: participant.seatId,
    invited: participant.invited,
    left_out_code: participant.leftOutCode,
    ground: participant.ground,
    ground_on: participant.groundOn,
    ground_ended_on: participant.groundEndedOn,
    from_on: participant.fromOn,
    until_on: participant.untilOn,
  };
}

export function participantOf(row: Row): Participant {
  return {
    id: row.id,
    role: row.role as TableRole,
    who: whoOf(row),
    seatId: row.seat_id,
    invited: row.invited,
    leftOutCode: row.left_out_code,
    ground: row.ground as Participant['ground'],
    groundOn: row.ground_on as SchoolDate | null,
    groundEndedOn: row.ground_ended_on as SchoolDate | null,
    fromOn: row.from_on as SchoolDate,
    untilOn: row.until_on as SchoolDate | null,
  };
}

function whoOf(row: Row): Participant['who'] {
  if (row.person_id) return { kind: 'person', id: row.person_id };
  if (row.guardian_id) return { kind: 'guardian', id: row.guardian_id };
  if (row.pupil_id) return { kind: 'pupil', id: row.pupil_id };
  throw new Error('A participant is nobody.');
}
