import type { CasePage } from '../../app/case-page/views.ts';
import { chooseRegisseur, type RegisseurFault } from '../../app/regisseur/choosing-regisseur.ts';
import type { RegisseurChoice, RegisseurPart } from '../../app/regisseur/views.ts';
import type { ParticipantId, PersonId } from '../../domain/ids.ts';
import type { Regisseur } from '../../domain/minutes/minutes.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { onwardForm } from './case-onward.ts';
import { caseButton, caseForm, casePart, type Drawn, type Press } from './case-part.ts';
import { type Html, html } from './html.ts';
import { choices, languageAsked, selectBox } from './layout.ts';
import { personText } from './minutes-parts.ts';
import { regisseurText } from './minutes-plan.ts';
import { hiddenField } from './minutes-taps.ts';

const DOES = 'regisseur';
const BOXES = { who: 'regisseur-wie', beside: 'regisseur-naast' } as const;
const SAW = 'regisseur-zag';

/** The one who keeps it all together; once they left, whoever carries the case chooses another here. */
export function regisseurPart(found: CasePage, drawn: Drawn): Html | false {
  const { regisseur } = found;
  if (!regisseur) return false;
  const { texts, language } = drawn;
  const { caseRegisseur: words } = texts;
  const { now, sinceOn, isGone, inMinutes, choice, before } = regisseur;
  const who = whoText(now, texts);
  const body = html`${isGone && html`<p class="warn">${words.gone}</p>`}
<p>${isGone ? words.was(who) : words.now(who)}${sinceOn !== null && html`<br><span class="soft small">${words.since(dayIn(language, sinceOn))}</span>`}</p>
${before.length > 0 && html`<details><summary>${words.before}</summary><ul class="plain">${before.map((each) => html`<li>${words.until(whoText(each.who, texts), dayIn(language, each.untilOn))}</li>`)}</ul></details>`}
${inMinutes && found.canChange && html`<p>${words.inMinutes}</p>${onwardForm('minutes', found, drawn)}`}
${choice !== null && choosing(choice, isGone, drawn)}`;
  return casePart('regisseur', words.title, body);
}

function choosing(
  { people, parents, saw }: RegisseurChoice,
  isGone: RegisseurPart['isGone'],
  drawn: Drawn,
): Html {
  const { texts, asked, faults } = drawn;
  const { caseRegisseur: words } = texts;
  const isWrong = faults.some(({ at }) => at === BOXES.who || at === BOXES.beside);
  const faultOf = (box: string) => {
    const fault = faults.find(({ at }) => at === box);
    return fault ? texts.refusals[fault.code] : null;
  };
  const wrong = faultOf(BOXES.who);
  const form = caseForm(drawn, [
    html`<p>${words.hint}</p>${hiddenField(SAW, saw)}`,
    html`${wrong !== null && html`<p class="wrong" id="${BOXES.who}">${wrong}</p>`}${choices(
      BOXES.who,
      words.who,
      [
        ...people.map((person) => ({ value: `person:${person.id}`, label: personText(person, texts) })),
        ...parents.map(({ participantId, name }) => ({
          value: `parent:${participantId}`,
          label: personText({ name, role: 'ouder' }, texts),
        })),
      ],
      isWrong ? asked.form.get(BOXES.who) : null,
    )}`,
    html`${
      parents.length > 0 &&
      selectBox(
        {
          name: BOXES.beside,
          label: words.beside,
          hint: null,
          value: isWrong ? (asked.form.get(BOXES.beside) ?? '') : '',
          fault: faultOf(BOXES.beside),
        },
        [
          { value: '', label: words.nobody },
          ...people.map((person) => ({ value: person.id, label: personText(person, texts) })),
        ],
      )
    }`,
    caseButton(DOES, words.save),
  ]);
  if (isGone) return form;
  return html`<details${isWrong && html` open`}><summary>${words.chooseOther}</summary>${form}</details>`;
}

const chosen: Press = async (pages, link, asked, show) => {
  const changed = await chooseRegisseur(pages.deps, link, {
    regisseur: chosenIn(asked.form),
    saw: asked.form.get(SAW) ?? '',
  });
  if (!changed) return null;
  const { page, faults } = changed;
  const boxOf = (at: RegisseurFault['at']) => at && BOXES[at];
  if (faults.length > 0)
    return show(page, { faults: faults.map(({ code, at }) => ({ code, at: boxOf(at) })) });
  const texts = textsIn(languageAsked(asked.query, page.language));
  return show(page, {
    said: page.regisseur && texts.caseRegisseur.kept(whoText(page.regisseur.now, texts)),
  });
};

export const REGISSEUR_PRESSES: Readonly<Record<string, Press>> = { [DOES]: chosen };

/** What is none of the choices counts as nobody; whether they are at this case is judged where it is kept. */
function chosenIn(form: URLSearchParams): Regisseur | null {
  const [kind, id = ''] = (form.get(BOXES.who) ?? '').split(':');
  if (id === '') return null;
  if (kind === 'person') return { kind, id: id as PersonId };
  if (kind !== 'parent') return null;
  const beside = form.get(BOXES.beside) ?? '';
  return {
    kind,
    participantId: id as ParticipantId,
    beside: beside === '' ? null : (beside as PersonId),
  };
}

function whoText(who: RegisseurPart['now'], texts: Texts): string {
  return regisseurText({ regisseur: who }, texts) ?? texts.minutes.besideNobody;
}
