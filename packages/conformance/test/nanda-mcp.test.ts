import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import {
  createTemporaryDirectory,
  createWeatherServer,
  startHttpService,
  waitFor,
} from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectInteropClient } from '../src/interop/connect-interop-client.js';
import { interopClientKinds } from '../src/interop/interop-client.js';
import type { InteropServerKind } from '../src/interop/interop-server.js';
import { startInteropServer } from '../src/interop/start-interop-server.js';
import { tryFeatures } from '../src/interop/try-features.js';

// `nanda mcp` between a client and a service that stands where the proxy has its MCP server: what it hands on, alone.

let home: Awaited<ReturnType<typeof createTemporaryDirectory>>;
beforeAll(async () => {
  home = await createTemporaryDirectory();
});
afterAll(() => home[Symbol.asyncDispose]());

function programAt(url: string) {
  const require = createRequire(import.meta.url);
  const binary = join(dirname(require.resolve('@nanda/cli/package.json')), 'bin/nanda.js');
  return {
    command: process.execPath,
    args: [binary, 'mcp', '--url', new URL('/', url).href],
    env: { PATH: process.env['PATH'] ?? '', HOME: home.path, USERPROFILE: home.path },
  };
}

const servers: readonly InteropServerKind[] = ['sdk1', 'sdk2-legacy', 'sdk2-modern', 'sdk2-dual'];
const cells = servers.flatMap((server) => interopClientKinds.map((client) => ({ client, server })));

test.each(cells)('$client with $server', async ({ client: kind, server }) => {
  const isLegacyClient = kind === 'sdk1' || kind === 'sdk2-legacy';
  const isLegacyServer = server === 'sdk1' || server === 'sdk2-legacy';
  const haveNoEraInCommon =
    (isLegacyClient && server === 'sdk2-modern') || (kind === 'sdk2-modern' && isLegacyServer);
  await using running = await startInteropServer(server);
  const connecting = connectInteropClient(kind, { place: programAt(running.url) });
  if (haveNoEraInCommon) {
    await expect(connecting).rejects.toThrow(/protocol version|initialize/i);
    return;
  }
  await using client = await connecting;
  expect(await tryFeatures(client)).toEqual({});
});

test.each(['legacy', { pin: '2026-07-28' }] as const)(
  'a client of %j does not notice that the service was killed and started again',
  async (mode) => {
    await using service = await startHttpService({ createServer: createWeatherServer });
    let changes = 0;
    const client = new Client(
      { name: 'a client', version: '1' },
      {
        versionNegotiation: { mode },
        listChanged: { tools: { autoRefresh: false, onChanged: () => (changes += 1) } },
      },
    );
    await client.connect(new StdioClientTransport(programAt(service.url)));
    try {
      const before = await client.listTools();
      await service.crash();
      await service.restart();
      const call = { name: 'getCurrentWeather', arguments: { location: 'Oslo' } };
      const { content } = await client.callTool(call);
      expect(content).toMatchObject([{ type: 'text' }]);
      expect((await client.listTools()).tools).toEqual(before.tools);
      await waitFor(() => changes > 0, { description: 'the news', timeout: 10_000 });
    } finally {
      await client.close();
    }
    await waitFor(() => service.sessionCount === 0, {
      description: 'the session to be ended',
      timeout: 10_000,
    });
  },
);
