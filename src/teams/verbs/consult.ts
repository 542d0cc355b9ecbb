import { z } from 'zod';
import { answerConsult } from '../../app/consult/answering-consult.ts';
import { type Verb, verbOn } from './verb.ts';

const Nothing = z.object({});

/** The buttons of a kernpartner who was asked to call. */
export function consultVerbs(): Record<string, Verb> {
  return {
    'consult.calling': verbOn(Nothing, (turn, ref) => answerConsult(turn, ref, 'calling')),
    'consult.done': verbOn(Nothing, (turn, ref) => answerConsult(turn, ref, 'done')),
    'consult.pass': verbOn(Nothing, (turn, ref) => answerConsult(turn, ref, 'passed')),
  };
}
