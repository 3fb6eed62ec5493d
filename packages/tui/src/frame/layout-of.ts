import type { ColumnName, ViewState } from '../view/view-state.js';
import type { Layout } from './layout.js';
import { leastSize } from './least-size.js';

const threeColumns = 110;
const twoColumns = 70;
/** Header, status, prompt and footer. */
const otherRows = 4;

/** Divides the screen: three panes on a wide one, two, or one with the way to it. */
export function layoutOf(view: ViewState): Layout {
  const { columns, rows } = view.size;
  const isUsable = columns >= leastSize.columns && rows >= leastSize.rows;
  const names = shown(view);
  const hasBreadcrumb = names.length === 1 && columns < twoColumns;
  return {
    isUsable,
    columns: divide(names, view),
    rows: Math.max(3, rows - otherRows - (hasBreadcrumb ? 1 : 0)),
    hasBreadcrumb,
  };
}

function shown({
  size,
  mode,
  column,
  place,
  work,
  left,
  isZoomed,
}: ViewState): readonly ColumnName[] {
  // Whoever types wants to see what is said.
  const focused = mode === 'prompt' ? 'output' : column;
  if (isZoomed || size.columns < twoColumns) return [focused];
  if (size.columns >= threeColumns) return ['places', 'work', 'output'];
  if (focused === 'output') return [left, 'output'];
  // A call of the history is shown at the other side of what is worked on.
  if (focused === 'places' && (place === 'history' || place === 'logs'))
    return ['places', 'output'];
  // Filters stand beside what they narrow.
  const isBeside = focused === 'places' || work === 'facets';
  return isBeside ? ['places', 'work'] : ['work', 'output'];
}

function divide(names: readonly ColumnName[], view: ViewState): Layout['columns'] {
  const { columns } = view.size;
  if (names.length === 1) return names.map((name) => ({ name, columns }));
  if (names.length === 2) {
    const first = Math.floor(columns * (names[1] === 'output' ? 0.4 : 0.45));
    return names.map((name, index) => ({ name, columns: index === 0 ? first : columns - first }));
  }
  // Names of services are long: who looks through them has the room for it.
  const isLooking = view.mode === 'panes' && view.column === 'places' && view.place === 'services';
  const places = Math.min(isLooking ? 80 : 48, Math.floor(columns * (isLooking ? 0.42 : 0.3)));
  const work = Math.floor((columns - places) * (isLooking ? 0.52 : 0.45));
  const widths = [places, work, columns - places - work];
  return names.map((name, index) => ({ name, columns: widths[index] ?? 0 }));
}
