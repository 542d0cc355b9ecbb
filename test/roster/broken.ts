/** The id in the example school that ends in these digits. */
export const ID = (tail: string) => `019ad200-0000-7000-8000-${tail.padStart(12, '0')}`;

/** What is changed in which file, what that is refused as, and what is right in the same place. */
export type Broken = [rule: string, file: string, from: string, bad: string, good: string, faults: string[]];
