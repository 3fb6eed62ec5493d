import { pageAddress } from '@nanda/terminal';
import type { Overlay } from '../../view/overlay.js';

const widest = 72;
/** Border, what is wanted, what becomes of it, the keys, and what the form says of a field. */
const otherRows = 9;
/** The same without what the form says. */
const outerRows = 5;

/** How the dialog that asks for credentials is divided. */
export interface CredentialsSize {
  /** Cells with the border. */
  readonly columns: number;
  readonly rows: number;
  readonly formRows: number;
  /** Rows inside of the border before the form. */
  readonly formTop: number;
  /** Where what is wanted is got; undefined where nobody says. */
  readonly where: string | undefined;
}

/** Divides the dialog that asks for credentials, in the cells of what it lies over. */
export function credentialsSize(
  { form, wanted }: Pick<Overlay & { kind: 'credentials' }, 'form' | 'wanted'>,
  area: { columns: number; rows: number },
): CredentialsSize {
  const where = pageAddress(wanted.credentials.where)?.href;
  const formTop = where === undefined ? 1 : 2;
  const rows = Math.min(area.rows, form.fields.length + otherRows + formTop - 1);
  return {
    columns: Math.min(widest, area.columns),
    rows,
    formRows: Math.max(1, rows - outerRows - formTop + 1),
    formTop,
    where,
  };
}
