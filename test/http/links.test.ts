import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, SignJWT } from 'jose';
import type { LinkPurpose } from '../../src/app/ports/links.ts';
import type { Instant, LinkId } from '../../src/domain/ids.ts';
import { addressesOn, openLink, PATHS } from '../../src/http/links.ts';
import { SCHOOL } from '../support/school.ts';

const KEY = Buffer.alloc(32, 'a key of the tests ');
const PURPOSES = Object.keys(PATHS) as LinkPurpose[];
const ID = '019ad000-0000-7000-8000-00000000abcd' as LinkId;
const ENDS = Date.parse('2026-11-30T12:00:00Z') as Instant;
const BEFORE = ENDS - 60_000;

describe('a link', () => {
  let tokens: ReadonlyMap<LinkPurpose, string>;

  beforeAll(async () => {
    const made = PURPOSES.map(async (purpose) => [purpose, await tokenFor(purpose)] as const);
    tokens = new Map(await Promise.all(made));
  });

  it.each(PURPOSES)('opens the page for %s, and no other page', async (purpose) => {
    const token = tokens.get(purpose) ?? '';
    const opened = await Promise.all(PURPOSES.map((each) => openLink(token, each, KEY, BEFORE)));

    expect(opened.map(({ kind }) => kind)).toEqual(
      PURPOSES.map((each) => (each === purpose ? 'ok' : 'forged')),
    );
    expect(opened[PURPOSES.indexOf(purpose)]).toEqual({ kind: 'ok', id: ID, schoolId: SCHOOL });
  });

  it('has an address of its own for each purpose', () => {
    expect(new Set(Object.values(PATHS)).size).toBe(PURPOSES.length);
  });

  it('opens until its end, and not from then on', async () => {
    const token = await tokenFor('answer_moments');

    expect(await openLink(token, 'answer_moments', KEY, ENDS - 1)).toMatchObject({ kind: 'ok' });
    expect(await openLink(token, 'answer_moments', KEY, ENDS)).toEqual({ kind: 'expired' });
  });

  it('may be opened again and again', async () => {
    const token = await tokenFor('answer_moments');
    const opened = await Promise.all([1, 2, 3].map(() => openLink(token, 'answer_moments', KEY, BEFORE)));

    expect(opened.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok']);
  });

  it('holds two ids, a purpose and an end, and nothing of a person', async () => {
    const token = await tokenFor('answer_moments');

    expect(decodeJwt(token)).toEqual({ jti: ID, sch: SCHOOL, aud: 'answer_moments', exp: ENDS / 1000 });
  });

  it('fits into the router with room to spare', async () => {
    expect((await tokenFor('answer_moments')).length).toBeLessThan(500);
  });

  it.each<[string, (token: string) => string | Promise<string>]>([
    ['is empty', () => ''],
    ['is no token', () => 'hallo'],
    ['is cut short', (token) => token.slice(0, -1)],
    ['is longer', (token) => `${token}A`],
    ['has another signature', (token) => token.replace(/.{6}$/, 'AAAAAA')],
    ['was given another end', (token) => withPayload(token, { exp: ENDS })],
    ['was given another purpose', (token) => withPayload(token, { aud: 'answer_moments' })],
    ['was given another id', (token) => withPayload(token, { jti: SCHOOL })],
    ['says that it is not signed', (token) => withHead(token, { alg: 'none' })],
    ['says that it is signed otherwise', (token) => withHead(token, { alg: 'HS512' })],
    ['is signed with another key', () => signedWith(Buffer.alloc(32, 'b'), {})],
    ['is signed otherwise with the right key', () => signedWith(KEY, {}, 'HS512')],
    ['is right but names no row', () => signedWith(KEY, { jti: undefined })],
    ['is right but its row is no id', () => signedWith(KEY, { jti: 'the first' })],
    ['is right but names no school', () => signedWith(KEY, { sch: undefined })],
    ['is right but never ends', () => signedWith(KEY, { exp: undefined })],
    ['is right but has no purpose', () => signedWith(KEY, { aud: undefined })],
  ])('that %s is forged', async (_what, spoil) => {
    const token = await spoil(await tokenFor('worklist_page'));

    expect(await openLink(token, 'worklist_page', KEY, BEFORE)).toEqual({ kind: 'forged' });
  });

  it('that is forged is not said to be expired, however old it is', async () => {
    const token = withPayload(await tokenFor('worklist_page'), { exp: 1 });

    expect(await openLink(token, 'worklist_page', KEY, ENDS)).toEqual({ kind: 'forged' });
  });
});

async function tokenFor(purpose: LinkPurpose): Promise<string> {
  const link = { id: ID, purpose, expiresAt: ENDS, schoolId: SCHOOL };
  const address = await addressesOn('https://actietafel.example', KEY).urlOf(link);
  const start = `https://actietafel.example/${PATHS[purpose]}/`;
  if (!address.startsWith(start)) throw new Error('the address is not where its page is');
  return address.slice(start.length);
}

/** A token with all that a good one has, unless `change` says otherwise. */
function signedWith(key: Buffer, change: Record<string, unknown>, alg = 'HS256'): Promise<string> {
  const claims = { jti: ID, sch: SCHOOL, aud: 'worklist_page', exp: ENDS / 1000, ...change };
  return new SignJWT(claims as Record<string, unknown>).setProtectedHeader({ alg }).sign(key);
}

function withPayload(token: string, change: object): string {
  const [head, , signature] = token.split('.');
  return [head, encoded({ ...decodeJwt(token), ...change }), signature].join('.');
}

function withHead(token: string, head: object): string {
  const [, payload, signature] = token.split('.');
  return [encoded(head), payload, signature].join('.');
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
