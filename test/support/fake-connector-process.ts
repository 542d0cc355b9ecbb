import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, type Match, startFakeConnector } from './fake-connector.ts';

/**
 * The fake connector as a process of its own, so that it does not share a core's time with what is measured. Started by
 * fake-connector-child.ts; `--rates` makes it refuse by the published table. Prints one line of JSON when it listens.
 */
const connector = await startFakeConnector({ enforcesRates: process.argv.includes('--rates') });

const control = createServer(async (request, response) => {
  const asked = `${request.method} ${request.url}`;
  if (asked === 'POST /faults') {
    const { fault, match, times } = (await jsonOf(request)) as { fault: Fault; match: Match; times: number };
    connector.fault(fault, match, times);
  }
  if (asked === 'POST /reset') connector.requests.length = 0;
  const answer = asked === 'GET /requests' ? connector.requests.map(withText) : {};
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
});
await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
const controlUrl = `http://127.0.0.1:${(control.address() as AddressInfo).port}`;

console.log(JSON.stringify({ serviceUrl: connector.serviceUrl, host: connector.host, controlUrl }));
// Whoever started it holds the other end of its input: when that ends, so does this.
process.stdin.resume().on('end', () => process.exit(0));

function withText(request: (typeof connector.requests)[number]) {
  return { ...request, body: request.body.toString('base64') };
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
