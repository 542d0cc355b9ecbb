/** Those whose key stood there before, in order; a key that is null is nobody's. */
export function repeatsIn<Row>(rows: readonly Row[], keyOf: (row: Row) => string | null): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = keyOf(row);
    if (key === null) return false;
    const isRepeat = seen.has(key);
    seen.add(key);
    return isRepeat;
  });
}
