import type { NoticeId } from '../../../src/domain/ids.ts';
import type { Attempt } from './teams.ts';
import { noticeOf, type World } from './world.ts';

/** The people in whose chats the cards come, and their clients, which tell the bot of every card that they show. */
export type People = {
  /** A card came into somebody's chat. */
  came(card: Attempt): void;
  /** Everybody opens their chat once more, and nothing that their client tells is lost. */
  lookAtAll(): void;
  /** When the store heard of a card of this notice for the first time. */
  reportedAt: ReadonlyMap<NoticeId, number>;
  /** The cards that say no more than that they came twice. */
  folded: ReadonlySet<string>;
};

type Habit = 'watches' | 'looks later' | 'never looks';

export function peopleIn(world: World, nextNth: () => number): People {
  const { time, roll, model, count } = world;
  const cards: Attempt[] = [];
  const reportedAt = new Map<NoticeId, number>();
  const folded = new Set<string>();
  const habit: Habit = roll.oneOf(['watches', 'looks later', 'never looks']);

  return {
    reportedAt,
    folded,
    came(card) {
      if (card.edits !== null) {
        const row = model.rows.find(({ id }) => card.notices.includes(id));
        if (row?.params.sort === 'fold') folded.add(card.edits);
        return;
      }
      if (card.mark === null) return;
      cards.push(card);
      if (habit === 'watches') time.after(roll.between(0, 20_000), () => see(card));
      if (habit === 'looks later') time.after(later(), () => see(card));
    },
    lookAtAll() {
      for (const card of cards) report(card);
    },
  };

  /** At any time, or just when a repeat would come. */
  function later(): number {
    return roll.oneOf([roll.between(0, 900_000), roll.between(290_000, 345_000)]);
  }

  function see(card: Attempt): void {
    if (folded.has(card.activityId as string)) return;
    if (!world.calm() && roll.happens(0.1)) {
      count('a card could not report itself');
      return;
    }
    time.after(roll.between(1, 2000), () => report(card));
  }

  /** What `app/arriving/seeing-card.ts` does, on the model. */
  function report(card: Attempt): void {
    const row = model.rows.find(({ id }) => id === card.mark);
    const activityId = card.activityId as string;
    if (!row || folded.has(activityId)) return;
    const isActed = row.actedAt !== null;
    const { adopts, folds } = world.engine.whenReported(
      { state: row.state, activityId: row.activityId, isActed },
      { activityId, isRepeat: card.saysMayRepeat },
    );
    const now = world.began + time.now();
    if (adopts && row.state !== 'claimed') count(`adopted, ${row.state}`);
    if (adopts || row.activityId === activityId) model.arrived(row.id, adopts ? activityId : null, now);
    if (!reportedAt.has(row.id)) reportedAt.set(row.id, time.now());
    if (row.activityId === activityId && roll.happens(0.2)) row.actedAt ??= now;
    const key = `came_twice:${row.id}:${folds}`;
    if (folds === null || model.rows.some(({ dedupeKey }) => dedupeKey === key)) return;
    count('folded');
    const fold = noticeOf(nextNth(), 'fold', row.to.id, now, null);
    model.add({ ...fold, dedupeKey: key, editsActivity: folds });
  }
}
