import type { FormState } from '../../form/form-state.js';

const widest = 72;
/** Border, what is wanted, what becomes of it, the keys, and what the form says of a field. */
const otherRows = 9;
/** The same without what the form says. */
const outerRows = 5;

/** Cells of the dialog that asks for credentials, with its border, and the rows of the form in it. */
export function credentialsSize(
  { fields }: FormState,
  area: { columns: number; rows: number },
): { columns: number; rows: number; formRows: number } {
  const rows = Math.min(area.rows, fields.length + otherRows);
  return {
    columns: Math.min(widest, area.columns),
    rows,
    formRows: Math.max(1, rows - outerRows),
  };
}
