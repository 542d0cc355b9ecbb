import type { PageLinkView } from '../../app/pages/views.ts';
import type { Language } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

/** The verb that brings back the card whose place this one took. */
const BACK: Readonly<Record<PageLinkView['back'], string>> = {
  intake: 'intake.resume',
  item: 'worklist.open',
  list: 'worklist.show',
  tables: 'tables.show',
  dossier: 'dossier.open',
  actions: 'actions.show',
};

/** A button to one of our own pages. The address is signed and short-lived, and holds nothing personal. */
export function pageLinkCard(view: PageLinkView, language: Language): Card {
  const { details, table } = textsIn(language);
  const titles = details.linkTitles;
  return expandCard('page-link', {
    lang: language,
    label: view.number === null ? details.linkLabelNone : details.linkLabel(view.number),
    title: Object.hasOwn(titles, view.purpose) ? titles[view.purpose as keyof typeof titles] : titles.other,
    text: details.linkText(view.minutes),
    open: details.open,
    url: view.url,
    back: table.back,
    backVerb: BACK[view.back],
    ...refValues(view.ref),
  });
}
