import type { CasePage } from '../../app/case-page/views.ts';
import { onwardForm } from './case-onward.ts';
import { casePart, type Drawn } from './case-part.ts';
import { type Html, html } from './html.ts';
import { voicesPart } from './voices-part.ts';

/** What pupil and parents said, before anything that others say of them. Whoever may not read it finds the way to write some down. */
export function caseVoicesPart(found: CasePage, drawn: Drawn): Html | false {
  const { texts, language } = drawn;
  const { casePage: words } = texts;
  const onward = onwardForm('voices', found, drawn);
  if (!found.voices)
    return onward && casePart('stem', words.voicesTitle, html`<p>${words.voicesNotHere}</p>${onward}`);
  return casePart(
    'stem',
    words.voicesTitle,
    html`${voicesPart(found.voices, texts, language, found.heard ?? [])}${onward}`,
  );
}
