import { setMember } from './set-member.js';

/** Objects are merged, so that a JSON object may hold the rest of what `--a.b` begins; all else is replaced. */
export function mergeValues(base: unknown, value: unknown): unknown {
  if (!isObject(base) || !isObject(value)) return value;
  const merged: object = { ...base };
  for (const [name, inner] of Object.entries(value)) {
    const before = Object.hasOwn(base, name) ? (base as Record<string, unknown>)[name] : undefined;
    setMember(merged, name, mergeValues(before, inner));
  }
  return merged;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
