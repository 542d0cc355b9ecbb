import { type AddressInfo, connect, createServer } from 'node:net';

/** A road to PostgreSQL on which the journeys are counted. */
export type Road = { url: string; journeys(): number; close(): Promise<void> };

/** Stands between a process and its database: each time that something comes from the process is one journey. */
export async function countedRoad(url: string): Promise<Road> {
  let journeys = 0;
  const to = new URL(url);
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ host: to.hostname, port: Number(to.port || 5432), noDelay: true });
    near.on('data', (chunk) => {
      journeys += 1;
      far.write(chunk);
    });
    far.on('data', (chunk) => near.write(chunk));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: `${port}` }).href,
    journeys: () => journeys,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
