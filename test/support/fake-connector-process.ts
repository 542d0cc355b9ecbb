import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FakeConnectorOptions, type Fault, type Match, startFakeConnector } from './fake-connector.ts';
import type { Weather } from './fake-connector-weather.ts';

/**
 * The fake connector as a process of its own, so that it does not share a core's time with what is measured, and for
 * several servers at once. Started by fake-connector-child.ts with its options. Prints one line of JSON when it listens.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as FakeConnectorOptions;
const connector = await startFakeConnector(options);

const CONTROLS: Readonly<Record<string, (body: unknown) => unknown>> = {
  'POST /faults'(body) {
    const { fault, match, times } = body as { fault: Fault; match: Match; times: number };
    connector.fault(fault, match, times);
  },
  'POST /weather': (body) => connector.weather(body as Weather | null),
  'POST /reset'() {
    connector.requests.length = 0;
  },
  'GET /requests': () =>
    connector.requests.map((request) => ({ ...request, body: request.body.toString('base64') })),
  /** Without bodies and headers. */
  'GET /seen': () =>
    connector.requests.map(({ at, operation, conversationId, tenantId, status, fault }) => ({
      at,
      operation,
      conversationId,
      tenantId,
      status,
      fault,
    })),
  'GET /arrived': () => connector.arrived(),
};

const control = createServer(async (request, response) => {
  const answer = CONTROLS[`${request.method} ${request.url}`]?.(await jsonOf(request)) ?? {};
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
});
await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
const controlUrl = `http://127.0.0.1:${(control.address() as AddressInfo).port}`;

console.log(JSON.stringify({ serviceUrl: connector.serviceUrl, host: connector.host, controlUrl }));
// Whoever started it holds the other end of its input: when that ends, so does this.
process.stdin.resume().on('end', () => process.exit(0));

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? null : JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
