import { OURS, playMany } from './many.ts';

export type Share = { from: number; schedules: number };

/** A process that plays its share of the schedules and tells what they came to. */
process.once('message', ({ from, schedules }: Share) => {
  void playMany(from, schedules, { engine: OURS, without: {} }).then((sums) => {
    process.send?.(sums, () => process.exit());
  });
});
