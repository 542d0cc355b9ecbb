import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { TLSSocket } from 'node:tls';
import type { ConnectorClientOptions } from 'botframework-connector';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;
type Request = Parameters<HttpClient['sendRequest']>[0];
type Response = Awaited<ReturnType<HttpClient['sendRequest']>>;

/**
 * How a call ended when not with success: Teams answered with another status, or there was no whole answer. `left` =
 * a connection stood, so that Teams may have the message; without one it certainly has not.
 */
export type Outcome =
  | { kind: 'answered'; status: number; code: string | null; retryAfterMilliseconds: number }
  | { kind: 'lost'; left: boolean; reason: 'timeout' | 'connection' };

export class Unsuccessful extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('A call to Teams did not succeed.');
    this.name = 'Unsuccessful';
    this.outcome = outcome;
  }
}

/** A connection that was idle so long is not used again: the other side may just be closing it, and the message would be lost from sight. */
const IDLE_MILLISECONDS = 4000;
const LARGEST_ANSWER = 1_000_000;
const LONGEST_RETRY_AFTER = 3_600_000;

export type Transport = HttpClient & { close(): void };

/**
 * The HTTP calls below the SDK's connector client. The SDK's own pipeline (@azure/core-rest-pipeline) sends a request
 * up to three times more after 408, 5xx, a Retry-After or a broken connection, and follows redirects: a person would
 * get the same card twice. All of that looks at an answer or at a `RestError`, so here everything but a 2xx is thrown
 * as an error of our own, which passes through that pipeline untouched. The deadline covers the whole call, from
 * connecting to the last byte of the answer.
 */
export function transportWithin(timeoutMilliseconds: number): Transport {
  const pooled = { keepAlive: true, timeout: IDLE_MILLISECONDS };
  const plain = new HttpAgent(pooled);
  const secure = new HttpsAgent(pooled);

  return {
    sendRequest: (request) => exchange(request),
    close() {
      plain.destroy();
      secure.destroy();
    },
  };

  function exchange(request: Request): Promise<Response> {
    return new Promise((resolve, reject) => {
      const url = new URL(request.url);
      const isSecure = url.protocol === 'https:';
      // The SDK sets an agent when the machine's environment names a proxy.
      const agent = (request.agent as HttpAgent | undefined) ?? (isSecure ? secure : plain);
      const headers = request.headers.clone();
      headers.remove('Accept-Encoding');
      const call = (isSecure ? httpsRequest : httpRequest)(url, {
        method: request.method,
        headers: headers.toJson({ preserveCase: true }),
        agent,
      });
      let left = false;
      const lose = (reason: 'timeout' | 'connection') => {
        clearTimeout(deadline);
        reject(new Unsuccessful({ kind: 'lost', left, reason }));
        call.destroy();
      };
      const deadline = setTimeout(() => lose('timeout'), timeoutMilliseconds);
      call.once('socket', (socket) => {
        const { connecting, secureConnecting } = socket as TLSSocket & { secureConnecting?: boolean };
        if (!connecting && !secureConnecting) left = true;
        else socket.once(isSecure ? 'secureConnect' : 'connect', () => (left = true));
      });
      call.on('error', () => lose('connection'));
      call.once('response', (answer) => {
        textOf(answer).then(
          (text) => {
            clearTimeout(deadline);
            const status = answer.statusCode ?? 0;
            if (status < 200 || status > 299)
              return reject(new Unsuccessful(answeredOf(status, text, answer)));
            resolve(succeeded(request, status, text));
          },
          () => lose('connection'),
        );
      });
      call.end(request.body);
    });
  }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= LARGEST_ANSWER) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The SDK reads the body as JSON by the answer's content type; the other headers are not looked at by anybody. */
function succeeded(request: Request, status: number, text: string): Response {
  const headers = request.headers.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  headers.set('Content-Type', 'application/json');
  return { request, status, headers, bodyAsText: isJson(text) ? text : '{}' };
}

function answeredOf(status: number, text: string, answer: IncomingMessage): Outcome {
  return { kind: 'answered', status, code: codeIn(text), retryAfterMilliseconds: retryAfterOf(answer) };
}

/** Teams names the cause in `error.code`; anything that is not a plain word is not believed. */
function codeIn(text: string): string | null {
  if (!isJson(text)) return null;
  const body = JSON.parse(text) as { error?: { code?: unknown } } | null;
  const code = body?.error?.code;
  return typeof code === 'string' && /^[A-Za-z0-9]{1,60}$/.test(code) ? code : null;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** Seconds, or a moment, which is measured against the answer's own clock. 0 = not said. At most an hour is believed. */
function retryAfterOf({ headers }: IncomingMessage): number {
  const said = headers['retry-after'];
  if (said === undefined) return 0;
  const wait = /^\d+(\.\d+)?$/.test(said)
    ? Number(said) * 1000
    : Date.parse(said) - Date.parse(headers.date ?? '');
  return Number.isFinite(wait) ? Math.min(Math.max(0, Math.round(wait)), LONGEST_RETRY_AFTER) : 0;
}
