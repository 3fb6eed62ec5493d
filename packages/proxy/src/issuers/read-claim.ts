import { isObject } from '../core/is-object.js';

/** Entries of a claim at most. */
const maximum = 256;

/**
 * The texts of a claim: a list, or words of a text. Its name is one at the top (`https://example.com/roles`), or else a path
 * with dots (`realm_access.roles`).
 */
export function readClaim(
  claims: Readonly<Record<string, unknown>>,
  name: string,
): readonly string[] | undefined {
  const value = Object.hasOwn(claims, name) ? claims[name] : follow(claims, name.split('.'));
  if (typeof value === 'string') return value.split(' ').filter(Boolean).slice(0, maximum);
  if (!Array.isArray(value)) return undefined;
  return value.filter((each) => typeof each === 'string').slice(0, maximum);
}

function follow(claims: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    claims,
  );
}
