import { z } from 'zod';
import { askMoveSeveral, leaveSeveral, moveSeveral } from '../../app/moving-several/moving-several.ts';
import { type Verb, verbOn } from './verb.ts';

const Nothing = z.object({});

/** The buttons for tables of a school that have lost somebody; their reference names the school. */
export function movingVerbs(): Record<string, Verb> {
  return {
    'tables.ask_move': verbOn(Nothing, (turn, ref) => askMoveSeveral(turn, ref)),
    'tables.move': verbOn(Nothing, (turn, ref) => moveSeveral(turn, ref)),
    'tables.leave': verbOn(Nothing, (turn, ref) => leaveSeveral(turn, ref)),
  };
}
