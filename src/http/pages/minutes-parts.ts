import type { MinutesFault } from '../../app/minutes/acting.ts';
import type { MinutesPage } from '../../app/minutes/views.ts';
import { EFFECTS } from '../../domain/details.ts';
import type { Language } from '../../domain/ids.ts';
import {
  ABSENT_WHY,
  asksWhyAbsent,
  asksWhyOnline,
  ONLINE_WHY,
  PRESENCES,
} from '../../domain/minutes/attendance.ts';
import type { Typed } from '../../domain/minutes/changing.ts';
import {
  DAYTIMES,
  EXISTING_PLANS,
  HEARD_HOW,
  LONGEST_MINUTES_TEXT,
  type MinutesText,
  type NamedPerson,
  OWN_PLAN,
  WHY_INSIDE,
  WHY_OUTSIDE,
} from '../../domain/minutes/minutes.ts';
import { printOf } from '../../domain/minutes/prints.ts';
import type { VoiceOf } from '../../domain/voices.ts';
import type { Texts } from '../../texts/texts.ts';
import { adviceLine } from './case-jgz.ts';
import { type Html, html } from './html.ts';
import { textBox } from './layout.ts';
import { faultAt, SENT } from './minutes-form.ts';
import { choiceValue, doButton, type Going, hiddenField, taps } from './minutes-taps.ts';
import { fullName } from './names.ts';
import { voiceWords } from './voices-part.ts';

/** A page of the minutes as it is drawn: what stands, what was typed and could not be kept, and what is wrong. */
export type Drawn = Going & {
  page: MinutesPage;
  /** What somebody typed and is asked about again; left out = what is kept stands in the box. */
  typed: Typed;
  /** What was typed of what one of the family says, by their place, and is not kept yet. */
  says: Readonly<Record<string, string>>;
  /** Whose words of beforehand are shown now, by their place. */
  shows: string | null;
  faults: readonly MinutesFault[];
  texts: Texts;
  language: Language;
};

/** Who is here, and what has to be asked first. */
export function whoPart(drawn: Drawn): Html {
  const { page, texts } = drawn;
  const { minutes: words } = texts;
  const { people } = page.standing;
  const { ownPlan, existingPlan, onlineWhy } = page.minutes;
  return html`${doButton(drawn, 'allen', words.everybodyHere, { anchor: 'mensen' })}
<div id="mensen">${people.map((person) => html`${presenceOf(person, drawn)}${asksWhyAbsent(person) && absentWhyOf(person, drawn)}`)}</div>
${asksWhyOnline(people) && choicesOf(drawn, 'online_why', ONLINE_WHY, words.onlineWhyChoices, [onlineWhy], { legend: words.onlineWhy, hint: words.onlineWhyHint })}
${choicesOf(drawn, 'own_plan', OWN_PLAN, words.ownPlanChoices, [ownPlan], { legend: words.ownPlan, hint: words.ownPlanHint })}
${choicesOf(drawn, 'existing', EXISTING_PLANS, words.existingChoices, [existingPlan], { legend: words.existing })}`;
}

type AtTable = MinutesPage['standing']['people'][number];

function presenceOf({ participantId: id, ...person }: AtTable, drawn: Drawn): Html {
  const { minutes: words } = drawn.texts;
  return taps(
    drawn,
    { anchor: `plek-${id}`, legend: personText(person, drawn.texts) },
    PRESENCES.map((presence) => ({
      value: `aanwezig:${id}:${presence}`,
      label: words.presence[presence],
      isOn: person.presence === presence,
    })),
  );
}

/** Below whoever of the family is not there, and of each by name: two parents may have two reasons. */
function absentWhyOf({ participantId: id, ...person }: AtTable, drawn: Drawn): Html {
  const { page, texts } = drawn;
  const { minutes: words } = texts;
  const chosen = page.minutes.absentWhy[id];
  return taps(
    drawn,
    {
      anchor: `waarom-weg-${id}`,
      legend: words.absentWhy(person.name?.roepnaam ?? personText(person, texts)),
      hint: words.absentWhyHint,
    },
    ABSENT_WHY.map((why) => ({
      value: `waarom-weg:${id}:${why}:${why === chosen ? 'uit' : 'aan'}`,
      label: words.absentWhyChoices[why],
      isOn: why === chosen,
    })),
  );
}

/** What the pupil, the parents and the school say, side by side: nobody has to agree. */
export function voicesStep(drawn: Drawn): Html {
  const { page, texts } = drawn;
  const { minutes: words } = texts;
  return html`${saidBefore('pupil', drawn)}
${box('pupilSays', drawn)}
${choicesOf(drawn, 'heard', HEARD_HOW, words.heardChoices, [page.minutes.heardHow], { legend: words.heard, hint: words.heardHint })}
${saidBefore('parent', drawn)}
${box('parentsSay', drawn)}
${box('schoolSees', drawn)}`;
}

/** Why, what is wished, what was tried, and what the pupil does by day now. */
export function nowPart(drawn: Drawn): Html {
  const { page, texts } = drawn;
  const { minutes: words } = texts;
  const { why, effect, daytime } = page.minutes;
  return html`${page.jgz !== null && html`<p class="note">${adviceLine(page.jgz, texts, drawn.language)}</p>`}<h2>${words.why}</h2><p class="soft small">${words.several}</p>
${choicesOf(drawn, 'why', WHY_INSIDE, words.whyChoices, why, { anchor: 'waarom-school', legend: words.whyInside })}
${choicesOf(drawn, 'why', WHY_OUTSIDE, words.whyChoices, why, { anchor: 'waarom-buiten', legend: words.whyOutside })}
${box('whyMore', drawn)}
${box('wishes', drawn)}
${box('tried', drawn)}
${choicesOf(drawn, 'effect', EFFECTS, words.effects, [effect], { legend: words.effect })}
${page.asksForOther && box('different', drawn)}
${choicesOf(drawn, 'daytime', DAYTIMES, words.daytimeChoices, daytime, { legend: words.daytime, hint: words.several })}
${box('daytimeMore', drawn)}`;
}

/** A box to write in. What could not be kept stands in it again, with what stands there now below it. */
export function box(at: MinutesText, { page, typed, faults, texts }: Drawn): Html {
  const { minutes: words } = texts;
  const kept = page.minutes.texts[at];
  const isOthers = faults.some(({ code, at: where }) => code === 'minutes_changed' && where === at);
  // What somebody is asked about again was drawn with what they saw then; once they see what stands there now, with that.
  const drawn = typed[at] && !isOthers ? typed[at].drawn : printOf(kept);
  return html`${hiddenField(`${SENT.drawn}${at}`, drawn)}${textBox(
    {
      name: at,
      label: words.texts[at],
      hint: words.hints[at],
      value: typed[at]?.text ?? kept,
      fault: faultAt(at, faults, texts),
    },
    LONGEST_MINUTES_TEXT,
  )}${isOthers && html`<div class="note"><p>${words.theirs}</p><blockquote><pre>${kept}</pre></blockquote></div>`}`;
}

/** `Anouk de Wit (mentor)`. */
export function personText(
  { name, role, carries = false }: Pick<NamedPerson, 'name' | 'role'> & { carries?: boolean },
  { minutes: words, words: common, actions }: Texts,
): string {
  const does = role === null ? carries && actions.casushouder : common.seats[role];
  if (!name) return does ? words.nameless(does) : '';
  return does ? words.of(fullName(name), does) : fullName(name);
}

/** That somebody wrote something beforehand, and their words once they say that these may be shown: others sit beside this screen. */
function saidBefore(of: VoiceOf, drawn: Drawn): Html {
  const { page, texts, shows } = drawn;
  const { minutes: words } = texts;
  const anchor = of === 'pupil' ? 'pupilSays' : 'parentsSay';
  return html`${page.saidBefore
    .filter((each) => each.of === of)
    .map(({ participantId: id, name, said }) => {
      const who = name ? fullName(name) : texts.hearing.nameless[of];
      if (shows !== id)
        return html`<div class="note" id="vooraf-${id}"><p>${words.wroteBefore(who)}</p>${doButton(drawn, `toon:${id}`, words.show, { tone: 'quiet', anchor: `vooraf-${id}` })}</div>`;
      return html`<section class="card" id="vooraf-${id}" aria-label="${words.saidBefore(who)}"><h2>${words.saidBefore(who)}</h2>${said.map((voice) => voiceWords(voice, of, texts))}${doButton(drawn, `neem:${id}`, words.takeOver, { tone: 'quiet', anchor })}</section>`;
    })}`;
}

function choicesOf<Code extends string>(
  drawn: Drawn,
  name: string,
  codes: readonly Code[],
  labels: Readonly<Record<Code, string>>,
  chosen: readonly (string | null)[],
  { anchor = `vraag-${name}`, ...question }: { anchor?: string; legend: string; hint?: string },
): Html {
  return taps(
    drawn,
    { anchor, ...question },
    codes.map((code) => {
      const isOn = chosen.includes(code);
      return { value: choiceValue(name, code, isOn), label: labels[code], isOn };
    }),
  );
}
