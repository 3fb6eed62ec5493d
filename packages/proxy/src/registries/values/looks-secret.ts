const secretWords = new Set([
  'apikey',
  'auth',
  'authorization',
  'cookie',
  'credential',
  'credentials',
  'jwt',
  'key',
  'passphrase',
  'passwd',
  'password',
  'pat',
  'pwd',
  'secret',
  'token',
]);
/** `PUBLIC_KEY`, `sort-key`: what these stand before is none. */
const harmlessBefore = new Set([
  'cache',
  'foreign',
  'index',
  'object',
  'partition',
  'primary',
  'public',
  'sort',
]);

/** Whether a name is one that credentials have: `API_KEY`, `githubToken`, `Authorization`; not `MAX_TOKENS`. */
export function looksSecret(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (!secretWords.has(last) && !/(?:apikey|token|secret|password)$/.test(last)) return false;
  return !harmlessBefore.has(words.at(-2) ?? '');
}
