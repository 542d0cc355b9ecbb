import { sql } from 'kysely';
import type { Engine } from '../../../src/storage/engine.ts';
import { en } from '../../../src/texts/en.ts';
import { nl } from '../../../src/texts/nl.ts';
import type { FakeConnector } from '../../support/fake-connector.ts';

const WARNINGS = [nl, en].flatMap(({ messages }) => Object.values(messages.mayRepeat));

export type Reconciled = {
  sent: number;
  arrived: number;
  announced: number;
  /** Begun and lost from sight twice: nobody knows whether they came, and the coordinators see that. */
  lostTwice: number;
};

type Row = { state: string; activity_id: string | null; repeats: boolean; chat: string };

/**
 * Every row beside what arrived. A row that says sent has its message there, and one that was sent once more says so in
 * it. One that was begun twice by somebody who was killed then is unknown for good. A message that no row knows is the first copy of one
 * that came once more, or the second, which says so, of one that was lost from sight twice: no chat has more of those than of these.
 */
export async function faultsInDelivery(
  engine: Engine,
  connector: FakeConnector,
): Promise<Reconciled & { faults: string[] }> {
  const { rows } = await sql<Row>`
    select notice.state, notice.activity_id, coalesce((notice.params -> 'repeat')::boolean, false) as repeats,
      conversation.teams_id as chat
    from notice
    join conversation on conversation.state = 'open' and (conversation.person_id = notice.to_id
      or (conversation.school_id = notice.to_id and conversation.kind = 'channel'))
    where notice.state <> 'dropped' and notice.dedupe_key like 'kills:%'
  `.execute(engine.db);
  const faults: string[] = [];
  const says = new Map<string, boolean>();
  for (const chat of new Set(rows.map((row) => row.chat)))
    for (const { id, activity } of connector.messagesIn(chat)) says.set(id, isAnnounced(activity));
  const known = new Set(rows.flatMap(({ activity_id }) => activity_id ?? []));
  const lostTwice = rows.filter(isLostTwice);
  for (const row of rows) {
    if (isLostTwice(row)) continue;
    const { state, activity_id: id, repeats } = row;
    if (state !== 'sent' || id === null) faults.push(`one is ${state} in the end`);
    else if (!says.has(id)) faults.push('one says that it was sent, and never arrived');
    else if (says.get(id) !== repeats) faults.push('one does not say rightly whether it may be a repeat');
  }
  for (const [chat, all] of Map.groupBy(rows, (row) => row.chat)) {
    const unknown = connector.messagesIn(chat).filter(({ id }) => !known.has(id));
    const repeated = unknown.filter(({ activity }) => isAnnounced(activity)).length;
    const first = unknown.length - repeated;
    const again = all.filter(({ repeats }) => repeats).length;
    const twice = all.filter(isLostTwice).length;
    if (first > again) faults.push(`${first - again} came twice and did not say so`);
    if (repeated > twice) faults.push(`${repeated - twice} came as a repeat that no row knows`);
  }
  const refused = connector.requests.filter(({ status }) => status === 429 || status === 412).length;
  if (refused > 0) faults.push(`${refused} were refused as too many or as two at once`);
  return {
    faults: counted(faults),
    sent: rows.length,
    lostTwice: lostTwice.length,
    arrived: says.size,
    announced: [...says.values()].filter(Boolean).length,
  };
}

function isLostTwice({ state, repeats }: Row): boolean {
  return state === 'unknown' && repeats;
}

function isAnnounced(activity: Record<string, unknown>): boolean {
  const text = JSON.stringify(activity.attachments ?? null);
  return WARNINGS.some((warning) => text.includes(warning));
}

function counted(faults: readonly string[]): string[] {
  return [...Map.groupBy(faults, (fault) => fault)].map(([fault, all]) => `${all.length} times: ${fault}`);
}
