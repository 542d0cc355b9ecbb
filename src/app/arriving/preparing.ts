import type { PersonId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { refOf, roepnaamOf } from '../intake/showing-concern.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { roleOf } from './arriving.ts';
import type { OpenDraft } from './views.ts';

/** The welcome, the menu, and the answer to a word that means nothing here. */
export async function prepareArriving(
  tx: Tx,
  { notice, school, today, wallClock }: Moment,
): Promise<Prepared> {
  if (notice.kind === 'not_understood') {
    const { code } = notice.params;
    return {
      kind: 'view',
      view: code ? { kind: 'refused', code: code as RefusalCode } : { kind: 'not_understood' },
    };
  }
  if (notice.kind === 'channel_bound') return { kind: 'view', view: { kind: 'channel_bound' } };
  const personId = notice.to.id as PersonId;
  const draft = await tx.concerns.openDraftOf(personId);
  const open: OpenDraft | null = draft
    ? {
        ref: refOf(draft, school.id),
        begunOn: wallClock.dateOf(draft.createdAt),
        roepnaam: (await roepnaamOf(tx, draft)) || null,
      }
    : null;
  const role = roleOf(await tx.people.standing(personId, today));
  return { kind: 'view', view: { kind: notice.kind === 'welcome' ? 'welcome' : 'menu', role, draft: open } };
}
