import { AGENDA_FAULTS } from '../../app/ports/agendas.ts';
import type { AnswersOf, CounterView, ProposalView, WhyNone } from '../../app/table/views.ts';
import type { NotYet } from '../../domain/booking.ts';
import type { Language, SchoolDate } from '../../domain/ids.ts';
import { dayIn, momentIn } from '../../texts/dates.ts';
import { wordOf } from '../../texts/fates.ts';
import type { Texts } from '../../texts/texts.ts';
import { inert } from './escape.ts';
import type { CardValues } from './expand.ts';

/** The three answers to each proposal, with what stands beside it. Input ids go by place: `m1`, `m2`, … */
export function proposalValues(
  proposals: readonly ProposalView[],
  { table }: Texts,
  language: Language,
  notes: (proposal: ProposalView, index: number) => readonly string[],
): CardValues[] {
  const choices = Object.entries(table.choices).map(([value, title]) => ({ title, value }));
  return proposals.map((proposal, index) => ({
    input: `m${index + 1}`,
    title: momentIn(language, proposal.on, proposal.minute, proposal.untilMinute),
    value: proposal.mine ?? '',
    error: table.choose,
    choices,
    notes: notes(proposal, index).map((text) => ({ text })),
  }));
}

/** Which proposals the inputs are about: an answer from an old card must not land on a new moment. */
export function slotIds(proposals: readonly ProposalView[]): string {
  return proposals.map(({ slotId }) => slotId).join(',');
}

/** A role, with a number where two share it; never a name. */
export function seatName(seat: Pick<AnswersOf, 'role' | 'nth' | 'isDeputy'>, { words }: Texts): string {
  const name = seat.nth === null ? words.seats[seat.role] : `${words.seats[seat.role]} ${seat.nth}`;
  return seat.isDeputy ? words.deputyFor(name) : name;
}

/** By whom the kernteam is reached. */
export function contactNotes({ contactPerson }: { contactPerson?: string }, { table }: Texts): string[] {
  return contactPerson === undefined ? [] : [`${table.contactPerson}: ${inert(contactPerson)}`];
}

/** `Actietafel 26-017`, with the roepnaam for those who may know. */
export function labelOf(number: string, roepnaam: string | null, { table }: Texts): string {
  return roepnaam === null ? table.label(number) : table.labelFor(number, inert(roepnaam));
}

/** Counts, and what is particular about this moment. */
export function notesOf(proposal: ProposalView, texts: Texts): string[] {
  const { table } = texts;
  const counts = table.counts(proposal.yes, proposal.ifNeedBe, proposal.no);
  return [
    counts,
    ...(proposal.isOutside ? [table.outsideAll] : []),
    ...changeNotes(proposal.reasons, texts),
    ...searchNotes(proposal.reasons, texts),
  ];
}

/** Who may have something else at a moment: for the coordinator alone, since it comes out of somebody's agenda. */
export function tentativeNotes({ reasons }: ProposalView, texts: Texts): string[] {
  const seats = seatsAfter('tentative:', reasons, texts);
  return seats === '' ? [] : [texts.table.tentative(seats)];
}

/** Why the nearest moments are later than the term, once for the card; empty when they are in time. */
export function laterNotes(proposals: readonly ProposalView[], texts: Texts): string[] {
  const { table } = texts;
  const reasons = proposals[0]?.reasons ?? [];
  if (!reasons.includes('later')) return [];
  const seats = seatsAfter('later:seat:', reasons, texts);
  return [
    table.later,
    ...(seats === '' ? [] : [table.laterSeats(seats)]),
    ...(reasons.includes('later:closed_days') ? [table.laterClosed] : []),
  ];
}

/** That too few days in time have enough people at the school anyway, once for the card: why, and when the next is. */
export function fewNotes(proposals: readonly ProposalView[], texts: Texts, language: Language): string[] {
  const { table } = texts;
  const reasons = proposals[0]?.reasons ?? [];
  const days = reasons.find((code) => /^few:\d+$/.test(code))?.slice('few:'.length);
  if (days === undefined) return [];
  const seats = seatsAfter('few:seat:', reasons, texts);
  const next = reasons.find((code) => code.startsWith('few:next:'))?.slice('few:next:'.length);
  return [
    table.few(Number(days)),
    ...(seats === '' ? [] : [table.fewSeats(seats)]),
    ...(reasons.includes('few:closed_days') ? [table.laterClosed] : []),
    ...(next ? [table.fewNext(dayIn(language, next as SchoolDate))] : []),
  ];
}

/** Whose shared agenda could not be read when these moments were looked for, once for the card: a line for each reason. */
export function unreadNotes(proposals: readonly ProposalView[], texts: Texts): string[] {
  const reasons = proposals[0]?.reasons ?? [];
  return AGENDA_FAULTS.flatMap((fault) => {
    const seats = seatsAfter(`agenda:${fault}:`, reasons, texts);
    return seats === '' ? [] : [texts.agendas.unread(texts.agendas.faults[fault], seats)];
  });
}

/** The other time that somebody proposes, and what stands in its way, with the seats of those who cannot come then. */
export function counterNotes({ moment, because }: CounterView, texts: Texts, language: Language): string[] {
  const { table, letters } = texts;
  const seats = seatsAfter('seat:', because, texts);
  const why = [
    ...because
      .filter((code) => !code.startsWith('seat:'))
      .map((code) => wordOf(letters.counter.because, code)),
    ...(seats === '' ? [] : [table.counterSeats(seats)]),
  ];
  return [
    table.counter(momentIn(language, moment.on, moment.minute, moment.untilMinute)),
    ...(why.length === 0 ? [] : [table.counterBecause(why.join(', '))]),
  ];
}

/** Why a search found no other moment at all, a sentence for each reason. */
export function noneNotes(codes: WhyNone, texts: Texts, language: Language): string[] {
  const { table } = texts;
  const seats = seatsAfter('none:seat:', codes, texts);
  const ends = codes
    .find((code) => code.startsWith('none:calendar_ends:'))
    ?.slice('none:calendar_ends:'.length);
  return [
    ...(seats === '' ? [] : [table.noneSeats(seats)]),
    ...(codes.includes('none:no_common_moment') ? [table.noneTogether] : []),
    ...(codes.includes('none:no_start') ? [table.noneFits] : []),
    ...(codes.includes('none:closed_days') ? [table.laterClosed] : []),
    ...(ends ? [table.noneKnown(dayIn(language, ends as SchoolDate))] : []),
  ];
}

/** What a moment keeps of the one that stood, and what it changes: `day:0`, `people:same`, `other:jgz`, `room:other`. */
export function changeNotes(reasons: readonly string[], texts: Texts): string[] {
  const { changes } = texts.table;
  const days = reasons.find((code) => /^day:-?\d+$/.test(code))?.slice('day:'.length);
  if (days === undefined) return [];
  const others = seatsAfter('other:', reasons, texts);
  const parts = [
    changes.day(Number(days)),
    ...(reasons.includes('people:same') ? [changes.samePeople] : []),
    ...(reasons.includes('room:other') ? [changes.otherRoom] : []),
  ];
  return [sentence(parts.join(', ')), ...(others === '' ? [] : [changes.others(others)])];
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The codes of the search about one moment: `partners:3/4`, `missing:jgz`, `deputy:swv`, `outside_presence:mentor`. */
function searchNotes(reasons: readonly string[], texts: Texts): string[] {
  const { table } = texts;
  const [coming, of] =
    reasons
      .find((code) => code.startsWith('partners:'))
      ?.slice('partners:'.length)
      .split('/') ?? [];
  const missing = seatsAfter('missing:', reasons, texts);
  const isSaid = (code: string) => reasons.includes(code.replace('deputy:', 'other:'));
  const deputies = seatsAfter(
    'deputy:',
    reasons.filter((code) => !isSaid(code)),
    texts,
  );
  const outside = seatsAfter('outside_presence:', reasons, texts) || seatsAfter('unknown:', reasons, texts);
  return [
    ...(coming && of && coming !== of ? [table.partners(coming, of)] : []),
    ...(reasons.includes('beside') ? [texts.siblings.beside] : []),
    ...(missing === '' ? [] : [table.missingSeats(missing)]),
    ...(deputies === '' ? [] : [table.deputies(deputies)]),
    ...(outside === '' ? [] : [table.outside(outside)]),
    ...(reasons.includes('room:none') ? [table.noRoom] : []),
  ];
}

function seatsAfter(prefix: string, reasons: readonly string[], texts: Texts): string {
  return reasons
    .filter((code) => code.startsWith(prefix))
    .map((code) => seatOfCode(code.slice(prefix.length), texts))
    .filter((name) => name !== '')
    .join(', ');
}

/** `jgz`, `mentor#2` → its name on screen; nothing for a seat that is not known. */
export function seatOfCode(code: string, { words }: Texts): string {
  const [role = '', nth] = code.split('#');
  if (!Object.hasOwn(words.seats, role)) return '';
  const name = words.seats[role as keyof typeof words.seats];
  return nth ? `${name} ${nth}` : name;
}

export function neededFor(because: readonly NotYet[], table: Texts['table']): string {
  if (because.length === 0) return table.nothingMissing;
  return table.missing(because.map((code) => table.because[code]).join(', '));
}
