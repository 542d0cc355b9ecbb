/** How easy a Dutch text reads. */
export type ReadingLevel = {
  /** Flesch-Douma (W.H. Douma, 1960): 206.84 - 0.77 x syllables in a hundred words - 0.93 x words in a sentence; 60 and more is easy. */
  douma: number;
  wordsASentence: number;
  sentences: number;
};

/** Of a page of ours, without its marks: a heading, a paragraph and an item of a list each end a sentence. */
export function readingLevelOf(markup: string): ReadingLevel {
  const text = markup
    .replace(/<\/(p|li|h\d|pre|blockquote|dd|dt)>/g, '. ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ');
  const sentences = text.split(/[.!?]+\s|\n/).filter((sentence) => wordsIn(sentence).length > 0);
  const words = sentences.flatMap(wordsIn);
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const wordsASentence = words.length / sentences.length;
  return {
    douma: 206.84 - (0.77 * 100 * syllables) / words.length - 0.93 * wordsASentence,
    wordsASentence,
    sentences: sentences.length,
  };
}

function wordsIn(sentence: string): string[] {
  return sentence.match(/[\p{L}\d][\p{L}\d'-]*/gu) ?? [];
}

/** Groups of vowels; a letter with two dots begins another. A number counts as one. */
function syllablesIn(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/[ëïöü]/g, '-e')
    .match(/[aeiouyáéèêíóú]+/g);
  return Math.max(1, groups?.length ?? 0);
}
