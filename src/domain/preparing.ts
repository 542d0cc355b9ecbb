import { SEAT_KINDS, type TableRole } from './roles.ts';

/**
 * Who is asked to prepare: the kernpartners, each for their own task ("zijn eigen primaire taak", Utrechtse kernpartners, 2017), and
 * the mentor, who sees the pupil at school. The family prepares by its three questions, whoever leads the table by its agenda.
 */
export const PREPARING_ROLES = [...SEAT_KINDS, 'mentor'] as const;
export type PreparingRole = (typeof PREPARING_ROLES)[number];

/** So many school days before a table they are asked: time for a call or two, and not so long that it is forgotten. Ours. */
export const PREPARE_SCHOOL_DAYS = 2;

/** What is asked of each, in the order in which it is read; the same of everybody, so that it says nothing about the pupil. */
export const PREPARATIONS = ['look', 'bring', 'say'] as const;

export function prepares(role: TableRole): role is PreparingRole {
  return PREPARING_ROLES.some((each) => each === role);
}
