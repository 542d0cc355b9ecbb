import type { z } from 'zod';
import type { FaultCode } from './faults.ts';

/** The fault that a schema found. Our own checks name it; what zod finds by itself is told apart here. */
export function codeOf(issue: z.core.$ZodIssue, isThere: boolean): FaultCode {
  if (!isThere) return 'key_missing';
  switch (issue.code) {
    case 'custom':
    case 'invalid_value':
      return issue.message as FaultCode;
    case 'unrecognized_keys':
      return 'key_unknown';
    case 'invalid_union':
      return codeInUnion(issue);
    default:
      return 'value_odd';
  }
}

/** Of "empty, or …" the second is what was meant. */
function codeInUnion({ errors }: z.core.$ZodIssueInvalidUnion): FaultCode {
  const meant = errors.at(-1)?.[0];
  return meant ? codeOf(meant, true) : 'value_odd';
}
