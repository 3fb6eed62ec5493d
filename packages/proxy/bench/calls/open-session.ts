export interface SessionPlace {
  readonly port: number;
  /** Of the endpoint. */
  readonly path: string;
  /** Beside those of MCP. @default none */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Begins a session of the older era. @returns the header fields of the requests in it */
export async function openSession({
  port,
  path,
  headers = {},
}: SessionPlace): Promise<Record<string, string>> {
  const url = `http://127.0.0.1:${port}${path}`;
  const protocolVersion = '2025-11-25';
  const common = {
    ...headers,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  };
  const clientInfo = { name: 'bench', version: '1' };
  const params = { protocolVersion, capabilities: {}, clientInfo };
  const greeted = await fetch(url, {
    method: 'POST',
    headers: common,
    body: JSON.stringify({ jsonrpc: '2.0', id: 0, method: 'initialize', params }),
  });
  const text = await greeted.text();
  const id = greeted.headers.get('mcp-session-id');
  if (id === null) throw new Error(`There is no session: ${text}`);
  const own = { ...headers, 'mcp-session-id': id, 'mcp-protocol-version': protocolVersion };
  const told = await fetch(url, {
    method: 'POST',
    headers: { ...common, ...own },
    body: JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }),
  });
  await told.arrayBuffer();
  return own;
}
