import { type ChannelVerb, channelLines, channelPayload } from '../../domain/channel.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import { MOST_LINES } from '../../domain/reminding/digest.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { lastTold } from './last-told.ts';
import { rungsFor } from './terms-said.ts';

/** What the team is reminded of today, in one post: numbers, days and neutral verbs, which pass the gate one by one. */
export async function prepareChannelDigest(tx: Tx, moment: Moment): Promise<Prepared> {
  const { school, today, notice } = moment;
  // Held up past its day, it would say what is not true any more; what it was to say is in the next one.
  if (notice.params.on !== today) return { kind: 'drop', reason: 'too_late' };
  const to = await tx.conversations.channelOf(school.id);
  if (!to) return { kind: 'drop', reason: 'no_channel' };
  const channel = { kind: 'channel' } as const;
  const toldOn = (await lastTold(tx, moment, channel))?.on ?? null;
  const { rungs, cases } = await rungsFor(tx, channel, [], { toldOn, today });
  const asked = new Set(rungs.map(({ termId }) => termId));
  const lines = cases
    .filter(({ term }) => asked.has(term.id))
    .sort((a, b) => a.term.dueOn.localeCompare(b.term.dueOn))
    .flatMap(({ term, matter: { dossier } }) =>
      dossier ? [channelPayload({ number: dossier.number, verb: verbFor(term, today), on: term.dueOn })] : [],
    );
  if (lines.length === 0) return { kind: 'drop', reason: 'nothing_to_say' };
  // What has waited longest has a line; the rest is a count, as in the message of a person.
  const payload = channelLines(lines.slice(0, MOST_LINES), Math.max(0, lines.length - MOST_LINES));
  return { kind: 'channel', to, language: school.language, edits: null, payload };
}

/** Which duty or promise it is does not matter there: only of a table and an agreement the team knows anyway. */
function verbFor({ rule, dueOn }: Deadline, today: SchoolDate): ChannelVerb {
  const isLate = dueOn < today;
  if (rule === 'agreement') {
    if (isLate) return 'agreement_overdue';
    return dueOn === today ? 'agreement_due' : 'agreement_due_soon';
  }
  if (rule === 'first_table' && isLate) return 'first_table_overdue';
  return isLate ? 'term_overdue' : 'term_due';
}
