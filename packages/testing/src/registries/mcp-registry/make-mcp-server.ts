/** A server.json of the official registry. */
export type FakeMcpServer = {
  name: string;
  description: string;
  version: string;
  [key: string]: unknown;
};

/** A server.json with one remote endpoint, and whatever it is given instead. */
export function makeMcpServer({
  name = 'com.example/weather',
  ...rest
}: Partial<FakeMcpServer> = {}): FakeMcpServer {
  const [namespace = '', service = ''] = name.split('/');
  const domain = namespace.split('.').toReversed().join('.');
  return {
    $schema: 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json',
    name,
    description: `What ${service} does`,
    version: '1.0.0',
    remotes: [{ type: 'streamable-http', url: `https://mcp.${domain}/${service}` }],
    ...rest,
  };
}
