import { cutRow } from './cut-row.js';
import type { TextForm } from './text-form.js';

export interface DrawKeyOptions {
  /** Columns that it takes at most, without the quotes. */
  readonly columns: number;
  readonly form: TextForm;
  /** @default '' */
  readonly quote?: string;
}

/** The name of a member, which may be as long as a whole result. */
export function drawKey(
  key: string,
  { columns, form, quote = '' }: DrawKeyOptions,
): { readonly text: string; readonly width: number } {
  const { end, width } = cutRow(key, { from: 0, to: key.length, columns, form });
  const rest = end < key.length ? '…' : '';
  const text = `${quote}${form.draw(key.slice(0, end))}${rest}${quote}`;
  return { text, width: width + rest.length + 2 * quote.length };
}
