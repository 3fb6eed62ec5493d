import { sanitizeForTerminal } from '@nanda/terminal';
import { breakLines } from './break-lines.js';

/** How a question with yes and no is divided. */
export interface ConfirmLayout {
  /** Cells with the border. */
  readonly columns: number;
  readonly rows: number;
  /** What of the detail there is room for, safe to show. */
  readonly lines: readonly string[];
  /** Whether the footer alone says the keys, as there is little room. */
  readonly isTight: boolean;
}

const widest = 72;
/** The border, the question, a blank line before and after the detail, and the keys. */
const otherRows = 6;
const tightRows = 3;

/** Divides a question with yes and no, in the cells of what it lies over. */
export function layoutConfirm(
  detail: string,
  { columns, rows }: { columns: number; rows: number },
): ConfirmLayout {
  const width = Math.min(widest, columns);
  const all = breakLines(sanitizeForTerminal(detail), { width: width - 4 });
  const isTight = rows <= otherRows + 1;
  const most = Math.max(1, rows - (isTight ? tightRows : otherRows));
  const left = all.length - most + 1;
  // Nobody should say yes to what he has not been told of.
  const lines = left <= 1 ? all : [...all.slice(0, most - 1), `… ${left} more lines`];
  return { columns: width, rows: lines.length + (isTight ? tightRows : otherRows), lines, isTight };
}
