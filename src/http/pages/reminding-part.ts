import type { WishesView } from '../../app/reminding/views.ts';
import type { Language, SchoolDate, WallMinute } from '../../domain/ids.ts';
import { EARLIEST_MINUTE, LATEST_MINUTE, type Wishes } from '../../domain/reminding/wishes.ts';
import { dayIn, timeOf } from '../../texts/dates.ts';
import { halfHours, keptLines } from '../../texts/reminding.ts';
import { textsIn } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';
import { dayBox, selectBox } from './layout.ts';

const WORK_WEEK = [1, 2, 3, 4, 5];

/**
 * When somebody may be reminded, and the form to choose otherwise; the same as the card in a chat. `typed` = what was filled
 * in and cannot be kept like that; null = the form starts with what holds.
 */
export function remindingPart(
  view: WishesView,
  { language, here, hidden, typed }: { language: Language; here: string; hidden: Html; typed: Wishes | null },
): Html {
  const { reminding, dates } = textsIn(language);
  const { ofSchool } = view;
  const wishes = typed ?? view.wishes;
  const at = (minute: number) => dates.at(timeOf(minute));
  const hours = (name: string, label: string, own: number | null, school: number) =>
    selectBox({ name, label, hint: null, value: own === null ? '' : String(own), fault: null }, [
      { value: '', label: reminding.asSchool(at(school)) },
      ...halfHours().map((minute) => ({ value: String(minute), label: timeOf(minute) })),
    ]);
  const workDays = wishes.workDays ?? ofSchool.workDays;
  return html`<section aria-labelledby="reminding-title"><h2 id="reminding-title">${reminding.pageTitle}</h2>
<p>${reminding.intro}</p>
<ul>${keptLines(view, language, (on) => dayIn(language, on)).map((line) => html`<li>${line}</li>`)}</ul>
<form method="post" action="${here}?taal=${language}" autocomplete="off">${hidden}
${hours('uur', reminding.hour, wishes.digestMinute, ofSchool.digestMinute)}
<fieldset><legend>${reminding.days}</legend><p class="soft small">${reminding.daysHint}</p><div class="choices">${WORK_WEEK.map(
    (day) =>
      html`<label class="choice"><input type="checkbox" name="dag" value="${day}"${workDays.includes(day) && html` checked`}><span>${dates.longWeekdays[day - 1] ?? ''}</span></label>`,
  )}</div></fieldset>
${hours('vanaf', reminding.from, wishes.fromMinute, ofSchool.fromMinute)}
${hours('niet-na', reminding.until, wishes.untilMinute, ofSchool.untilMinute)}
${dayBox({ name: 'pauze', label: reminding.pause }, { first: view.today, last: view.lastPause, value: wishes.pausedUntil })}
${view.isLastToHear && html`<p>${reminding.lastToHear}</p>`}
<fieldset><legend>${reminding.about}</legend><p class="soft small">${reminding.dutyHint}</p><div class="choices"><label class="choice"><input type="checkbox" name="plicht" value="ja"${wishes.dutyOnly && html` checked`}><span>${reminding.duty}</span></label></div></fieldset>
<p><button class="wide" type="submit" name="doe" value="reminding">${reminding.savePage}</button></p>
</form>
<p class="soft small">${reminding.note}</p></section>`;
}

/** What was chosen on it; an hour or a day that is none counts as not chosen. */
export function wishesIn(form: URLSearchParams, day: (text: string | null) => SchoolDate | null): Wishes {
  return {
    digestMinute: minuteIn(form.get('uur')),
    fromMinute: minuteIn(form.get('vanaf')),
    untilMinute: minuteIn(form.get('niet-na')),
    workDays: form
      .getAll('dag')
      .filter((each) => /^[1-7]$/.test(each))
      .map(Number),
    pausedUntil: day(form.get('pauze')),
    dutyOnly: form.get('plicht') === 'ja',
  };
}

function minuteIn(text: string | null): WallMinute | null {
  if (!text || !/^\d{1,4}$/.test(text)) return null;
  const minute = Number(text);
  return minute >= EARLIEST_MINUTE && minute <= LATEST_MINUTE ? (minute as WallMinute) : null;
}
