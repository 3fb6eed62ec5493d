import { withoutEndSlashes } from '../../without-end-slashes.js';

/**
 * The same for `https://host/mcp`, `https://host/mcp/` and `https://host/sse`: one service, two
 * transports. `undefined` for what is no URL.
 */
export function normaliseAddress(url: string): string | undefined {
  const match = /^(\w+):\/\/(?:www\.)?([^/?#]+)([^?#]*)(\?[^#]*)?/.exec(url);
  if (match === null) return undefined;
  const [, scheme = '', host = '', path = '', query = ''] = match;
  const isPlain = /^(?:http|ws)$/i.test(scheme);
  const name = host.toLowerCase().replace(isPlain ? /:80$/ : /:443$/, '');
  return `${name}${withoutEndSlashes(withoutEndSlashes(path).replace(/\/(?:sse|mcp)$/, ''))}${query}`;
}
