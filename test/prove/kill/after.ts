import { simpleParser } from 'mailparser';
import type { Engine } from '../../../src/storage/engine.ts';
import { en } from '../../../src/texts/en.ts';
import { nl } from '../../../src/texts/nl.ts';
import { brokenLinks } from '../../support/audit-chain.ts';
import type { FakeConnector } from '../../support/fake-connector.ts';
import { KEYS } from './servers.ts';

const OF_CHATS = [nl, en].flatMap(({ messages }) => Object.values(messages.mayRepeat));
const OF_MAILS = [nl, en].flatMap(({ letters }) => Object.values(letters.mayRepeat));

/** Each story does this once. */
const ONCE_A_STORY = [
  'concern.begun',
  'concern.sent',
  'concern.decided',
  'concern.parents_informed',
  'dossier.closed',
];

/** What is wrong with the rows after stories with these numbers were pressed to their end; empty when nothing is. */
export async function faultsInRows(engine: Engine, numbers: readonly string[]): Promise<string[]> {
  const all = async <T>(sql: string): Promise<T[]> => (await engine.query(sql, [])).rows as T[];
  const faults: string[] = [];
  const expect = (what: string, is: unknown, should: unknown) => {
    if (JSON.stringify(is) !== JSON.stringify(should))
      faults.push(`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(should)}`);
  };
  const sorted = [...numbers].sort();
  const closed = await all<{ number: string }>(
    `select number from dossier where state = 'closed' order by number`,
  );
  expect(
    'closed dossiers',
    closed.map(({ number }) => number),
    sorted,
  );
  const concerns = await all<{ number: string }>('select number from concern order by number');
  expect(
    'concerns',
    concerns.map(({ number }) => number),
    sorted,
  );
  const actions = await all<{ action: string; n: number }>(
    'select action, count(*)::int as n from audit group by action',
  );
  for (const action of ONCE_A_STORY)
    expect(`${action} on record`, actions.find((each) => each.action === action)?.n ?? 0, numbers.length);
  const twice = await all(
    `select action, subject_id from audit where action = 'table.booked_itself' group by 1, 2 having count(*) > 1`,
  );
  expect('tables that were booked twice', twice, []);
  const open = await all(
    `select kind, state from notice where state = 'claimed' or (state = 'unknown' and params -> 'repeat' is null and (expires_at is null or expires_at > now() + interval '1 hour'))`,
  );
  expect('messages that nobody looks after', open, []);
  expect(
    'rows where the record is broken',
    await brokenLinks(engine, Buffer.from(KEYS.AUDIT_KEY ?? '', 'base64')),
    [],
  );
  return faults;
}

export type Arrivals = { messages: number; announced: number; faults: string[] };

/** What came more than once without saying that it might. */
export async function arrivals(
  connector: FakeConnector,
  chats: readonly string[],
  mails: readonly string[],
): Promise<Arrivals> {
  const plain = new Map<string, number>();
  let announced = 0;
  const count = (key: string, isAnnounced: boolean) => {
    if (isAnnounced) announced += 1;
    else plain.set(key, (plain.get(key) ?? 0) + 1);
  };
  for (const chat of chats)
    for (const { activity, edits } of connector.messagesIn(chat)) {
      const text = JSON.stringify((activity as { attachments?: unknown }).attachments ?? activity);
      // An edited message shows something newer, which others may show as well.
      if (edits === 0)
        count(
          `${chat} ${text}`,
          OF_CHATS.some((warning) => text.includes(warning)),
        );
    }
  for (const raw of mails) {
    const mail = await simpleParser(raw);
    count(
      `${mail.messageId}`,
      OF_MAILS.some((warning) => (mail.text ?? '').replace(/\s+/g, ' ').includes(warning)),
    );
  }
  const faults = [...plain].flatMap(([key, times]) =>
    times > 1 ? [`came ${times} times and did not say so: ${key.slice(0, 300)}`] : [],
  );
  return { messages: [...plain.values()].reduce((sum, times) => sum + times, announced), announced, faults };
}
