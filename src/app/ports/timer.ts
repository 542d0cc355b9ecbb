/** Runs something once, after a while. The answer calls it off, and does nothing once it has run. */
export type Timer = { after(milliseconds: number, run: () => void): () => void };
