import type { LineCount } from './line-count.js';
import type { ResultRow } from './result-row.js';
import type { RowSource } from './row-source.js';

/** The rows of a source by their numbers. */
export interface RowIndex {
  lineCount(): LineCount;
  lines(from: number, count: number): readonly ResultRow[];
  /** Counts on for about two milliseconds. @returns whether all is counted */
  countOn(): boolean;
}

/** From one place that is kept to the next one: so many rows are read to come to any row at most. */
const distance = 128;
/** Rows that are counted in one step at most, and between two looks at the clock. */
const rowsOfStep = 2048;
const rowsOfLook = 32;
/** Milliseconds after which a step is over: some rows take a hundred times as long as others. */
const longestStep = 2;

/** Counts the rows of a source, and keeps a place every now and then, from where the rows behind it are read. */
export function createRowIndex<Place>(source: RowSource<Place>): RowIndex {
  const kept: Place[] = [];
  let reached = source.first;
  let counted = 0;

  return {
    lineCount,
    countOn,
    lines(from, count) {
      const first = Math.max(0, Math.floor(from));
      const wanted = first + Math.max(0, count);
      // What is looked at first is there at once; what is far away comes when it is counted.
      if (counted < wanted) countOn();
      const rows: ResultRow[] = [];
      const start = Math.floor(first / distance);
      let place = kept[start];
      for (let row = start * distance; row < wanted && place !== undefined; row += 1) {
        if (row >= first) rows.push(source.draw(place));
        place = source.next(place);
      }
      return rows;
    },
  };

  function countOn(): boolean {
    const end = performance.now() + longestStep;
    for (let step = 0; step < rowsOfStep && reached !== undefined; step += 1) {
      if (step > 0 && step % rowsOfLook === 0 && performance.now() > end) break;
      if (counted % distance === 0) kept.push(reached);
      counted += 1;
      reached = source.next(reached);
    }
    return reached === undefined;
  }

  function lineCount(): LineCount {
    if (counted === 0) countOn();
    if (reached === undefined) return { count: counted, isExact: true };
    const done = source.progress(reached);
    const estimate = done > 0 ? Math.round(counted / done) : counted;
    return { count: Math.max(counted, estimate), isExact: false };
  }
}
