import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WINDOWS } from '../../src/demo/people.ts';
import { openWindow } from '../../src/demo/playground.ts';
import { runDemo } from '../support/running-demo.ts';
import { DEMO_FILES } from '../support/school-folder.ts';
import type { Scale } from './scale.ts';
import { median, type Row, rounded, rowOf } from './shapes.ts';

/** An address where nobody listens: nothing is sent from a window that nobody opens. */
const NO_BOT = 'http://127.0.0.1:9';
const FIRST_PORT = 56_310;
/** Who starts the demo for the first time has nothing that Node has kept. */
const AS_A_VISITOR = { NODE_COMPILE_CACHE: '' };

/**
 * `demo/ready`: from the command to the line that says that the demo is ready, with an empty folder. Beside it the five
 * windows alone, started together, which is what the demo waits for that is not ours.
 */
export async function benchReady({ rounds }: Scale): Promise<Row[]> {
  const whole: number[] = [];
  const windows: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const demo = await runDemo('.data/bench-demo', DEMO_FILES, AS_A_VISITOR);
    whole.push(demo.readyAfterSeconds);
    await demo.stop();
    windows.push(await windowsAlone());
  }
  return [
    rowOf('demo/ready', 's', median(whole), 'demo/windows', median(windows), {
      rounds,
      all: whole.map(rounded),
      baselines: windows.map(rounded),
    }),
  ];
}

async function windowsAlone(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'actietafel-windows-'));
  const began = performance.now();
  const opened = await Promise.all(
    WINDOWS.map((person, place) =>
      openWindow(person, join(folder, person.key), NO_BOT, FIRST_PORT + place, false),
    ),
  );
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(opened.map((window) => window.stop()));
  rmSync(folder, { recursive: true, force: true });
  return seconds;
}
