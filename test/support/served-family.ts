import { ticketIn } from './door.ts';
import { agreedDoor } from './family-page.ts';
import type { Play } from './playing.ts';
import { GUARDIAN } from './school.ts';
import { askedForCode, passedCode, requestIn } from './second-code.ts';
import { LONG_WORD } from './served-case-pages.ts';
import { doorTo, type ServedPage } from './served-doors.ts';
import type { Asked } from './tables.ts';

/** What was agreed, for the parent of a pupil whose minutes are final. */
export async function agreedPages(school: Play, asked: Asked): Promise<Record<string, ServedPage>> {
  const who = GUARDIAN.ofNoor;
  const at = await agreedDoor(school, asked, who);
  if (at === null) throw new Error('There is nothing to read.');
  const opened = await passedCode(school, at);
  const gelezen = opened.text.match(/name="gelezen" value="([^"]*)"/)?.[1] ?? '';
  const form = { ticket: ticketIn(opened), gelezen };
  const typed = { woorden: `${LONG_WORD} 111222333`, gehoord: 'partly', 'gehoord-woorden': LONG_WORD };
  return {
    'the moments, with what was agreed': { at: await doorTo(school, asked, who) },
    'the door of what was agreed': { at },
    'the code for what was agreed': { at, form: { aanvraag: requestIn(await askedForCode(at)) } },
    'what was agreed': { at, form },
    'what was agreed, to be mended': { at, form: { ...form, ...typed, doe: 'klopt-niet' } },
    'what was agreed, said': { at, form: { ...form, woorden: LONG_WORD, doe: 'klopt' } },
    'what was agreed, whether they felt heard': { at, form: { ...form, gehoord: 'yes', doe: 'gehoord' } },
  };
}
