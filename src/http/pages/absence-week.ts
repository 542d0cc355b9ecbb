import type { AbsencePage } from '../../app/absence-duty/showing-absence.ts';
import { MOST_HOURS } from '../../domain/absence-duty/faults.ts';
import type { HourUnit } from '../../domain/absence-duty/rules.ts';
import { closedIn } from '../../texts/dates.ts';
import type { Drawing } from './absence-drawing.ts';
import { type Html, html } from './html.ts';

type Day = AbsencePage['week']['days'][number];

/** A week, a row for each day: two lists to choose hours from and one box to tick. Without a script, by thumb or by keyboard. */
export function weekPart(drawing: Drawing): Html {
  const { found, texts, form, button } = drawing;
  const { absenceDuty } = texts;
  const { week, unit } = found;
  const canFill = !week.isByColleague && week.days.some((each) => !each.closed && !each.isAhead);
  return html`<h2 id="week">${absenceDuty.weekTitle(week.number)}</h2>
${
  canFill
    ? form([
        html`<p class="soft small">${absenceDuty.unitHints[unit]} ${absenceDuty.weekNote}</p>`,
        ...week.days.map((each) => dayPart(each, drawing)),
        button('bewaar-week', absenceDuty.weekSave),
      ])
    : html`<p class="note">${week.isByColleague ? absenceDuty.weekByColleague : closedText(drawing)}</p>`
}
${form([
  week.before !== null && button(`week:${week.before}`, absenceDuty.weekBefore, 'quiet'),
  week.after !== null && button(`week:${week.after}`, absenceDuty.weekAfter, 'quiet'),
])}`;
}

function dayPart(each: Day, drawing: Drawing): Html {
  const { found, texts, typed, day } = drawing;
  const { absenceDuty } = texts;
  const { on, entered, closed } = each;
  if (closed || each.isAhead)
    return html`<p class="soft"><b>${day(on)}</b> ${closed ? absenceDuty.closed(closedIn(drawing.language, closed)) : absenceDuty.ahead}</p>`;
  const value = (name: string, kept: number | undefined) => typed?.get(`${name}-${on}`) ?? String(kept ?? 0);
  const isWhole = typed ? typed.get(`h-${on}`) === 'ja' : (entered?.isWhole ?? false);
  return html`<fieldset><legend>${day(on)}</legend><div class="hours">
${hoursBox(`z-${on}`, absenceDuty.unauthorised, value('z', entered?.unauthorised), found.unit)}
${hoursBox(`m-${on}`, absenceDuty.authorised, value('m', entered?.authorised), found.unit)}
</div><label class="check"><input type="checkbox" name="h-${on}" value="ja"${isWhole && html` checked`}><span>${absenceDuty.whole}</span></label></fieldset>`;
}

/** Whole lessons, or half hours of the clock; what was kept in another way stays a choice. */
function hoursBox(name: string, label: string, value: string, unit: HourUnit): Html {
  const step = unit === 'lesson_hours' ? 1 : 0.5;
  const steps = Array.from({ length: MOST_HOURS / step + 1 }, (_each, index) => String(index * step));
  const options = steps.includes(value) || !isHours(value) ? steps : [...steps, value];
  return html`<div><label class="field" for="${name}">${label}</label><select id="${name}" name="${name}">${options.map(
    (each) => html`<option value="${each}"${each === value && html` selected`}>${shownHours(each)}</option>`,
  )}</select></div>`;
}

/** `1½`: a decimal point is no Dutch comma, and read out aloud as something else. */
export function shownHours(hours: number | string): string {
  const count = Number(hours);
  if (Number.isInteger(count)) return String(count);
  return `${Math.floor(count) === 0 ? '' : Math.floor(count)}½`;
}

function isHours(value: string): boolean {
  return Number.isInteger(Number(value) * 2) && Number(value) >= 0 && Number(value) <= MOST_HOURS;
}

function closedText({ found, texts, language }: Drawing): string {
  const closed = found.week.days.find((each) => each.closed)?.closed;
  return closed ? texts.absenceDuty.closed(closedIn(language, closed)) : texts.absenceDuty.ahead;
}
