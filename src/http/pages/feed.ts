import { createHash } from 'node:crypto';
import { readFeed } from '../../app/own-tables/own-feed.ts';
import type { Invitations } from '../../app/ports/invitations.ts';
import { FEED_PATH } from '../links.ts';
import { type Rate, type RateLimit, rateLimit } from '../rate-limit.ts';
import type { Answered, Asked, Route } from '../server.ts';
import type { Pages } from './behind.ts';

/** An agenda program comes some times an hour; a person who tries it out comes more often, once. */
const EACH: Rate = { perSecond: 1 / 30, burst: 20 };
const ALL: Rate = { perSecond: 50, burst: 500 };
/** In seconds. So long an agenda program need not ask again. */
const FRESH = 15 * 60;

/**
 * Somebody's own tables for their agenda program. The secret is in the address, since such programs know no other way; it
 * is long, random, made anew or ended by its person, and shows when and where alone. Neither looking nor asking what is new
 * changes or records anything.
 */
export function feedRoutes(pages: Pages, invitations: Invitations): Route[] {
  const limit = rateLimit(() => pages.deps.clock.now(), EACH, ALL);
  const answer = (asked: Asked) => feed(pages, invitations, limit, asked);
  const path = `/${FEED_PATH}/:file`;
  return [
    { method: 'get', path, answer },
    { method: 'head', path, answer },
  ];
}

async function feed(
  { deps }: Pages,
  invitations: Invitations,
  limit: RateLimit,
  { params, knows }: Asked,
): Promise<Answered> {
  const token = params.file?.match(/^([0-9a-f]{64})\.ics$/)?.[1];
  if (!token) return { status: 404, type: 'text', body: 'not found' };
  if (!limit.allows('feed', token))
    return { status: 429, type: 'text', body: 'too many', headers: { 'Retry-After': '60' } };
  const found = await readFeed(deps, token);
  if (!found) return { status: 404, type: 'text', body: 'not found' };

  const body = invitations.feedOf(found.appointments, found.language);
  const version = `"${createHash('sha256').update(body).digest('base64url').slice(0, 32)}"`;
  const headers = { ETag: version, 'Cache-Control': `private, max-age=${FRESH}` };
  if (isKnown(knows, version)) return { status: 304, type: 'calendar', body: '', headers };
  return {
    status: 200,
    type: 'calendar',
    body,
    headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH' },
  };
}

/** A program may name several versions, and mark them as weak. */
function isKnown(knows: string | null, version: string): boolean {
  if (knows === null) return false;
  return knows.split(',').some((each) => each.trim().replace(/^W\//, '') === version);
}
