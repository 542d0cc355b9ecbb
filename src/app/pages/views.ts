import type { CardRef } from '../arriving/views.ts';
import type { LinkPurpose } from '../ports/links.ts';
import type { Addressee } from '../table/views.ts';

/** A button to one of our own pages, which holds for half an hour; another press gives a new one. */
export type PageLinkView = {
  kind: 'page_link';
  ref: CardRef;
  purpose: LinkPurpose;
  number: string | null;
  url: string;
  minutes: number;
  /** Where the other button leads: the page takes the place of the card that was pressed. */
  back: 'intake' | 'item' | 'list' | 'tables' | 'dossier' | 'actions';
};

/** The six digits that open a page, in somebody's own chat; and by mail to whoever has none. */
export type CodeView = { kind: 'page_code'; code: string; minutes: number };
export type CodeLetter = {
  kind: 'letter_code';
  to: Addressee;
  code: string;
  minutes: number;
  school: string;
};
