import { seeded } from '../prove/crash/seeded.ts';
import type { Fault } from './fake-connector.ts';

/** How often of a hundred requests something goes wrong, and how long each takes. */
export type Weather = {
  seed: number;
  /** Milliseconds from a request to its answer; Teams counts it at some moment between. */
  takes?: { least: number; most: number };
  /** Of so many in a hundred something goes wrong, each kind as often as the other. */
  faultsInHundred?: number;
  /** No answer within so long: the client has given up before. */
  silenceMilliseconds?: number;
};

/** Everything that is known to go wrong between a bot and Teams. */
export const FAULTS: Readonly<Record<string, (weather: Weather) => Fault>> = {
  too_many: () => ({ outcome: { status: 429, code: 'TooManyRequests' } }),
  too_many_until: () => ({ outcome: { status: 429, code: 'TooManyRequests', retryAfter: '1' } }),
  at_once: () => ({ outcome: { status: 412, code: 'PreconditionFailed' } }),
  bad_gateway: () => ({ outcome: { status: 502 } }),
  bad_gateway_delivered: () => ({ delivered: true, outcome: { status: 502 } }),
  late_answer: () => ({ outcome: { status: 504 } }),
  late_answer_delivered: () => ({ delivered: true, outcome: { status: 504 } }),
  delivered_late: () => ({ delivered: true, deliveredAfterMilliseconds: 1500, outcome: { status: 504 } }),
  silence: () => ({ outcome: 'silence' }),
  silence_delivered: () => ({ delivered: true, outcome: 'silence' }),
  broken: () => ({ outcome: 'drop' }),
  broken_delivered: () => ({ delivered: true, outcome: 'drop' }),
};

export type Forecast = {
  /** What goes wrong with the next request; null = nothing. */
  fault(): { name: string; fault: Fault } | null;
  /** How long the next takes, and when in that time it is counted, both in milliseconds. */
  time(): { until: number; rest: number };
};

/** The same seed and the same number of requests give the same faults, however many clients there are. */
export function forecastOf(weather: Weather): Forecast {
  const random = seeded(weather.seed);
  const names = Object.keys(FAULTS);

  return {
    fault() {
      const isFault = random() * 100 < (weather.faultsInHundred ?? 0);
      const name = names[Math.floor(random() * names.length)] ?? 'broken';
      const fault = FAULTS[name]?.(weather);
      return isFault && fault ? { name, fault } : null;
    },
    time() {
      const { least, most } = weather.takes ?? { least: 0, most: 0 };
      const takes = least + random() * (most - least);
      const until = takes * random();
      return { until, rest: takes - until };
    },
  };
}
