const ui = 'ui://';

/** A URI, or a template of some, that says by itself whose it is. */
export interface PrefixedUri {
  readonly alias: string;
  /** The service's own. */
  readonly uri: string;
}

/**
 * Says in a URI whose it is. The scheme is prefixed; that of MCP Apps has to stay, so there it is the host.
 *
 * @example prefixUri('https://a.example/x', { alias: 'notes' }) // 'notes+https://a.example/x'
 */
export function prefixUri(uri: string, { alias }: { readonly alias: string }): string {
  if (uri.startsWith(ui)) return `${ui}${alias}+${uri.slice(ui.length)}`;
  return `${alias}+${uri}`;
}

/** The reverse of `prefixUri`; undefined where it begins with no alias of these. */
export function readPrefix(
  uri: string,
  { aliases }: { readonly aliases: { has(alias: string): boolean } },
): PrefixedUri | undefined {
  const scheme = uri.startsWith(ui) ? ui : '';
  const end = uri.indexOf('+', scheme.length);
  if (end < 0) return undefined;
  const alias = uri.slice(scheme.length, end);
  if (!aliases.has(alias)) return undefined;
  return { alias, uri: `${scheme}${uri.slice(end + 1)}` };
}
