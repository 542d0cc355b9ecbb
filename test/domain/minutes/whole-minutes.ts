import type { ParticipantId, PersonId, SchoolDate } from '../../../src/domain/ids.ts';
import type { Presence } from '../../../src/domain/minutes/attendance.ts';
import {
  type Minutes,
  type MinutesText,
  NO_MINUTES,
  type Standing,
} from '../../../src/domain/minutes/minutes.ts';

export const SAM = 'sam' as ParticipantId;
export const PARENT = 'parent' as ParticipantId;
const BESIDES = 'besides' as ParticipantId;
export const MENTOR = 'mentor' as PersonId;
export const TODAY = '2026-11-25' as SchoolDate;

/** Nothing is missing in these: the pupil was there and was heard. */
export const WHOLE: Minutes = {
  ...NO_MINUTES,
  presence: { [SAM]: 'here', [PARENT]: 'absent' },
  absentWhy: { [PARENT]: 'could_not_come' },
  texts: { ...NO_MINUTES.texts, pupilSays: 'Ik wil timmeren' },
  heardHow: 'at_table',
  regisseur: { kind: 'person', id: MENTOR },
  nextWeeks: '4',
};
export const ANNA = { name: null, role: 'mentor', carries: false } as const;
export const STANDING: Standing = {
  people: [
    { participantId: SAM, role: 'leerling', name: null, presence: 'here' },
    { participantId: PARENT, role: 'ouder', name: null, presence: 'absent' },
  ],
  actions: [],
  regisseur: { who: ANNA, beside: null },
  nextMonday: null,
};
export const FIRST = { standing: STANDING, pupilSpokeBefore: false, tables: 1 };

/** The same table with each of its people there or not. */
export function withPresence(...presences: readonly (Presence | null)[]): typeof FIRST {
  const people = STANDING.people.map((person, nth) => ({ ...person, presence: presences[nth] ?? null }));
  return { ...FIRST, standing: { ...STANDING, people } };
}

/** The same with one more at the table. */
export function withBesides(
  besides: Pick<Standing['people'][number], 'role' | 'presence'>,
  ...presences: readonly (Presence | null)[]
): typeof FIRST {
  const { standing } = withPresence(...presences);
  const people = [...standing.people, { ...besides, participantId: BESIDES, name: null }];
  return { ...FIRST, standing: { ...standing, people } };
}

export function withText(at: MinutesText, text: string, minutes: Minutes = WHOLE): Minutes {
  return { ...minutes, texts: { ...minutes.texts, [at]: text } };
}
