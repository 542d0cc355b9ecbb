import { onceAsServer } from './child.ts';
import type { Scale } from './scale.ts';
import type { Row } from './shapes.ts';

/** The search for moments, in a process with the flags and the packages of the server. What is measured: `searches.ts`. */
export function benchSlots({ isShort }: Scale): Promise<Row[]> {
  return onceAsServer<Row[]>('searches.ts', { isShort });
}
