/** What the proxy writes down in the place of a value that looks like a secret. */
const redacted = '[redacted]';

/** The paths of the parameters that were not kept: `auth.token`, `keys[0]`. */
export function findRedacted(value: unknown, at = ''): string[] {
  if (value === redacted) return [at];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => findRedacted(item, `${at}[${index}]`));
  }
  return Object.entries(value).flatMap(([name, inner]) =>
    findRedacted(inner, at === '' ? name : `${at}.${name}`),
  );
}
