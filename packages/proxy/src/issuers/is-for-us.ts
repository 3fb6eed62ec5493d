/** Whether one of those that a token is for is this proxy: by its name, or as an MCP endpoint of it (RFC 8707). */
export function isForUs(
  audience: string | readonly string[] | undefined,
  ours: readonly string[],
): boolean {
  const named = typeof audience === 'string' ? [audience] : (audience ?? []);
  return named.some((name) => ours.some((own) => isBelow(name, own)));
}

function isBelow(name: string, own: string): boolean {
  const base = own.replace(/\/$/, '');
  if (name === own || name === base || name === `${base}/`) return true;
  // Only of addresses: what is below a name of another kind is another one.
  if (!/^https?:\/\//.test(base)) return false;
  const endpoint = base.endsWith('/mcp') ? base : `${base}/mcp`;
  return name === endpoint || name.startsWith(`${endpoint}/`);
}
