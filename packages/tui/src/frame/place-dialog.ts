/** A dialog, and what it lies over; all in cells. */
export interface PlaceDialogOptions {
  area: { columns: number; rows: number };
  columns: number;
  rows: number;
}

/** Where a dialog stands in what it lies over: in the middle, and never beyond it. */
export function placeDialog({ area, columns, rows }: PlaceDialogOptions): {
  left: number;
  top: number;
  width: number;
  height: number;
} {
  const width = Math.min(columns, area.columns);
  // A single row of what it lies over would only look like a fault.
  const height = rows >= area.rows - 1 ? area.rows : rows;
  return {
    left: Math.floor((area.columns - width) / 2),
    top: Math.floor((area.rows - height) / 2),
    width,
    height,
  };
}
