import type { HowGood, MoveLine, MovingView } from '../../app/moving-several/views.ts';
import type { MomentView } from '../../app/table/views.ts';
import type { Language } from '../../domain/ids.ts';
import { momentIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard, type CardAction } from './actions.ts';
import type { Card } from './expand.ts';
import { changeNotes, seatOfCode } from './table-parts.ts';

type Fact = { title: string; value: string };

/** Tables that have lost somebody: when each is and could be, who is missed, and one tap for all of them. */
export function movingCard(view: MovingView, language: Language): Card {
  const texts = textsIn(language);
  const { moving, worklist } = texts;
  const { lines, more, started, ref } = view;
  const count = lines.length + more;
  const canMove = lines.some(({ to }) => to !== null);
  const actions: CardAction[] = [
    ...(canMove ? [{ title: moving.yes, verb: 'tables.move', ref }] : []),
    ...(lines.length > 0 ? [{ title: moving.leave, verb: 'tables.leave', ref }] : []),
    { title: worklist.listLabel, verb: 'worklist.show', ref },
  ];
  return actionsCard(
    {
      label: moving.label,
      title: count === 0 ? moving.titleNone : moving.title(count),
      lines: [
        ...(started === null || started === 0 ? [] : [moving.started(started)]),
        ...(started !== null && canMove ? [moving.left] : []),
        ...(canMove && started === null ? [moving.text] : []),
        ...(more > 0 ? [moving.more(more)] : []),
        ...(canMove ? howGoodLines(view.howGood, texts) : []),
      ],
      facts: lines.flatMap((line) => factsOf(line, texts, language)),
      actions,
    },
    language,
  );
}

/** One table: when it is, whom it misses then, and when it could be. */
function factsOf({ number, from, to, changes, lost }: MoveLine, texts: Texts, language: Language): Fact[] {
  const { moving } = texts;
  const when = ({ on, minute, untilMinute }: MomentView) => momentIn(language, on, minute, untilMinute);
  const seats = lost.map((code) => seatOfCode(code, texts)).filter((name) => name !== '');
  return [
    { title: number, value: when(from) },
    ...(seats.length === 0 ? [] : [{ title: moving.lost, value: seats.join(', ') }]),
    to
      ? { title: moving.becomes, value: moving.line(when(to), changeNotes(changes, texts).join('. ')) }
      : { title: moving.stays, value: moving.noOther },
  ];
}

/** Of what is not proven to be the best: what it costs now, and what nothing can stay below. */
function howGoodLines(howGood: HowGood, { moving }: Texts): string[] {
  const { isProven, without, withoutAtLeast, askedAgain, askedAgainAtLeast } = howGood;
  if (isProven) return [];
  if (without > withoutAtLeast) return [moving.notProven, moving.without(without, withoutAtLeast)];
  if (askedAgain > askedAgainAtLeast)
    return [moving.notProven, moving.askedAgain(askedAgain, askedAgainAtLeast)];
  return [moving.notProven];
}
