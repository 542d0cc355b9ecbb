import type { PageLinkView } from '../../app/pages/views.ts';
import type { Language } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import { type Card, expandCard } from './expand.ts';

/** A button to one of our own pages. The address is signed and short-lived, and holds nothing personal. */
export function pageLinkCard(view: PageLinkView, language: Language): Card {
  const { details } = textsIn(language);
  const titles = details.linkTitles;
  return expandCard('receipt', {
    lang: language,
    label: view.number === null ? details.linkLabelNone : details.linkLabel(view.number),
    title: Object.hasOwn(titles, view.purpose) ? titles[view.purpose as keyof typeof titles] : titles.other,
    lines: [{ text: details.linkText(view.minutes) }],
    links: [{ title: details.open, url: view.url }],
  });
}
