import { sanitizeLine } from '@nanda/terminal';
import { breakLines } from '../../frame/break-lines.js';
import type { AuthorizationWanted } from './authorization-wanted.js';

/** How the dialog is divided that shows a page on which the user is to agree. */
export interface AuthorizationLayout {
  /** Cells with the border. */
  readonly columns: number;
  readonly rows: number;
  /** The address, whole where there is room for it. */
  readonly lines: readonly string[];
  /** Whether the footer alone says the keys, as there is little room. */
  readonly isTight: boolean;
}

const widest = 72;
/** The border, what it is about, a blank line before and after the address, what is done, and the keys. */
const otherRows = 8;
/** The border, and what it is about. */
const tightRows = 4;
/** Of an address, from which on there is room for all else. */
const leastLines = 3;

/** Divides the dialog, in the cells of what it lies over. */
export function layoutAuthorization(
  { page }: Pick<AuthorizationWanted, 'page'>,
  area: { columns: number; rows: number },
): AuthorizationLayout {
  const columns = Math.min(widest, area.columns);
  const all = breakLines(sanitizeLine(page.href), { width: columns - 4 });
  const isTight = area.rows < otherRows + Math.min(all.length, leastLines);
  const others = isTight ? tightRows : otherRows;
  const most = Math.max(1, area.rows - others);
  // It is copied whole with a key, however little of it is seen.
  const cut = `${(all[most - 1] ?? '').slice(0, -1)}…`;
  const lines = all.length <= most ? all : [...all.slice(0, most - 1), cut];
  return { columns, rows: Math.min(area.rows, lines.length + others), lines, isTight };
}
