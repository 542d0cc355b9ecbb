import { z } from 'zod';
import type { CaseChanged } from '../../app/case-page/changing-case.ts';
import { sayOnPage, scaleUpOnPage, takeBackOnPage } from '../../app/facts/on-page.ts';
import { readDate } from '../../domain/calendar/plain-date.ts';
import { type DaySaid, FACT_DAYS, type SaidForm, SUPPORT_LEVELS } from '../../domain/facts/facts.ts';
import type { FactId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { textsIn } from '../../texts/texts.ts';
import type { Answered } from '../server.ts';
import { FACT_BOXES, FACT_DOES } from './case-facts.ts';
import { DO, type Press, type Show } from './case-part.ts';
import { SCALE_UP_DOES, scaleUpBoxOf, scaleUpIn } from './case-scale-up.ts';
import { languageAsked } from './layout.ts';

const Id = z.uuid();

/** A day that was tapped, with all of it in the button: there is no box in which something could be mended. */
const tapped: Press = async (pages, link, asked, show) => {
  const [, kind = '', on = '', level = ''] = (asked.form.get(DO) ?? '').split(':');
  const form = formOf(level === '' ? kind : `${kind}:${level}`, on);
  const changed = await sayOnPage(pages.deps, link, idIn(pages, asked.form), form);
  return said(changed, asked, show, 'kept', () => null);
};

/** One from the form for another day. */
const saved: Press = async (pages, link, asked, show) => {
  const form = formOf(asked.form.get(FACT_BOXES.kind) ?? '', asked.form.get(FACT_BOXES.on) ?? '');
  return said(await sayOnPage(pages.deps, link, idIn(pages, asked.form), form), asked, show, 'kept', boxOf);
};

const takenBack: Press = async (pages, link, asked, show) => {
  const [, id = ''] = (asked.form.get(DO) ?? '').split(':');
  return said(await takeBackOnPage(pages.deps, link, id as FactId), asked, show, 'takenBack', () => null);
};

const scaledUp: Press = async (pages, link, asked, show) => {
  const id = idIn(pages, asked.form);
  return said(
    await scaleUpOnPage(pages.deps, link, id, scaleUpIn(asked.form)),
    asked,
    show,
    'kept',
    scaleUpBoxOf,
  );
};

export const FACT_PRESSES: Readonly<Record<string, Press>> = {
  [FACT_DOES.tap]: tapped,
  [FACT_DOES.save]: saved,
  [FACT_DOES.takeBack]: takenBack,
  [SCALE_UP_DOES]: scaledUp,
};

/** @param boxOf the box that a fault is about; null = none that is on the page */
function said<At extends string>(
  changed: CaseChanged<{ code: RefusalCode; at: At | null }> | null,
  asked: Parameters<Press>[2],
  show: Show,
  done: 'kept' | 'takenBack',
  boxOf: (at: At) => string | null,
): Answered | null {
  if (!changed) return null;
  const { page, faults } = changed;
  if (faults.length > 0)
    return show(page, {
      faults: faults.map(({ code, at }) => ({ code, at: at === null ? null : boxOf(at) })),
    });
  const { caseFacts } = textsIn(languageAsked(asked.query, page.language));
  return show(page, { said: caseFacts[done] });
}

/** The level is chosen in the same box as what it is about. */
function boxOf(at: keyof SaidForm): string {
  return at === 'on' ? FACT_BOXES.on : FACT_BOXES.kind;
}

/** What is none of ours counts as nothing chosen. */
function formOf(what: string, day: string): SaidForm {
  const [kind = '', level = ''] = what.split(':');
  return {
    kind:
      ([...FACT_DAYS, 'support_level'] as const).find((each): each is DaySaid['kind'] => each === kind) ??
      null,
    on: readDate(day.trim()),
    level: SUPPORT_LEVELS.find((each) => each === level) ?? null,
  };
}

/** The id that the page gave; a new one where it holds none. */
function idIn({ deps }: Parameters<Press>[0], form: URLSearchParams): FactId {
  const { data } = Id.safeParse(form.get(FACT_BOXES.id));
  return data === undefined ? deps.ids.next<FactId>() : (data as FactId);
}
