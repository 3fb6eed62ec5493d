import type { ResultSpan } from './result-row.js';

/** A number, a boolean or null. */
export function spanOfValue(value: unknown): ResultSpan {
  if (typeof value === 'number') return { text: String(value), role: 'number' };
  if (typeof value === 'boolean') return { text: String(value), role: 'boolean' };
  return { text: 'null', role: 'nil' };
}
