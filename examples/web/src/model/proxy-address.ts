/** Where `nanda serve` listens when it is told nothing else. */
export const defaultProxyAddress = 'http://localhost:3000';

/** The address of a proxy as somebody typed it, without a slash at its end; undefined for what is none. */
export function readProxyAddress(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
  // What is shown, stored in the page's own address and sent around has no password in it.
  if (url.username !== '' || url.password !== '') return undefined;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
