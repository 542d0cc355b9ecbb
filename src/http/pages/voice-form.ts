import { z } from 'zod';
import {
  LONGEST_ANSWER,
  VOICE_QUESTIONS,
  type Voice,
  type VoiceFault,
  type VoiceOf,
  type VoiceQuestion,
} from '../../domain/voices.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import { choices, faults, textBox } from './layout.ts';

/** Longer than what may be kept, so that too long is told apart from not understood. */
const Text = z.string().max(20_000).default('');

/** What was typed, as it was typed. `entry` makes a second press the same as the first. */
const Form = z.object({
  entry: z.uuid(),
  goesWell: Text,
  mustChange: Text,
  wants: Text,
  parentsMayRead: z.enum(['yes', 'no', '']).default(''),
});
export type VoiceFilled = z.infer<typeof Form>;

export function emptyVoice(entry: string): VoiceFilled {
  return Form.parse({ entry });
}

/** Null for what this form never sends. */
export function filledVoice(form: URLSearchParams): VoiceFilled | null {
  return Form.safeParse(Object.fromEntries(form)).data ?? null;
}

export function voiceIn({ goesWell, mustChange, wants, parentsMayRead }: VoiceFilled): Voice {
  return {
    goesWell: lines(goesWell),
    mustChange: lines(mustChange),
    wants: lines(wants),
    parentsMayRead: parentsMayRead === '' ? null : parentsMayRead === 'yes',
  };
}

/** A browser sends each new line as two characters, and counts it as one against the limit. */
function lines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** The three boxes, and of the pupil who may read it; what is wrong stands above them and beside each. */
export function voiceFormBody(
  of: VoiceOf,
  filled: VoiceFilled,
  wrong: readonly VoiceFault[],
  texts: Texts,
): Html {
  const { voices } = texts;
  return html`${faults(wrong.map((fault) => faultLine(fault, of, texts)))}
<input type="hidden" name="entry" value="${filled.entry}">
${VOICE_QUESTIONS.map((at) => textBox({ name: at, label: voices.questions[of][at], hint: voices.hints[of][at], value: filled[at], fault: faultAt(at, wrong, texts) }, LONGEST_ANSWER))}
${of === 'pupil' && readerChoice(filled, wrong, texts)}`;
}

function readerChoice(
  { parentsMayRead }: VoiceFilled,
  wrong: readonly VoiceFault[],
  texts: Texts,
): readonly HtmlValue[] {
  const { voices } = texts;
  const fault = faultAt('parentsMayRead', wrong, texts);
  return [
    fault !== null && html`<p class="wrong">${fault}</p>`,
    choices(
      'parentsMayRead',
      voices.parentsMayRead,
      (['yes', 'no'] as const).map((value) => ({ value, label: voices.parentsMayReadChoices[value] })),
      parentsMayRead,
    ),
    html`<p class="soft small">${voices.parentsMayReadHint}</p>`,
  ];
}

function faultAt(
  at: VoiceQuestion | 'parentsMayRead',
  wrong: readonly VoiceFault[],
  { refusals }: Texts,
): string | null {
  const fault = wrong.find((each) => each.at === at);
  return fault ? refusals[fault.code] : null;
}

/** Above the form, with a way to the box that it is about. */
function faultLine({ code, at }: VoiceFault, of: VoiceOf, { voices, refusals }: Texts): HtmlValue {
  if (at === null || at === 'parentsMayRead') return refusals[code];
  return html`<a href="#${at}">${voices.questions[of][at]}</a> ${refusals[code]}`;
}
