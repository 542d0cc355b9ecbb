import { ENGINES, type EngineKind } from './shapes.ts';

/** How much is measured: `FULL` for the figures that count, `SHORT` (seconds) to see that every benchmark still runs. */
export type Scale = {
  engines: readonly EngineKind[];
  isShort: boolean;
  /** Requests under way at the same time, where as many turns as possible are asked for. */
  connections: number;
  warmUp: number;
  turns: number;
  /** Each figure is the median of so many rounds, each on a fresh copy of the store and in a fresh process. */
  rounds: number;
  /** The constant load. */
  perSecond: number;
  seconds: number;
  pending: { few: number; many: number };
  /** Of each of two places, of all that is due. */
  claims: number;
  /** Open at the same time, where everything is gone over. */
  dossiers: number;
};

export const FULL: Scale = {
  engines: ENGINES,
  isShort: false,
  connections: 16,
  warmUp: 800,
  turns: 3000,
  rounds: 3,
  perSecond: 50,
  seconds: 60,
  pending: { few: 1000, many: 1_000_000 },
  claims: 400,
  dossiers: 100_000,
};

export const SHORT: Scale = {
  engines: ENGINES,
  isShort: true,
  connections: 16,
  warmUp: 200,
  turns: 300,
  rounds: 1,
  perSecond: 50,
  seconds: 4,
  pending: { few: 1000, many: 20_000 },
  claims: 5,
  dossiers: 2000,
};
