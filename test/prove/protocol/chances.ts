import { seeded } from '../crash/seeded.ts';

/** How often what goes wrong, from 0 to 1; of one schedule. */
export type Odds = {
  crash: number;
  database: number;
  slow: number;
  call: number;
  prepare: number;
  freeze: number;
  jumps: boolean;
};

export type Dice = {
  fraction(): number;
  /** True so often. */
  happens(odds: number): boolean;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  oneOf<T>(all: readonly [T, ...T[]]): T;
};

export function dice(seed: number): Dice {
  const fraction = seeded(seed);
  return {
    fraction,
    happens: (odds) => odds > 0 && fraction() < odds,
    between: (least, most) => least + Math.floor(fraction() * (most - least + 1)),
    oneOf: <T>(all: readonly [T, ...T[]]) => all[Math.floor(fraction() * all.length)] as T,
  };
}

/** Some schedules have one kind of trouble, some have all of them, and some have none. */
export function anyOdds(roll: Dice): Odds {
  const level = () => roll.oneOf([0, 0.02, 0.1, 0.3]);
  return {
    crash: roll.oneOf([0, 0.01, 0.03, 0.08]),
    database: level(),
    slow: roll.oneOf([0, 0, 0.02, 0.1]),
    call: roll.oneOf([0, 0.2, 0.5, 0.8]),
    prepare: roll.oneOf([0, 0, 0.05, 0.2]),
    freeze: roll.oneOf([0, 0, 0.02, 0.08]),
    jumps: roll.happens(0.3),
  };
}
