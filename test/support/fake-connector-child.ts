import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { FakeConnectorOptions, Fault, Match, RecordedRequest } from './fake-connector.ts';
import type { Weather } from './fake-connector-weather.ts';

/** A request without what it said. */
export type SeenRequest = Pick<
  RecordedRequest,
  'at' | 'operation' | 'conversationId' | 'tenantId' | 'status' | 'fault'
>;

export type FakeConnectorChild = {
  serviceUrl: string;
  host: string;
  requests(): Promise<RecordedRequest[]>;
  seen(): Promise<SeenRequest[]>;
  arrived(): Promise<{ id: string; conversationId: string }[]>;
  weather(weather: Weather | null): Promise<void>;
  fault(fault: Fault, match?: Match, times?: number): Promise<void>;
  /** Forgets the requests so far; what was delivered stays. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

const PROGRAM = fileURLToPath(new URL('./fake-connector-process.ts', import.meta.url));

/** Starts the fake connector as a process beside this one; it ends with this one, however that ends. */
export async function startFakeConnectorChild(
  options: Omit<FakeConnectorOptions, 'now'> = {},
): Promise<FakeConnectorChild> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(options)], {
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
    seen: async () => (await (await fetch(`${controlUrl}/seen`)).json()) as SeenRequest[],
    arrived: async () => (await (await fetch(`${controlUrl}/arrived`)).json()) as never,
    async weather(weather) {
      await fetch(`${controlUrl}/weather`, { method: 'POST', body: JSON.stringify(weather) });
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
