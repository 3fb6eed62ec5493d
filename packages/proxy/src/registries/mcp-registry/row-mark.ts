import { isObject } from '../../core/is-object.js';

/** What a row is of: name and version as they are written. `undefined` where it does not say. */
export function rowMark(row: unknown): string | undefined {
  if (!isObject(row) || !isObject(row['server'])) return undefined;
  const { name, version } = row['server'];
  if (typeof name !== 'string') return undefined;
  return `${name.slice(0, 300)}\n${typeof version === 'string' ? version.slice(0, 300) : ''}`;
}
