import type { AccessHeaders } from './access.js';

/** What a caller gives stands for what is configured, however its name is written. */
export function mergeHeaders(
  configured: AccessHeaders | undefined,
  given: AccessHeaders,
): AccessHeaders {
  if (configured === undefined) return given;
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const others = Object.entries(configured).filter(([name]) => !names.has(name.toLowerCase()));
  return { ...Object.fromEntries(others), ...given };
}
