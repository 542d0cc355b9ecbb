import type { DayPart, DigestView, Heartbeat, TermSaid } from '../../app/digest/views.ts';
import type { Language, SchoolDate } from '../../domain/ids.ts';
import type { DigestLine } from '../../domain/reminding/digest.ts';
import type { StepAudience } from '../../domain/terms/term.ts';
import { closedIn, dayIn } from '../../texts/dates.ts';
import { troubleIn } from '../../texts/fates.ts';
import { nearDay, termLine } from '../../texts/terms.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, type CardValues, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends DigestView['kind']> = Extract<DigestView, { kind: K }>;

/** More of what did not arrive is in the list. */
const MOST_UNDELIVERED = 3;

/** The one message of a day; until when something is put off; and that it was. */
export function digestCard(view: DigestView, language: Language): Card {
  const texts = textsIn(language);
  switch (view.kind) {
    case 'digest':
      return dayCard(view, texts, language);
    case 'put_off':
      return putOffCard(view, texts, language);
    case 'reminder_answered':
      return answeredCard(view, texts, language);
  }
}

function dayCard(view: Of<'digest'>, texts: Texts, language: Language): Card {
  const { digest } = texts;
  const lines = view.parts.flatMap((part) => linesOf(part).map(({ term }) => ({ part, term })));
  const [first] = lines;
  const isOfSeveral = view.parts.length > 1;
  return expandCard('digest', {
    lang: language,
    label: `${digest.label} · ${dayIn(language, view.on)}`,
    title: lines.length === 0 ? digest.titleNothing : digest.title,
    hasAnswered: view.answered !== undefined,
    answered: answeredText(view, texts, language),
    parts: view.parts.map((part) => ({
      isOfSeveral,
      school: isOfSeveral ? inert(part.school.name) : '',
      ...partValues(part, view.on, texts, language),
    })),
    hasChoices: lines.length > 0,
    chooseLabel: digest.choose,
    chooseError: texts.refusals.reminder_missing,
    chosen: first ? valueOfLine(first, view) : '',
    choices: lines.map(({ part, term }) => ({
      title: `${term.number}${term.roepnaam ? ` ${inert(term.roepnaam)}` : ''}: ${digest.terms[term.rule]}${
        isOfSeveral ? ` · ${inert(part.school.name)}` : ''
      }`,
      value: valueOfLine({ part, term }, view),
    })),
    open: digest.open,
    take: digest.take,
    later: digest.later,
    list: digest.list,
    wishes: digest.wishes,
    ...refValues(view.ref),
  });
}

function partValues(part: DayPart, on: SchoolDate, texts: Texts, language: Language): CardValues {
  const { digest } = texts;
  const { sections, more } = part.digest;
  return {
    sections: sections.map((section) => ({
      heading: digest.sections[section.kind],
      lines: section.lines.map((line) => lineValues(line, on, texts, language)),
    })),
    hasMore: more > 0,
    more: more > 0 ? digest.more(more) : '',
    hasTrouble: part.undelivered.length > 0,
    troubleTitle: digest.undelivered,
    trouble: troubleLines(part, texts, language).map((text) => ({ text })),
    hasHeartbeat: part.heartbeat !== null,
    heartbeat: part.heartbeat ? heartbeatIn(part.heartbeat, texts) : '',
  };
}

function linesOf({ digest }: DayPart): DigestLine<TermSaid>[] {
  return digest.sections.flatMap(({ lines }) => lines);
}

/**
 * `26-001, eerste actietafel. Goed. Ik vraag het weer op vr 4 dec.` With the school behind the number where a line of another
 * stands below it: two schools may have the same number.
 */
function answeredText({ answered, parts }: Of<'digest'>, { digest }: Texts, language: Language): string {
  if (!answered) return '';
  const { number, rule, how, on, school } = answered;
  const isAlone = parts.every((part) => part.school.id === school.id);
  const which = isAlone ? number : `${number} · ${inert(school.name)}`;
  return digest.answeredOf(which, digest.terms[rule], digest.answered[how](nearDay(language, on)));
}

function heartbeatIn({ terms, unrepaired, repaired, undelivered }: Heartbeat, { digest }: Texts): string {
  if (terms === null) return digest.heartbeatMissing;
  return [
    digest.heartbeat(terms, undelivered),
    ...(repaired > 0 ? [digest.heartbeatRepaired(repaired)] : []),
    ...(unrepaired > 0 ? [digest.heartbeatUnrepaired(unrepaired)] : []),
  ].join(' ');
}

/** What did not count is said beside the day, and so is that more time was taken on purpose. */
function lineValues(
  { term, audience }: DigestLine<TermSaid>,
  today: SchoolDate,
  texts: Texts,
  language: Language,
): CardValues {
  const { digest } = texts;
  const roepnaam = term.roepnaam === null ? null : inert(term.roepnaam);
  const notes = [
    audience === null ? '' : askedAs(audience, term, texts),
    term.wasPutOff ? digest.wasPutOff(nearDay(language, term.dueOn)) : '',
    pausedNote(term, texts, language),
    term.notCounted.length === 0
      ? ''
      : digest.notCounted(term.notCounted.map((because) => inert(closedIn(language, because))).join(', ')),
  ].filter((note) => note !== '');
  return {
    text: termLine(language, today, { ...term, roepnaam }),
    hasNote: notes.length > 0,
    note: notes.join(' '),
  };
}

/** Nobody is to think that nothing happens; of the end of the pause itself the line says it already. */
function pausedNote({ rule, pausedUntil, dueOn }: TermSaid, { digest }: Texts, language: Language): string {
  if (pausedUntil === null || rule === 'pause_over') return '';
  return digest.paused(nearDay(language, pausedUntil), nearDay(language, dueOn));
}

function askedAs(audience: StepAudience, { toAsk }: TermSaid, { digest, words }: Texts): string {
  if (audience !== 'scale_up' || toAsk === null) return digest.as[audience];
  return digest.scaleUp(inert(toAsk.roepnaam), words.seats[toAsk.seat]);
}

function troubleLines({ undelivered }: DayPart, texts: Texts, language: Language): string[] {
  const shown = undelivered
    .slice(0, MOST_UNDELIVERED)
    .map(
      ({ number, ...line }) =>
        `${number === null ? '' : `${number} · `}${troubleIn(texts, line, dayIn(language, line.on), inert)}`,
    );
  const more = undelivered.length - shown.length;
  return more > 0 ? [...shown, texts.digest.moreUndelivered(more)] : shown;
}

function putOffCard(view: Of<'put_off'>, { digest, dossier }: Texts, language: Language): Card {
  return actionsCard(
    {
      label: dossier.label(view.number),
      title: digest.putOffTitle,
      lines: [digest.about(digest.terms[view.rule]), digest.putOffStays(nearDay(language, view.dueOn))],
      actions: [
        ...view.days.map((on) => ({
          title: digest.putOffUntil(nearDay(language, on)),
          verb: 'digest.put_off',
          ref: view.ref,
          choice: `${view.termId} ${on}`,
        })),
        // Whoever would rather not is not left with days alone.
        { title: digest.back, verb: 'digest.show', ref: view.ref },
      ],
    },
    language,
  );
}

function answeredCard(view: Of<'reminder_answered'>, { digest, dossier }: Texts, language: Language): Card {
  return actionsCard(
    {
      label: dossier.label(view.number),
      title: digest.answered[view.how](nearDay(language, view.on)),
      lines: [digest.about(digest.terms[view.rule]), digest.putOffStays(nearDay(language, view.dueOn))],
      actions: [{ title: digest.list, verb: 'worklist.show', ref: view.ref }],
    },
    language,
  );
}

/** The school only where the card cannot say it: it names one. */
function valueOfLine(
  { part: { school }, term: { id, aboutId } }: { part: DayPart; term: TermSaid },
  { ref }: Of<'digest'>,
): string {
  return school.id === ref.schoolId ? `${id} ${aboutId}` : `${id} ${aboutId} ${school.id}`;
}
