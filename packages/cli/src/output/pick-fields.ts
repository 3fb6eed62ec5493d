import { nearestName } from '@nanda/terminal';
import { usageError } from '../options/usage-error.js';
import { rowsOf } from './rows-of.js';

/**
 * A document, cut down to some members of its rows. A lenient reader gets a document of a stream: its members are its
 * own, and those that it does not have are `null`.
 *
 * @throws CliError `USAGE_ERROR` for a name that no row has, unless lenient
 */
export function pickFields(
  document: unknown,
  fields: readonly string[],
  { isLenient = false }: { readonly isLenient?: boolean } = {},
): unknown {
  const rows = isLenient ? [document] : rowsOf(document);
  for (const field of fields) {
    if (isLenient || rows.length === 0 || rows.some((row) => has(row, field))) continue;
    const names = [...new Set(rows.flatMap((row) => (isObject(row) ? Object.keys(row) : [])))];
    const nearest = nearestName(field, names);
    const known =
      nearest === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${nearest}?`;
    throw usageError(`There is no member ${field}. ${known}`);
  }
  const picked = rows.map((row) =>
    Object.fromEntries(fields.map((field) => [field, read(row, field)])),
  );
  return rows.length === 1 && rows[0] === document ? picked[0] : picked;
}

function read(value: unknown, path: string): unknown {
  const inside = path
    .split('.')
    .reduce<unknown>(
      (part, name) => (isObject(part) && Object.hasOwn(part, name) ? part[name] : undefined),
      value,
    );
  return inside ?? null;
}

function has(value: unknown, path: string): boolean {
  const [first = ''] = path.split('.');
  return isObject(value) && Object.hasOwn(value, first);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
