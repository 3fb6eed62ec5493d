import { isObject } from '../../is-object.js';

type Responses = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The answers that a retry brings, raw; none where it brings none, undefined where nobody can read them. */
export function readInputResponses(value: unknown): Responses | undefined {
  if (value === undefined) return new Map();
  if (!isObject(value)) return undefined;
  const responses = new Map<string, Readonly<Record<string, unknown>>>();
  for (const [key, response] of Object.entries(value)) {
    if (!isObject(response)) return undefined;
    responses.set(key, response);
  }
  return responses;
}
