import type { Language } from '../domain/ids.ts';

/**
 * The language that a browser asks for, of the two that we have; Dutch when it asks for neither. It counts where nobody
 * knows yet who is there: behind a link that opens, the person's own language counts.
 */
export function languageAccepted(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((each) => each.match(/^\s*q=([\d.]+)\s*$/)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => (language === 'nl' || language === 'en') && quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  return wanted[0]?.language === 'en' ? 'en' : 'nl';
}
