import type { ConcernId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import { termFrom } from '../guarding/beginning.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Tx } from '../ports/store.ts';
import { type Done, once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { answerView, presentTriage, toTell } from './showing-triage.ts';
import { cardsOfAsker, cardsOfCoordinators } from './telling.ts';
import { coordinatesAt } from './who-coordinates.ts';

/**
 * A parent or pupil who asked hears the answer from the colleague who took it down, and not by mail: it is about a
 * person. That this happened is put down; until then it stands on a list, and is asked about again after a while.
 */
export async function startTelling(turn: Turn, tx: Tx, concern: Concern): Promise<void> {
  if (toTell(concern) === null) return;
  const about = { concernId: concern.id };
  const school = await tx.schools.here();
  const before = (await tx.deadlines.of(about)).find(({ rule }) => rule === 'asker_told');
  await tx.deadlines.start([termFrom(turn, school, { rule: 'asker_told', about, before })]);
}

/** "Ik heb het verteld": by whoever took the concern down, or by a coordinator in their place. */
export function tellAsker(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return once(
    turn,
    ref.schoolId,
    async (tx) => {
      const concern = await tx.concerns.forChange(ref.id as ConcernId);
      if (!concern) return refused('card_outdated');
      if (!mayTell(turn, concern, ref)) return refused('not_your_concern');
      const { triage } = concern;
      if (!triage || triage.told || toTell(concern) === null) return shown(turn, tx, concern, ref);

      const told = { on: turn.today, by: turn.actor.personId };
      const next = await tx.concerns.store({ ...concern, triage: { ...triage, told } }, turn.now);
      const about = { concernId: concern.id };
      await tx.deadlines.end(about, ['asker_told'], 'met');
      await tx.notices.plan([
        ...(await cardsOfCoordinators(turn, tx, next, `concern:${next.version}`)),
        ...(await cardsOfAsker(turn, tx, next, `concern:${next.version}`)),
      ]);
      await tx.audit.add({
        at: turn.now,
        actor: { kind: 'person', id: turn.actor.personId },
        action: 'concern.changed',
        detail: 'asker_told',
        subject: { kind: 'concern', id: concern.id },
        ground: concern.raisedBy === turn.actor.personId ? 'own_pupil' : 'coordination',
      });

      return shown(turn, tx, next, ref);
    },
    async (tx, { id }) => {
      const concern = await tx.concerns.byId(id as ConcernId);
      if (!concern) return { kind: 'refused', code: 'card_outdated' };
      return (await shown(turn, tx, concern, ref)).view;
    },
  );
}

function mayTell({ actor }: Turn, concern: Concern, ref: CardRef): boolean {
  return concern.raisedBy === actor.personId || coordinatesAt(actor, ref.schoolId);
}

/** A coordinator sees what was decided, whoever took it down the answer; and the concern as it waits when it is judged anew. */
async function shown(turn: Turn, tx: Tx, concern: Concern, ref: CardRef): Promise<Done> {
  const view = coordinatesAt(turn.actor, ref.schoolId)
    ? await presentTriage(tx, turn, concern, ref.schoolId)
    : await answerView(tx, concern, ref.schoolId, turn.actor.personId);
  return { outcome: { show: 'told', id: concern.id }, view };
}
