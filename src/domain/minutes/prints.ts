import { asksWhyOnline } from './attendance.ts';
import type { Minutes, Standing } from './minutes.ts';

/**
 * A short print of a text: two texts with one print are taken for the same. It goes along with a box, so that it is known afterwards what
 * somebody saw in it; it keeps nothing secret and proves nothing (FNV-1a, 32 bits, with the length beside it).
 */
export function printOf(text: string): string {
  let print = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) print = Math.imul(print ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return `${text.length.toString(36)}.${print.toString(36)}`;
}

/** Of all that is read out: another word, tap, person or agreement is another text. */
export function printOfWhole(minutes: Minutes, standing: Standing): string {
  const { texts, heardHow, ownPlan, existingPlan, why, effect, daytime, nextWeeks } = minutes;
  return printOf(
    JSON.stringify([
      texts,
      [heardHow, ownPlan, existingPlan, why, effect, daytime, nextWeeks],
      standing.people.map(({ participantId, presence }) => [participantId, presence]),
      standing.actions,
      standing.regisseur,
      ...whys(minutes, standing),
    ]),
  );
}

/** Why somebody was not there, or nobody in the room. Left out where nobody said so: the print of minutes of before stays as it was. */
function whys({ absentWhy, onlineWhy }: Minutes, { people }: Standing): unknown[] {
  const absent = people.flatMap(({ participantId: id }) => (absentWhy[id] ? [[id, absentWhy[id]]] : []));
  const online = asksWhyOnline(people) ? onlineWhy : null;
  return absent.length === 0 && online === null ? [] : [[absent, online]];
}
