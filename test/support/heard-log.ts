import type { Log, LogFields } from '../../src/log.ts';

export type Line = { level: string; message: string; fields: LogFields };

/** A log that remembers, and that can be waited for. */
export type HeardLog = { log: Log; lines: Line[]; heard(message: string, times?: number): Promise<Line> };

export function heardLog(): HeardLog {
  const lines: Line[] = [];
  const waiting: { message: string; times: number; resolve(line: Line): void }[] = [];
  const level =
    (name: string) =>
    (message: string, fields: LogFields = {}) => {
      lines.push({ level: name, message, fields });
      for (const one of [...waiting]) {
        const found = lines.filter((line) => line.message === one.message);
        if (found.length < one.times) continue;
        waiting.splice(waiting.indexOf(one), 1);
        one.resolve(found[one.times - 1] as Line);
      }
    };
  return {
    log: { error: level('error'), warn: level('warn'), info: level('info'), debug: level('debug') },
    lines,
    heard(message, times = 1) {
      const found = lines.filter((line) => line.message === message)[times - 1];
      if (found) return Promise.resolve(found);
      return new Promise((resolve) => waiting.push({ message, times, resolve }));
    },
  };
}
