import { tellWhoAndWhat } from '../../src/app/intake/answering-intake.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';
import type { Play } from './playing.ts';
import { PUPIL } from './school.ts';
import { refIn } from './triage.ts';

/** Fills in the second card about Sam, who is often late; from one card it is one and the same press. */
export async function tellLate(school: Play, person: PersonId, who: PersonalView): Promise<PersonalView> {
  return tellWhoAndWhat(await school.turn(person, ['told', refIn(who)]), refIn(who), {
    pupilId: PUPIL.sam,
    typedName: null,
    typedClass: null,
    raisedBy: 'school',
    reasons: ['late'],
    absentSince: '2026-11-02' as SchoolDate,
    parentsTold: { told: 'no' },
  });
}
