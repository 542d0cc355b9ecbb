import { describe, expect, it } from '@jest/globals';
import { replyAddresses } from '../../src/calendar/reply-addresses.ts';
import type { LinkId, NoticeId } from '../../src/domain/ids.ts';

const KEY = Buffer.alloc(32, 7);
const LINK = '019ad000-0000-7000-8000-0000000000d1' as LinkId;
const NOTICE = '019ad000-0000-7000-8000-0000000000e2' as NoticeId;

describe('an address with a mark behind the plus', () => {
  const addresses = replyAddresses('actietafel@testcollege.example', KEY);

  it('says what it was made for', () => {
    expect(addresses.read(addresses.ofLink(LINK))).toEqual({ kind: 'link', id: LINK });
    expect(addresses.read(addresses.ofNotice(NOTICE))).toEqual({ kind: 'notice', id: NOTICE });
  });

  it('is an address that every mail server takes, also behind the longest name', () => {
    const name = 'a'.repeat(28);
    const [local = '', domain] = replyAddresses(`${name}@school.example`, KEY).ofLink(LINK).split('@');

    expect(addresses.ofLink(LINK)).toMatch(/^actietafel\+a[a-z2-7]{34}@testcollege\.example$/);
    expect(local.length).toBe(64);
    expect(domain).toBe('school.example');
  });

  it('is read in capitals too, as some servers write it', () => {
    expect(addresses.read(` ${addresses.ofLink(LINK).toUpperCase()} `)).toEqual({ kind: 'link', id: LINK });
  });

  it('is the same every time, so that an agenda sees one organiser', () => {
    expect(addresses.ofLink(LINK)).toBe(addresses.ofLink(LINK));
  });

  it('cannot be made by whoever knows the id, nor be used for another thing', () => {
    const ours = addresses.ofLink(LINK);
    const others = replyAddresses('actietafel@testcollege.example', Buffer.alloc(32, 8)).ofLink(LINK);

    expect(addresses.read(others)).toBeNull();
    expect(addresses.read(ours.replace('+a', '+b'))).toBeNull();
    expect(addresses.read(ours.replace(/.@/, (last) => (last === 'a@' ? 'b@' : 'a@')))).toBeNull();
    expect(addresses.read(ours.replace('testcollege', 'evil'))).toBeNull();
  });

  it.each([
    'actietafel@testcollege.example',
    'actietafel+@testcollege.example',
    'actietafel+a@testcollege.example',
    'actietafel+aééé@testcollege.example',
    `actietafel+a${'a'.repeat(200)}@testcollege.example`,
    'x',
    '',
  ])('is nothing when it is none: %s', (address) => {
    expect(addresses.read(address)).toBeNull();
  });
});
