import { appendFileSync } from 'node:fs';
import { type Demo, startDemo } from './demo.ts';
import { ending } from './ending.ts';

/**
 * `npm run demo`, until Ctrl-C. For a second demo beside the first: PORT, DEMO_FOLDER and DEMO_WINDOW_PORT.
 * DEMO_SCHOOL names a folder with another school than the example. DEMO_RECORD names a file that gets every request of
 * the bot to a window, one JSON line each, with the body in base64 so that no byte is read as something else.
 */
const PORT = Number(process.env.PORT ?? 3978);
const { DEMO_RECORD: RECORD, DEMO_SCHOOL: SCHOOL } = process.env;

async function main(): Promise<void> {
  let demo: Demo | null = null;
  const { stop, failed } = ending(
    (error) => process.stderr.write(`${reasonOf(error)}\n`),
    // Whatever is still starting ends with this process (child-guard.ts).
    (code) => void (demo?.stop() ?? Promise.resolve()).then(() => process.exit(code)),
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  process.on('uncaughtException', failed);
  whenNpmEnds(() => stop(0));

  process.stdout.write(
    'Actietafel starts: a mail server, five Teams windows and the bot. This takes some seconds.\n',
  );
  try {
    demo = await startDemo({
      port: PORT,
      folder: process.env.DEMO_FOLDER ?? '.data/demo',
      ...(SCHOOL !== undefined && { school: SCHOOL }),
      firstWindowPort: Number(process.env.DEMO_WINDOW_PORT ?? 56_150),
      logLevel: process.env.LOG_LEVEL ?? 'warn',
      seen: (call) => {
        if (RECORD !== undefined)
          appendFileSync(RECORD, `${JSON.stringify({ ...call, body: call.body.toString('base64') })}\n`);
      },
      failed,
    });
    process.stdout.write(`Actietafel is ready: ${demo.url}/demo\n`);
  } catch (error) {
    failed(error as Error);
  }
}

/** npm passes a signal on to the shell between it and us, which ends without a word; then we have another parent. */
function whenNpmEnds(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const { ppid } = process;
  setInterval(() => {
    if (process.ppid !== ppid) stop();
  }, 500).unref();
}

function reasonOf(error: Error): string {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error.message;
  return `Port ${PORT} is in use. Is another demo running? Stop it, or choose another port: PORT=4000 npm run demo`;
}

await main();
