/** The longest name that is made of a service's; what makes it unique comes behind it. */
const longest = 32;

/**
 * A short name for a connection, made of what its service is called: `everything`, or `everything-2` where that is
 * taken; undefined where nothing of it can be typed.
 *
 * @param taken names of connections that are open
 */
export function suggestConnectionName(
  serviceName: string,
  { taken }: { readonly taken: readonly string[] },
): string | undefined {
  const last = serviceName.split('/').findLast((part) => part.trim() !== '') ?? '';
  const plain = last.toLowerCase().replaceAll(/[^a-z0-9_.]+/g, '-');
  const telling = plain.replaceAll(/^(?:mcp-)?server-|^mcp-|-(?:mcp|server|mcp-server)$/g, '');
  const name = trim(trim(telling || plain).slice(0, longest));
  // A number would be the row of a list, and the beginning of an id that of a connection.
  if (name === '' || /^\d+$/.test(name) || name.startsWith('conn_')) return undefined;
  const used = new Set(taken.map((one) => one.toLowerCase()));
  if (!used.has(name)) return name;
  let number = 2;
  while (used.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}

function trim(text: string): string {
  return text.replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}
