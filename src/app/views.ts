import type { PlainView } from './arriving/views.ts';
import type { ConcernView } from './intake/views.ts';

/**
 * What a person gets to see in their own chat, without a word of text yet: codes, dates, numbers and at most a
 * roepnaam. `teams/` makes cards of it, in the person's language.
 */
export type PersonalView = PlainView | ConcernView;

/** What goes out by mail to somebody without Teams; `calendar/` writes it. */
export type Letter = { kind: 'none' };
