import { holdsBsn } from '../elfproef.ts';
import type { SchoolDate } from '../ids.ts';
import type { RefusalCode } from '../refusals.ts';
import { type FactTimes, faultOfDay, type ScaledUp, type ScaleUpTo } from './facts.ts';

/** Who helps further, in characters: a name, and perhaps a role. Ours. */
export const LONGEST_SCALE_UP_NAME = 120;

/** What is filled in; null and empty = not. */
export type ScaleUpForm = {
  to: ScaleUpTo | null;
  who: string;
  on: SchoolDate | null;
  familyAgrees: boolean | null;
};

export type ScaleUpFault = { code: RefusalCode; at: keyof ScaleUpForm | null };

/** What is wrong with it, in the order of its boxes; empty when it can be kept. That a family does not agree keeps nobody from saying so. */
export function faultsOfScalingUp(
  { to, who, on, familyAgrees }: ScaleUpForm,
  times: FactTimes,
): ScaleUpFault[] {
  const [name, day] = [faultOfName(who), faultOfDay(on, times)];
  return [
    ...(to === null ? [{ code: 'scale_up_to_missing', at: 'to' } as const] : []),
    ...(name ? [{ code: name, at: 'who' } as const] : []),
    ...(day ? [{ code: day, at: 'on' } as const] : []),
    ...(familyAgrees === null ? [{ code: 'scale_up_family_missing', at: 'familyAgrees' } as const] : []),
  ];
}

/** The fact that the form asks for; null as long as something is missing in it. */
export function scaledUpIn({ to, who, on, familyAgrees }: ScaleUpForm): ScaledUp | null {
  if (to === null || on === null || familyAgrees === null) return null;
  return { kind: 'scaled_up', to, who: who.trim(), on, familyAgrees };
}

function faultOfName(who: string): RefusalCode | null {
  if (who.trim() === '') return 'scale_up_who_missing';
  if (who.length > LONGEST_SCALE_UP_NAME) return 'text_too_long';
  return holdsBsn(who) ? 'bsn_in_text' : null;
}
