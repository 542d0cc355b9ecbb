import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkId, NoticeId } from '../domain/ids.ts';

/** What an address stands for: the door of one participant, or one of our letters. */
export type Addressed = { kind: 'link'; id: LinkId } | { kind: 'notice'; id: NoticeId };

/** Addresses with a signed part behind a plus, so that what comes back is known to be of whom, whatever it says itself. */
export type ReplyAddresses = {
  ofLink(id: LinkId): string;
  ofNotice(id: NoticeId): string;
  /** What this address stands for; null when it is none of ours. */
  read(address: string): Addressed | null;
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const MAC_BYTES = 5;
const UUID_BYTES = 16;

/**
 * @param from the address that mails come from; its server has to bring what is sent to `name+…@` there as well
 * @param key of the links: whoever can open somebody's door can answer for them too
 */
export function replyAddresses(from: string, key: Buffer): ReplyAddresses {
  const at = from.lastIndexOf('@');
  const [name, domain] = [from.slice(0, at), from.slice(at + 1)];
  const signed = (kind: 'a' | 'b', id: string) => {
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    return `${name}+${kind}${letters(Buffer.concat([bytes, macOf(key, kind, bytes)]))}@${domain}`;
  };
  return {
    ofLink: (id) => signed('a', id),
    ofNotice: (id) => signed('b', id),
    read(address) {
      const lower = address.trim().toLowerCase();
      const [start, end] = [`${name.toLowerCase()}+`, `@${domain.toLowerCase()}`];
      if (!lower.startsWith(start) || !lower.endsWith(end)) return null;
      const [kind, ...token] = lower.slice(start.length, -end.length);
      const bytes = bytesOf(token.join(''));
      if ((kind !== 'a' && kind !== 'b') || bytes?.length !== UUID_BYTES + MAC_BYTES) return null;
      const id = bytes.subarray(0, UUID_BYTES);
      if (!timingSafeEqual(bytes.subarray(UUID_BYTES), macOf(key, kind, id))) return null;
      return kind === 'a'
        ? { kind: 'link', id: uuidOf(id) as LinkId }
        : { kind: 'notice', id: uuidOf(id) as NoticeId };
    },
  };
}

function macOf(key: Buffer, kind: string, id: Buffer): Buffer {
  return createHmac('sha256', key).update(`mail.${kind}.`).update(id).digest().subarray(0, MAC_BYTES);
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Five bits a letter, as mail servers do not tell capitals from small letters. */
function letters(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

function bytesOf(token: string): Buffer | null {
  const values = [...token].map((letter) => LETTERS.indexOf(letter));
  if (values.some((value) => value < 0)) return null;
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
