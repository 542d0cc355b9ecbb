import type { Turn } from '../turn.ts';

/**
 * The turn of a press, whose first transaction at the school puts down besides that the message was seen and acted on: also
 * a press that only shows something, or is refused. It goes along with what the press writes anyway.
 */
export function markingPressed(turn: Turn): Turn {
  const { cardActivity, actor, now } = turn;
  if (cardActivity === null) return turn;
  const { store } = turn.deps;
  let isMarked = false;
  return {
    ...turn,
    deps: {
      ...turn.deps,
      store: {
        ...store,
        async transact(schoolId, work) {
          const done = await store.transact(schoolId, async (tx) => {
            const made = await work(tx);
            if (!isMarked) await tx.notices.markActed(cardActivity, actor.personId, now);
            return made;
          });
          isMarked = true;
          return done;
        },
      },
    },
  };
}
