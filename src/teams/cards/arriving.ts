import type { PlainView } from '../../app/arriving/views.ts';
import type { Language, SchoolId } from '../../domain/ids.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

const NOBODY = { schoolId: '' as SchoolId, id: '', version: 0 };

/** The welcome, the menu, and what is said when a word means nothing here: one template, a menu that is never a dead end. */
export function plainCard(view: PlainView, language: Language): Card {
  const texts = textsIn(language);
  const { intake, refusals } = texts;
  switch (view.kind) {
    case 'welcome':
      return menuCard(
        view,
        intake.welcomeTitle,
        [welcomeOf(view.role, intake), wordsOf(view.role, intake), intake.menuLanguage],
        texts,
        language,
      );
    case 'menu':
      return menuCard(
        view,
        intake.menuTitle,
        [wordsOf(view.role, intake), intake.menuLanguage],
        texts,
        language,
      );
    case 'not_understood':
      return menuCard(
        { role: 'mentor', draft: null },
        intake.notUnderstoodTitle,
        [intake.notUnderstood],
        texts,
        language,
      );
    case 'refused':
      return menuCard(
        { role: 'other', draft: null },
        intake.refusedTitle,
        [refusals[view.code]],
        texts,
        language,
      );
  }
}

function menuCard(
  { role, draft }: Pick<Extract<PlainView, { kind: 'menu' }>, 'role' | 'draft'>,
  title: string,
  lines: readonly string[],
  { intake, absence }: Texts,
  language: Language,
): Card {
  const reports = role === 'mentor' || role === 'coordinator';
  return expandCard('menu', {
    lang: language,
    label: 'Actietafel',
    title,
    lines: lines.map((text) => ({ text })),
    canReport: reports && draft === null,
    start: intake.start,
    hasDraft: draft !== null,
    resume: intake.resume,
    hasList: reports,
    list: intake.worklist,
    canBeAway: reports || role === 'partner',
    away: absence.show,
    showNote: reports,
    note: intake.noContent,
    ...refValues(draft?.ref ?? NOBODY),
  });
}

function welcomeOf(role: Extract<PlainView, { kind: 'welcome' }>['role'], intake: Texts['intake']): string {
  switch (role) {
    case 'mentor':
      return intake.welcomeMentor;
    case 'coordinator':
      return intake.welcomeCoordinator;
    case 'partner':
      return intake.welcomePartner;
    case 'other':
      return intake.welcomeOther;
  }
}

/** What can be typed, for whom: a partner is not told of words that would be refused. */
function wordsOf(role: Extract<PlainView, { kind: 'menu' }>['role'], intake: Texts['intake']): string {
  if (role === 'coordinator') return intake.menuWords;
  return role === 'mentor' ? intake.menuWordsMentor : intake.menuWordsPartner;
}
