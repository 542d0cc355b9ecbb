import { z } from 'zod';
import type { Timer } from '../../app/ports/timer.ts';
import { type Code, coded, faultOf, type Log } from '../../log.ts';
import { type Lanes, laneFor } from './lanes.ts';
import { TokenRefused, type Tokens } from './token.ts';

/** One call to Graph about one mailbox. `path` begins behind the mailbox; nothing in it comes from a person. */
export type GraphCall = {
  mailbox: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: `/${string}`;
  body?: unknown;
};

/**
 * How it ended. `refused` = Graph says no, and would again; `later` = it may be tried again after this while; `lost` = nobody
 * knows what became of it. The texts of Graph stay out of it: they may quote what was asked.
 */
export type GraphAnswer =
  | { kind: 'answered'; body: unknown }
  | { kind: 'refused'; status: number; code: Code }
  | { kind: 'later'; afterMilliseconds: number; reason: Code }
  | { kind: 'lost'; reason: Code };

/** @param patienceMilliseconds how long a call may wait in all when Graph asks for it; 0 = never */
export type GraphClient = { call(call: GraphCall, patienceMilliseconds: number): Promise<GraphAnswer> };

export type GraphClientDeps = {
  tokens: Tokens;
  /** Without a slash at the end. */
  url: string;
  /** Milliseconds; only differences count. */
  now: () => number;
  timer: Timer;
  log: Log;
};

export type GraphLimits = { milliseconds: number; bytes: number };

/** Twenty people with a full agenda each for two months come to less than a megabyte. */
const LIMITS: GraphLimits = { milliseconds: 20_000, bytes: 8 * 1024 * 1024 };
const BUSY: ReadonlySet<number> = new Set([429, 503, 504]);
/** What is waited when Graph names no time. */
const UNNAMED_WAIT = 10_000;
const LONGEST_WAIT = 3_600_000;
const NO_CODE = coded('none');
const Fault = z.object({ error: z.object({ code: z.string() }) });

declare const brand: unique symbol;
/** What Microsoft asks for when something has to be looked up: random, and so no trace of anybody. */
type RequestId = string & { readonly [brand]: 'request' };

/**
 * Speaks to Graph, one call at a time for each mailbox: Exchange takes four, and a lane of one never meets that limit. Where
 * Graph asks to wait, everything for this mailbox waits.
 */
export function graphClient(deps: GraphClientDeps, limits: GraphLimits = LIMITS): GraphClient {
  const { tokens, url, now, timer, log } = deps;
  const lanes: Lanes = laneFor();
  const notBefore = new Map<string, number>();

  return {
    call(call, patienceMilliseconds) {
      return lanes.run(call.mailbox, () => inTurn(call, patienceMilliseconds));
    },
  };

  async function inTurn(call: GraphCall, patience: number): Promise<GraphAnswer> {
    const until = now() + patience;
    let isRenewed = false;
    for (;;) {
      const wait = (notBefore.get(call.mailbox) ?? 0) - now();
      if (wait > 0) {
        if (now() + wait > until)
          return { kind: 'later', afterMilliseconds: wait, reason: coded('graph_asks_to_wait') };
        await new Promise<void>((resolve) => timer.after(wait, resolve));
        continue;
      }
      const answer = await asked(call);
      if (answer === 'token_old' && !isRenewed) {
        isRenewed = true;
        continue;
      }
      if (answer === 'token_old') return { kind: 'refused', status: 401, code: coded('token_not_taken') };
      if (answer.kind !== 'later') return answer;
      notBefore.set(call.mailbox, now() + answer.afterMilliseconds);
      if (now() + answer.afterMilliseconds > until) return answer;
    }
  }

  async function asked(call: GraphCall): Promise<GraphAnswer | 'token_old'> {
    let token: string;
    try {
      token = await tokens.current();
    } catch (error) {
      const reason = error instanceof TokenRefused ? coded(error.code) : connectionFault(error);
      log.warn('Microsoft gave no token for Graph', { fault: reason });
      return { kind: 'later', afterMilliseconds: UNNAMED_WAIT, reason };
    }
    try {
      const response = await fetch(`${url}/users/${encodeURIComponent(call.mailbox)}${call.path}`, {
        method: call.method,
        headers: {
          Authorization: `Bearer ${token}`,
          Prefer: 'outlook.timezone="UTC"',
          ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: call.body === undefined ? null : JSON.stringify(call.body),
        redirect: 'error',
        signal: AbortSignal.timeout(limits.milliseconds),
      });
      return await answerOf(response, token);
    } catch (error) {
      const reason = connectionFault(error);
      log.warn('Graph did not answer', { fault: reason });
      return { kind: 'lost', reason };
    }
  }

  async function answerOf(response: Response, token: string): Promise<GraphAnswer | 'token_old'> {
    const { status } = response;
    const body = jsonOf(await textWithin(response, limits.bytes));
    if (response.ok) return { kind: 'answered', body };
    const code = codeIn(body);
    log.warn('Graph did not do what was asked', { status, code, ...requestOf(response) });
    if (status === 401) {
      tokens.forget(token);
      return 'token_old';
    }
    if (BUSY.has(status))
      return {
        kind: 'later',
        afterMilliseconds: retryAfterOf(response, now()),
        reason: coded(`graph_${status}`),
      };
    return status >= 500
      ? { kind: 'lost', reason: coded(`graph_${status}`) }
      : { kind: 'refused', status, code };
  }
}

/** What `fetch` ran into stands behind its own error. */
function connectionFault(error: unknown): Code {
  return faultOf((error as { cause?: unknown } | null)?.cause ?? error);
}

/** @throws Error when more comes than is read of an answer */
async function textWithin(response: Response, most: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most)
      throw Object.assign(new Error('An answer of Graph is too large.'), { code: 'TOO_LARGE' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `ErrorItemNotFound` becomes `error_item_not_found`; whatever is not a plain word is not believed. */
function codeIn(body: unknown): Code {
  const read = Fault.safeParse(body);
  if (!read.success) return NO_CODE;
  return coded(read.data.error.code.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase());
}

/** In seconds, or as a moment. */
function retryAfterOf(response: Response, now: number): number {
  const text = response.headers.get('retry-after') ?? '';
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  if (!Number.isFinite(milliseconds)) return UNNAMED_WAIT;
  return Math.min(Math.max(milliseconds, 1000), LONGEST_WAIT);
}

function requestOf(response: Response): { request: RequestId } | Record<never, never> {
  const id = response.headers.get('request-id')?.toLowerCase();
  return id ? { request: id as RequestId } : {};
}
