import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Link } from '../../app/ports/links.ts';
import { PDF_POLICY } from '../../domain/policy.ts';
import { textsIn } from '../../texts/texts.ts';
import { rateLimit } from '../rate-limit.ts';
import type { Answered } from '../server.ts';
import type { LetterPart } from './family-letter.ts';
import type { PdfOf } from './letter-pdf.ts';
import { troublePage } from './trouble.ts';

export type PdfAsked = { parts: readonly LetterPart[]; of: PdfOf };

/** Makes files of letters, one at a time and apart from what answers everybody else. */
export type Printer = {
  /**
   * @param link through which it is asked
   * @returns `busy` = too many wait already; `too_often` = this link, or its school, asked too often
   * @throws Error when the file cannot be made, is not made in time, or the printer was stopped
   */
  print(link: Pick<Link, 'id' | 'schoolId'>, asked: PdfAsked): Promise<Buffer | 'busy' | 'too_often'>;
  /** What waits is given up, and nothing is made any more. */
  stop(): Promise<void>;
};

const THREAD = new URL('./letter-thread.ts', import.meta.url);
const MOST_MEGABYTES = 256;

/**
 * The thread starts with the first file and stays, so that it reads its fonts once; one that breaks or takes too long is ended, and the
 * next file gets a new one.
 *
 * @param now in milliseconds
 */
export function printerOf(now: () => number, policy: typeof PDF_POLICY = PDF_POLICY): Printer {
  const limit = rateLimit(now, policy.link, policy.school);
  const stopping = new AbortController();
  let thread: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let held = 0;

  function started(): Worker {
    const worker = new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } });
    // Whoever waits hears of it below; without anybody who listens it would end the server.
    worker.on('error', () => undefined);
    return worker;
  }

  async function made(asked: PdfAsked): Promise<Buffer> {
    stopping.signal.throwIfAborted();
    thread ??= started();
    const worker = thread;
    const ending = new AbortController();
    const end = () => ending.abort();
    const late = setTimeout(end, policy.milliseconds);
    stopping.signal.addEventListener('abort', end);
    try {
      const file = once(worker, 'message', { signal: ending.signal });
      worker.postMessage(asked);
      const [bytes]: Uint8Array[] = await file;
      return Buffer.from(bytes ?? []);
    } catch (error) {
      thread = null;
      await worker.terminate();
      throw error;
    } finally {
      clearTimeout(late);
      stopping.signal.removeEventListener('abort', end);
    }
  }

  return {
    async print({ id, schoolId }, asked) {
      if (held > policy.waiting) return 'busy';
      if (!limit.allows(schoolId, id)) return 'too_often';
      held += 1;
      const file = last
        .then(() => made(asked))
        .finally(() => {
          held -= 1;
        });
      last = file.catch(() => undefined);
      return file;
    },
    async stop() {
      stopping.abort();
      await last;
      await thread?.terminate();
    },
  };
}

/** The letter as the answer to a press: a browser keeps it under a name that says nothing of anybody. */
export async function pdfAnswered(
  printer: Printer,
  link: Link,
  parts: readonly LetterPart[],
  { language, madeAt }: Omit<PdfOf, 'title'>,
): Promise<Answered> {
  const { pdfFile, pdfTitle: title } = textsIn(language).familyLetter;
  const file = await printer.print(link, { parts, of: { language, title, madeAt } });
  if (file === 'busy' || file === 'too_often') return troublePage(file, language);
  return {
    status: 200,
    type: 'pdf',
    body: file,
    headers: { 'Content-Disposition': `attachment; filename="${pdfFile}"` },
  };
}
