import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withFault } from '../slots/proof.ts';
import type { Without } from './queue-model.ts';
import type { ProtocolEngine, Variant } from './world.ts';

/**
 * A variant that is broken on purpose: a text of one file of the source that becomes another, or a promise of the store left out;
 * both where the one is there in case the other fails.
 */
export type Broken = { fault: string } & (
  | { file: string; text: string; becomes: string; without?: Without }
  | { without: Without }
);

const LOOP = 'jobs/notice-loop.ts';
const REPORTING = 'domain/reporting.ts';

export const BROKEN: readonly Broken[] = [
  { fault: 'no fence', without: { fence: true } },
  { fault: 'no lease', without: { lease: true } },
  {
    fault: 'blind retry',
    file: 'jobs/fates.ts',
    text: 'if (attempt.isEdit) return plannedAfter',
    becomes: 'return plannedAfter',
  },
  {
    fault: 'quiet period 0',
    file: LOOP,
    text: 'quietMilliseconds: 5 * 60_000',
    becomes: 'quietMilliseconds: 0',
  },
  {
    fault: 'sent stored before the post',
    file: LOOP,
    text: '    for (const { notice, fate } of await deliver(',
    becomes: `    await settleAll(group, () => ({
      state: 'sent', road: 'personal', conversationId: null, activityId: null, at: clock.now(),
    }));
    for (const { notice, fate } of await deliver(`,
  },
  {
    fault: 'a call begun without a word',
    file: 'jobs/delivering.ts',
    text: 'if (!(await begin(all))) return',
    becomes: 'if (isOver(notice, clock.now())) return',
  },
  {
    fault: 'sweep off',
    file: LOOP,
    text: 'if (rounds % settings.sweepEachRounds === 0) {',
    becomes: 'if (rounds < 0) {',
  },
  {
    fault: 'a repeat also of what reported itself',
    file: REPORTING,
    text: "if (state !== 'sent') return { adopts: true, folds: null };",
    becomes: "if (state !== 'sent') return { adopts: false, folds: null };",
  },
  {
    fault: 'freshness by a clock that can be set back, where the store does not say whose a call is',
    without: { begin: true },
    file: 'jobs/steady-clock.ts',
    text: 'Math.max(0, next.wall - last.wall, next.uptime - last.uptime)',
    becomes: '(next.wall - last.wall)',
  },
  {
    fault: 'a failure stored of which nobody could be told',
    file: 'jobs/settling.ts',
    text: 'const fate = isTold ? found : fateOfFault',
    becomes: 'const fate = isTold || true ? found : fateOfFault',
  },
];

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDERS = ['domain', 'app', 'jobs'];

/** The loop of this copy of `src/`. */
async function engineIn(src: string): Promise<ProtocolEngine> {
  const parts = await Promise.all(
    [LOOP, 'jobs/steady-clock.ts', REPORTING].map((file) => import(pathToFileURL(join(src, file)).href)),
  );
  const { noticeLoop, NOTICE_LOOP, steadyClock, whenReported } = Object.assign(
    {},
    ...parts,
  ) as ProtocolEngine;
  return { noticeLoop, NOTICE_LOOP, steadyClock, whenReported };
}

/** Each broken variant in turn, made in a folder of its own that is gone afterwards. */
export async function eachBroken(
  ours: ProtocolEngine,
  work: (variant: Variant, broken: Broken) => Promise<void>,
): Promise<void> {
  const copies = mkdtempSync(join(tmpdir(), 'protocol-'));
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(copies, 'node_modules'));
    for (const [nth, broken] of BROKEN.entries()) {
      const { without = {} } = broken;
      if (!('file' in broken)) {
        await work({ engine: ours, without }, broken);
        continue;
      }
      const copy = join(copies, String(nth));
      for (const folder of FOLDERS)
        cpSync(join(ROOT, 'src', folder), join(copy, folder), { recursive: true });
      cpSync(join(ROOT, 'src', 'log.ts'), join(copy, 'log.ts'));
      writeFileSync(join(copy, broken.file), withFault({ ...broken, noticedBy: '' }));
      await work({ engine: await engineIn(copy), without }, broken);
    }
  } finally {
    rmSync(copies, { recursive: true });
  }
}
