import { isObject } from '../../core/is-object.js';
import { UnreadableContentError } from '../unreadable-content-error.js';

const listKeys = ['services', 'servers', 'data', 'results', 'entries'] as const;

/**
 * The rows in a parsed file: a list, an object that holds one, or a single row.
 *
 * @throws UnreadableContentError where it is none of these.
 */
export function findList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value)) {
    for (const key of listKeys) if (Array.isArray(value[key])) return value[key];
    if ('name' in value || 'server' in value) return [value];
  }
  throw new UnreadableContentError(
    `it holds no list of services (a list, or an object with one as ${listKeys.slice(0, 3).join(', ')})`,
  );
}
