import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Fault, Match, RecordedRequest } from './fake-connector.ts';

export type FakeConnectorChild = {
  serviceUrl: string;
  host: string;
  requests(): Promise<RecordedRequest[]>;
  fault(fault: Fault, match?: Match, times?: number): Promise<void>;
  /** Forgets the requests so far; what was delivered stays. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

const PROGRAM = fileURLToPath(new URL('./fake-connector-process.ts', import.meta.url));

/** Starts the fake connector as a process beside this one; it ends with this one, however that ends. */
export async function startFakeConnectorChild(
  options: { enforcesRates?: boolean } = {},
): Promise<FakeConnectorChild> {
  const child = spawn(process.execPath, [PROGRAM, ...(options.enforcesRates ? ['--rates'] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { serviceUrl, host, controlUrl } = JSON.parse(line) as Record<
    'serviceUrl' | 'host' | 'controlUrl',
    string
  >;

  return {
    serviceUrl,
    host,
    async requests() {
      const answer = await fetch(`${controlUrl}/requests`);
      const rows = (await answer.json()) as (Omit<RecordedRequest, 'body'> & { body: string })[];
      return rows.map((row) => ({ ...row, body: Buffer.from(row.body, 'base64') }));
    },
    async fault(fault, match = {}, times = 1) {
      await fetch(`${controlUrl}/faults`, { method: 'POST', body: JSON.stringify({ fault, match, times }) });
    },
    async reset() {
      await fetch(`${controlUrl}/reset`, { method: 'POST' });
    },
    async close() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
