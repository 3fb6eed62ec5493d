import {
  Client,
  type ClientOptions,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';

export type ConnectClientOptions = {
  era: 'legacy' | 'modern' | 'auto';
  headers?: Record<string, string>;
};

/** A client that is closed when its scope ends. */
export type ConnectedClient = AsyncDisposable & {
  client: Client;
  transport: StreamableHTTPClientTransport;
};

const modes = { legacy: 'legacy', modern: { pin: '2026-07-28' }, auto: 'auto' } as const;

/** Connects the official client to a service over Streamable HTTP. */
export async function connectClient(
  url: string,
  { era, headers = {} }: ConnectClientOptions,
): Promise<ConnectedClient> {
  const options: ClientOptions = { versionNegotiation: { mode: modes[era] } };
  const client = new Client({ name: 'nanda-testing', version: '1.0.0' }, options);
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
  await client.connect(transport, { timeout: 10_000 });

  return {
    client,
    transport,
    async [Symbol.asyncDispose]() {
      await client.close();
    },
  };
}
