import { createHmac } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Addresses, Link, LinkPurpose } from '../app/ports/links.ts';
import type { CodeId, LinkId, SchoolId } from '../domain/ids.ts';
import { CODE_POLICY, PAGE_POLICY } from '../domain/policy.ts';

/** What a link says when its signature and time hold: which row opens which page. The row decides about the rest. */
export type OpenedLink =
  | { kind: 'ok'; id: LinkId; schoolId: SchoolId }
  | { kind: 'expired' }
  | { kind: 'forged' };

/** The first part of each page's address. */
export const PATHS: Readonly<Record<LinkPurpose, string>> = {
  answer_moments: 'moment',
  answer_consult: 'overleg',
  release_concern: 'besproken',
  add_details: 'vertel',
  concern_page: 'melding',
  worklist_page: 'lijst',
  field_page: 'speelveld',
  own_tables_page: 'tafels',
  own_page: 'mijn',
  minutes_page: 'verslag',
  people_page: 'gasten',
  absence_page: 'verzuim',
  actions_page: 'acties',
  voices_page: 'stem',
  family_page: 'afgesproken',
  case_page: 'casus',
  running_case_page: 'lopend',
};

/** The first part of the address from which an agenda program fetches somebody's own tables. */
export const FEED_PATH = 'agenda';

const Payload = z.object({ jti: z.uuid(), sch: z.uuid() });
const ALGORITHM = 'HS256';

/**
 * Signed addresses. A token holds two opaque ids, one purpose and an end: nothing personal, and of no use on another
 * page. It is the only authority that a page of ours accepts; there are no cookies, so that no other site can make a
 * browser act in somebody's name.
 *
 * @param publicUrl without a slash at the end
 * @param key 32 bytes, of the settings
 */
export function addressesOn(publicUrl: string, key: Buffer): Addresses {
  return {
    async urlOf({ id, purpose, expiresAt, schoolId }) {
      const token = await new SignJWT({ sch: schoolId })
        .setProtectedHeader({ alg: ALGORITHM })
        .setJti(id)
        .setAudience(purpose)
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(key);
      return `${publicUrl}/${PATHS[purpose]}/${token}`;
    },

    feedOf: (token) => `${publicUrl}/${FEED_PATH}/${token}.ics`,

    codeOf: (id) => sixDigitsOf(createHmac('sha256', key).update(`second code ${id}`).digest()),
  };
}

/** Of 48 bits, so that no number comes noticeably more often than another. */
function sixDigitsOf(fingerprint: Buffer): string {
  return String(fingerprint.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

/** Reads a token for one purpose. `now` in milliseconds: the demo's clock moves, and links with it. */
export function openLink(token: string, purpose: LinkPurpose, key: Buffer, now: number): Promise<OpenedLink> {
  return openToken(token, purpose, key, now);
}

/** Reads a token whose end may be behind us: whose it was, for who asks for another. It opens nothing. */
export function openEnded(token: string, purpose: LinkPurpose, key: Buffer): Promise<OpenedLink> {
  return openToken(token, purpose, key, 0);
}

async function openToken(token: string, audience: string, key: Buffer, now: number): Promise<OpenedLink> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      audience,
      currentDate: new Date(now),
      requiredClaims: ['exp', 'jti'],
    });
    const { jti, sch } = Payload.parse(payload);
    return { kind: 'ok', id: jti as LinkId, schoolId: sch as SchoolId };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { kind: 'expired' };
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) return { kind: 'forged' };
    throw error;
  }
}

/**
 * Goes with the button on the page behind a link: what the press shows can be loaded again until the ticket ends. It is
 * of no use with another link, and a link is no ticket.
 */
export function ticketFor({ id, purpose, schoolId }: Ticketed, key: Buffer, now: number): Promise<string> {
  return new SignJWT({ sch: schoolId })
    .setProtectedHeader({ alg: ALGORITHM })
    .setJti(id)
    .setAudience(pressOf(purpose))
    .setExpirationTime(Math.floor(now / 1000) + openMinutesOf(purpose) * 60)
    .sign(key);
}

export async function isTicketOf(link: Ticketed, ticket: string, key: Buffer, now: number): Promise<boolean> {
  const opened = await openToken(ticket, pressOf(link.purpose), key, now);
  return opened.kind === 'ok' && opened.id === link.id;
}

/**
 * Stands in the form whose press asks for a code, and beside the box for it: which code belongs to this visit. Somebody
 * else's press with the same link asks for another one, which opens nothing here.
 */
export function codeRequest(
  { purpose, schoolId }: Ticketed,
  id: CodeId,
  key: Buffer,
  now: number,
): Promise<string> {
  return new SignJWT({ sch: schoolId })
    .setProtectedHeader({ alg: ALGORITHM })
    .setJti(id)
    .setAudience(codeFor(purpose))
    .setExpirationTime(Math.floor(now / 1000) + CODE_POLICY.minutes * 60)
    .sign(key);
}

/** Which code a request is for; null when it is none of this page, or too old. */
export async function codeRequested(
  { purpose }: Ticketed,
  request: string,
  key: Buffer,
  now: number,
): Promise<CodeId | null> {
  const opened = await openToken(request, codeFor(purpose), key, now);
  return opened.kind === 'ok' ? (opened.id as string as CodeId) : null;
}

function openMinutesOf(purpose: LinkPurpose): number {
  switch (purpose) {
    case 'minutes_page':
      return PAGE_POLICY.minutesOpenMinutes;
    case 'voices_page':
      return PAGE_POLICY.voicesOpenMinutes;
    case 'family_page':
      return PAGE_POLICY.familyOpenMinutes;
    case 'running_case_page':
      return PAGE_POLICY.runningOpenMinutes;
    default:
      return PAGE_POLICY.openMinutes;
  }
}

type Ticketed = Pick<Link, 'id' | 'purpose' | 'schoolId'>;

function pressOf(purpose: LinkPurpose): string {
  return `${purpose}.open`;
}

function codeFor(purpose: LinkPurpose): string {
  return `${purpose}.code`;
}
