import type { IncomingMessage } from 'node:http';

/** The sender went away before the whole body was here: nobody waits for an answer. */
export class SenderGone extends Error {
  constructor() {
    super('The sender closed the connection before its request was whole.');
    this.name = 'SenderGone';
  }
}

/** Up to so many times the limit is read and thrown away, so that a sender just over it hears why. */
const THROWN_AWAY = 4;

/**
 * Reads a body of at most `most` bytes; null when it is larger. No more than the limit is ever kept in memory.
 *
 * @throws SenderGone
 */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > most * THROWN_AWAY) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    let parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= most) parts.push(part);
      else parts = [];
      if (size > most * THROWN_AWAY) {
        request.pause();
        resolve(null);
      }
    });
    const gone = () => reject(new SenderGone());
    request.once('error', gone);
    // A request that came whole is closed as well, in its time.
    request.once('close', gone);
    request.once('end', () => {
      request.off('close', gone);
      resolve(size > most ? null : Buffer.concat(parts));
    });
  });
}
