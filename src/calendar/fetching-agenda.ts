import { lookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { AgendaFault } from '../app/ports/agendas.ts';
import { isPublicAddress } from './public-address.ts';

/** Which machines may be spoken to; a test allows its own. */
export type Reach = { mayReach(address: string): boolean; port: number; ca: string | undefined };

export type FetchLimits = { milliseconds: number; bytes: number };

export type Fetched = { kind: 'fetched'; text: string } | { kind: 'failed'; fault: AgendaFault };

export const INTERNET: Reach = { mayReach: isPublicAddress, port: 443, ca: undefined };

const MOST_LETTERS = 2_000;
const MOST_REDIRECTS = 3;
const GONE: ReadonlySet<unknown> = new Set([401, 403, 404, 410]);
const REDIRECT: ReadonlySet<unknown> = new Set([301, 302, 303, 307, 308]);
const NOT_OURS = 'E_NOT_REACHABLE_FOR_US';

/**
 * The address as it is asked for; null when it leads elsewhere than to one of these hosts over https. `webcal:` is what
 * programs write for an agenda to subscribe to.
 */
export function acceptedAddress(typed: string, hosts: readonly string[]): string | null {
  const url = URL.parse(typed.trim().replace(/^webcals?:/i, 'https:'));
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
    return null;
  url.hash = '';
  return hosts.includes(url.hostname) && url.href.length <= MOST_LETTERS ? url.href : null;
}

/**
 * Fetches a text from one of these hosts and from nowhere else: also a redirect stays among them, and a name that leads to
 * a machine of the own network is not asked. It takes no longer and brings no more than the limits allow.
 */
export async function fetchAgenda(
  address: string,
  hosts: readonly string[],
  reach: Reach,
  limits: FetchLimits,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  let url = acceptedAddress(address, hosts);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    if (url === null) return { kind: 'failed', fault: 'address_not_allowed' };
    try {
      const answer = await asked(new URL(url), reach, signal);
      if (!REDIRECT.has(answer.statusCode)) return await bodyOf(answer, limits);
      answer.destroy();
      const target = URL.parse(answer.headers.location ?? '', url);
      url = target && acceptedAddress(target.href, hosts);
    } catch (error) {
      return { kind: 'failed', fault: signal.aborted ? 'too_slow' : faultOf(error) };
    }
  }
  return { kind: 'failed', fault: 'not_reached' };
}

function asked(url: URL, { mayReach, port, ca }: Reach, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((settle, fail) => {
    if (isIP(url.hostname) !== 0 && !mayReach(url.hostname)) return fail(notOurs());
    const headers = { Accept: 'text/calendar', 'Accept-Encoding': 'identity', 'User-Agent': 'Actietafel' };
    return (
      request(url, { agent: false, port, ca, signal, headers, lookup: onlyWhere(mayReach) })
        .on('response', settle)
        .on('error', fail)
        // An answer that changes to another protocol comes to neither of these.
        .on('close', () => fail(new Error('The connection was closed without an answer.')))
        .end()
    );
  });
}

/** Looked up and connected to in one: a name that is looked up twice may lead to two machines. */
function onlyWhere(mayReach: Reach['mayReach']): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '');
      const [first, ...others] = found.filter(({ address }) => mayReach(address));
      if (!first) return callback(notOurs(), '');
      return options.all ? callback(null, [first, ...others]) : callback(null, first.address, first.family);
    });
}

function notOurs(): NodeJS.ErrnoException {
  return Object.assign(new Error('This name leads to a machine that is not asked.'), { code: NOT_OURS });
}

async function bodyOf(answer: IncomingMessage, { bytes }: FetchLimits): Promise<Fetched> {
  const refused = refusalOf(answer);
  if (refused !== null) {
    answer.destroy();
    return { kind: 'failed', fault: refused };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bytes) return { kind: 'failed', fault: 'too_large' };
    chunks.push(chunk);
  }
  return { kind: 'fetched', text: Buffer.concat(chunks).toString('utf8') };
}

function refusalOf({ statusCode, headers }: IncomingMessage): AgendaFault | null {
  if (GONE.has(statusCode)) return 'not_found';
  if (statusCode !== 200) return 'not_reached';
  return (headers['content-encoding'] ?? 'identity') === 'identity' ? null : 'not_a_calendar';
}

function faultOf(error: unknown): AgendaFault {
  return (error as { code?: unknown } | null)?.code === NOT_OURS ? 'address_not_allowed' : 'not_reached';
}
