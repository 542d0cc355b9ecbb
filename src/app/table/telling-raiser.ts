import type { ActietafelId, PersonId } from '../../domain/ids.ts';
import type { Concern } from '../ports/concerns.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { receiptOf } from '../triage/telling.ts';
import { worksAt } from '../triage/who-coordinates.ts';
import { momentView } from './as-shown.ts';
import { askerToTell } from './asker-to-tell.ts';
import { aboutOf } from './planning.ts';
import { bookedSlot, participantOf, type TableCase, tableCase, type Work } from './table-case.ts';
import type { TableNews } from './views.ts';

/**
 * Whoever raised the concern learns when its table is booked, moved or off: their receipt shows it, and who does not
 * sit at that table gets one sentence. Who does is told as everybody at it.
 */
export async function planRaiserNews(
  work: Work,
  tx: Tx,
  found: TableCase,
  what: TableNews,
  by: PersonId | null,
): Promise<void> {
  const concern = await tx.concerns.byId(found.dossier.concernId);
  if (!concern) return;
  const { table } = found;
  const again = `${what}:${table.id}:${table.sequence}:${table.proposedAt}`;
  const receipt = await receiptOf(work, tx, concern);
  await tx.notices.plan([
    ...receipt.map((edit) => ({ ...edit, dedupeKey: `card_edit:${edit.editsActivity}:${again}` })),
    ...newsFor(work, found, concern, what, by, again),
  ]);
}

function newsFor(
  work: Work,
  found: TableCase,
  concern: Concern,
  what: TableNews,
  by: PersonId | null,
  again: string,
): NewNotice[] {
  const raiser = concern.raisedBy;
  if (raiser === by || participantOf(found, raiser)) return [];
  return [
    {
      kind: 'table_news',
      to: { kind: 'person', id: raiser },
      about: { ...aboutOf(found), concernId: concern.id },
      params: { what },
      dedupeKey: `table_news:${again}`,
      dueAt: work.now,
      expiresAt: null,
      editsActivity: null,
    },
  ];
}

/** The sentence, when it is still true: a table that was booked and called off within a minute is off, and no more. */
export async function prepareRaiserNews(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, school, today } = moment;
  const id = notice.about.actietafelId as ActietafelId | undefined;
  const found = id ? await tableCase(tx, school.id, id, today) : null;
  if (!found) return { kind: 'drop', reason: 'table_gone' };
  const concern = await tx.concerns.byId(found.dossier.concernId);
  if (!concern || concern.raisedBy !== notice.to.id) return { kind: 'drop', reason: 'concern_gone' };
  if (concern.doubtedAt !== null) return { kind: 'drop', reason: 'safety' };
  const what = notice.params.what as TableNews;
  if ((what === 'off') === (found.table.state === 'booked')) return { kind: 'drop', reason: 'changed' };
  // That it is closed says it, with why.
  if (what === 'off' && found.dossier.state === 'closed') return { kind: 'drop', reason: 'closed' };
  if (!worksAt(await tx.people.standing(concern.raisedBy, today), school.id))
    return { kind: 'drop', reason: 'role_ended' };
  const slot = bookedSlot(found.table);
  return {
    kind: 'view',
    view: {
      kind: 'table_news',
      number: found.dossier.number,
      what,
      moment: what === 'off' || !slot ? null : momentView(moment, slot),
      tell: askerToTell(found, concern),
    },
  };
}
