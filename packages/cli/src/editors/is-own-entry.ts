/** Whether an entry starts `nanda mcp`, or is the MCP endpoint of a proxy on this machine: then nobody misses it. */
export function isOwnEntry(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false;
  const { command, args, url, httpUrl, serverUrl } = entry as Readonly<Record<string, unknown>>;
  const address = [url, httpUrl, serverUrl].find((one) => typeof one === 'string');
  if (typeof address === 'string') return isOwnAddress(address);
  const words = [command, ...(Array.isArray(args) ? args : [])].map(String);
  const program = words.findIndex((word) => /(?:^|[\\/])nanda(?:\.js|\.cmd|\.exe)?$/.test(word));
  return program !== -1 && words[program + 1] === 'mcp';
}

function isOwnAddress(text: string): boolean {
  const url = URL.parse(text);
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url?.hostname ?? '');
  return isHere && /^\/mcp(?:\/|$)/.test(url?.pathname ?? '');
}
