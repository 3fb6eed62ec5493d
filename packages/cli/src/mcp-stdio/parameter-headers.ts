import type { OutgoingHttpHeaders } from 'node:http';
import { encodeHeaderValue } from './encode-header-value.js';
import type { ToolParameter } from './tool-parameter.js';

/** Header fields that repeat arguments; of those that are there, and can be written as a text. */
export function parameterHeaders(
  parameters: readonly ToolParameter[],
  given: unknown,
): OutgoingHttpHeaders {
  const pairs = parameters.flatMap(({ path, field }) => {
    const value = path.reduce<unknown>(memberOf, given);
    return isPlain(value) ? [[field, encodeHeaderValue(String(value))] as const] : [];
  });
  return Object.fromEntries(pairs);
}

function memberOf(node: unknown, key: string): unknown {
  const isThere = typeof node === 'object' && node !== null && Object.hasOwn(node, key);
  return isThere ? (node as Readonly<Record<string, unknown>>)[key] : undefined;
}

function isPlain(value: unknown): value is string | number | boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value);
  return typeof value === 'string' || typeof value === 'boolean';
}
