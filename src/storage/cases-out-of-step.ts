import { sql } from 'kysely';
import type { Dossiers, OutOfStep } from '../app/ports/dossiers.ts';
import { type Handle, schoolOf } from './handle.ts';

/**
 * Running cases that the lists of the school have left behind: the pupil is on them no more and whoever carries the case was not told,
 * or somebody is mentor who has no place in it, or has one and is mentor no more, nor carries the case. A pupil who left has no mentors on a list: there
 * the places stay.
 */
export function casesOutOfStepOn(handle: Handle): Pick<Dossiers, 'outOfStep'> {
  return {
    async outOfStep(after, limit) {
      const { rows } = await sql<OutOfStep>`
        select dossier.id, pupil.left_on as "pupilLeftOn"
        from dossier
        join pupil on pupil.id = dossier.pupil_id
        join concern on concern.id = dossier.concern_id and concern.doubted_at is null
        where dossier.school_id = ${schoolOf(handle)}::uuid
          and dossier.state <> 'closed'
          and (${after}::uuid is null or dossier.id > ${after}::uuid)
          and (
            (pupil.left_on is not null and not exists (
              select from notice
              where notice.dossier_id = dossier.id and notice.kind = 'pupil_left' and notice.to_id = dossier.casushouder_id
                and notice.params ->> 'on' = pupil.left_on::text
            ))
            or (pupil.left_on is null and exists (select from pupil_mentor where pupil_mentor.pupil_id = pupil.id) and (
              exists (
                select from participant
                where participant.dossier_id = dossier.id and participant.role = 'mentor' and participant.until_on is null
                  and participant.person_id is distinct from dossier.casushouder_id
                  and not exists (
                    select from pupil_mentor
                    where pupil_mentor.pupil_id = pupil.id and pupil_mentor.person_id = participant.person_id
                  )
              )
              or exists (
                select from pupil_mentor
                where pupil_mentor.pupil_id = pupil.id
                  and not exists (
                    select from participant
                    where participant.dossier_id = dossier.id and participant.person_id = pupil_mentor.person_id
                      and participant.until_on is null
                  )
              )
            ))
          )
        order by dossier.id
        limit ${limit}
      `.execute(handle.db);
      return rows;
    },
  };
}
