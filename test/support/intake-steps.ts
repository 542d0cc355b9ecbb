import { sql } from 'kysely';
import { answerSafety, tellWhoAndWhat, type WhoAndWhat } from '../../src/app/intake/answering-intake.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import type { Play } from './playing.ts';
import { PUPIL, WHO } from './school.ts';
import { refIn } from './triage.ts';

/** The second card, filled in without a fault. */
export const ABOUT_SAM: WhoAndWhat = {
  pupilId: PUPIL.sam,
  typedName: null,
  typedClass: null,
  raisedBy: 'school',
  reasons: ['late', 'absent_without_notice'],
  absentSince: '2026-11-02' as SchoolDate,
  parentsTold: { told: 'yes', by: 'mentor', on: '2026-11-20' as SchoolDate },
};

/** The mentor's second card, which asks who it is about and what there is. */
export async function toWho(school: Play): Promise<PersonalView> {
  const safety = await startIntake(await school.turn(WHO.mentor));
  return answerSafety(await school.turn(WHO.mentor), refIn(safety), 'no');
}

/** The mentor's third card, which asks whether it is right, about Sam. */
export async function toCheck(school: Play): Promise<PersonalView> {
  return tellWhoAndWhat(await school.turn(WHO.mentor), refIn(await toWho(school)), ABOUT_SAM);
}

/** Of every notice that there is, by name. */
export async function noticeKinds({ engine }: Play): Promise<string[]> {
  const rows = await sql<{ kind: string }>`select kind from notice order by kind`.execute(engine.db);
  return rows.rows.map(({ kind }) => kind);
}
