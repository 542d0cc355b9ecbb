/**
 * The lowest sum with which each row gets a column of its own (the Hungarian method, by shortest augmenting paths).
 * Whole numbers; at least as many columns as rows. Takes rows × rows × columns steps.
 */
export function cheapestAssignment(costs: readonly (readonly number[])[]): number {
  const columns = costs[0]?.length ?? 0;
  // Row and column 0 stand for "nothing yet".
  const rowPrice = new Array<number>(costs.length + 1).fill(0);
  const columnPrice = new Array<number>(columns + 1).fill(0);
  const rowOf = new Array<number>(columns + 1).fill(0);
  for (let row = 1; row <= costs.length; row++) {
    rowOf[0] = row;
    const cameFrom = augment(costs, columns, rowPrice, columnPrice, rowOf);
    for (let column = cameFrom.end; column !== 0; ) {
      const before = cameFrom.path[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  return -(columnPrice[0] ?? 0);
}

/** Finds a free column for the row that stands at column 0, at the lowest price, and adapts the prices on the way. */
function augment(
  costs: readonly (readonly number[])[],
  columns: number,
  rowPrice: number[],
  columnPrice: number[],
  rowOf: readonly number[],
): { path: readonly number[]; end: number } {
  const least = new Array<number>(columns + 1).fill(Number.POSITIVE_INFINITY);
  const path = new Array<number>(columns + 1).fill(0);
  const isDone = new Array<boolean>(columns + 1).fill(false);
  let column = 0;
  while (rowOf[column] !== 0) {
    isDone[column] = true;
    const row = rowOf[column] ?? 0;
    let step = Number.POSITIVE_INFINITY;
    let nearest = 0;
    for (let next = 1; next <= columns; next++) {
      if (isDone[next]) continue;
      const reduced = (costs[row - 1]?.[next - 1] ?? 0) - (rowPrice[row] ?? 0) - (columnPrice[next] ?? 0);
      if (reduced < (least[next] ?? 0)) {
        least[next] = reduced;
        path[next] = column;
      }
      if ((least[next] ?? 0) < step) {
        step = least[next] ?? 0;
        nearest = next;
      }
    }
    for (let any = 0; any <= columns; any++) {
      if (isDone[any]) {
        rowPrice[rowOf[any] ?? 0] = (rowPrice[rowOf[any] ?? 0] ?? 0) + step;
        columnPrice[any] = (columnPrice[any] ?? 0) - step;
      } else {
        least[any] = (least[any] ?? 0) - step;
      }
    }
    column = nearest;
  }
  return { path, end: column };
}
