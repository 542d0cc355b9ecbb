import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of this machine on which nothing listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Below those that Linux gives to connections by itself, and above those of what is commonly installed. */
const LASTING = { least: 20_000, most: 32_000 };

/** The same for a server that is killed and started again there: no connection takes the port while it is dead. */
export async function lastingPort(): Promise<number> {
  for (;;) {
    const port = randomInt(LASTING.least, LASTING.most);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
