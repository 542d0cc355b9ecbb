/**
 * Why two cases of one family are looked at beside one another. "Eén kind, één gezin, één plan" (seed 003): each child keeps a
 * case of its own, and only a reason brings two together. Closed, and never a free text.
 */
export const SIBLING_REASONS = ['family_asks', 'one_visit', 'help_for_both'] as const;
export type SiblingReason = (typeof SIBLING_REASONS)[number];
