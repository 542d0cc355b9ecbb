import { z } from 'zod';
import {
  LONGEST_STEP_EXPLANATION,
  LONGEST_STEP_TITLE,
  MOST_ROUTE_STEPS,
  type RouteStep,
} from '../domain/school-route.ts';
import { Code, stepWords } from './cells.ts';
import type { FaultCode } from './faults.ts';

/** The school's own route, in its own words and in the order of the file. */
export const RouteFile = z.strictObject({
  steps: z
    .array(
      z.strictObject({
        key: Code,
        title: stepWords(LONGEST_STEP_TITLE),
        explanation: stepWords(LONGEST_STEP_EXPLANATION).optional(),
      }),
    )
    .refine(({ length }) => length >= 1 && length <= MOST_ROUTE_STEPS, {
      error: 'steps_many' satisfies FaultCode,
    }),
});

export function routeOf({ steps }: z.output<typeof RouteFile>): RouteStep[] {
  return steps.map(({ key, title, explanation }) => ({ key, title, explanation: explanation ?? null }));
}
