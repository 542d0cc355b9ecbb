/** At most so many in any stretch of so many milliseconds. */
export type RateWindow = { milliseconds: number; most: number };
export type Rates = { perConversation: readonly RateWindow[]; perTenant: readonly RateWindow[] };

/** Where somebody wants to call. */
export type Place = { conversation: string; tenant: string };

/** Which turn was given, as the book knows it. */
export type TurnKey = string;

/** May go in so many milliseconds, which is at `beginsAt` by the clock of the book, in milliseconds since 1970; or asks again after so many, when a turn can be given. */
export type Turn =
  | { kind: 'go'; inMilliseconds: number; beginsAt: number; key: TurnKey }
  | { kind: 'wait'; milliseconds: number };

/**
 * What became of a turn. `wasMade` = a call was made, and counts, from its end on, `agoMilliseconds` before this is told.
 * `pauseMilliseconds` = Teams is to be left alone in this conversation for so long; `wasRefused` = because it was too much
 * (429), which from two conversations at once means the whole tenant.
 */
export type TurnOver = Place & {
  key: TurnKey;
  agoMilliseconds: number;
  /** The same as a moment of the book's clock, for who knows it; it cannot be before the call's end. */
  endedAt: number | null;
  wasMade: boolean;
  pauseMilliseconds: number;
  wasRefused: boolean;
};

export type TurnRules = {
  rates: Rates;
  /** A turn is given so long before it begins at the most. */
  aheadMilliseconds: number;
  /** Of which nothing is heard for so long after its beginning: its call is over by now, whatever became of the process. */
  holdMilliseconds: number;
  /**
   * The same for the tenant's budget, shorter: a call that takes longer still counts when it is told of, and only how many
   * calls there are at once is at stake.
   */
  tenantHoldMilliseconds: number;
};

/** Whose turn it is to call Teams, kept in the database: all processes have one book, on the database's own clock. */
export type TurnBook = {
  /**
   * Tells what is over and asks for turns, in one statement. An answer for each that is asked, in that order. A
   * conversation has one turn at a time.
   */
  exchange(over: readonly TurnOver[], asked: readonly Place[], rules: TurnRules): Promise<Turn[]>;
  /** Forgets places that nobody called for two hours. Returns how many. */
  forget(): Promise<number>;
};
