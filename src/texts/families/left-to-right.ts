/** Within a text that runs to the left a number and an address are still read from left to right (Unicode UAX 9). */
export function leftToRight(text: string): string {
  return `\u2066${text}\u2069`;
}
