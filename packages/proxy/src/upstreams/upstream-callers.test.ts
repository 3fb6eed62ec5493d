import {
  createInteractiveServer,
  createTemporaryDirectory,
  faultyCommand,
  startHttpService,
  waitFor,
  type HttpService,
  type HttpServiceOptions,
} from '@nanda/testing';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test, vi } from 'vitest';

import type { UpstreamSession } from '../core/connections/upstream-connector.js';
import { relayOf } from './testing/relay-of.fixture.js';
import { usePlainService } from './testing/use-plain-service.fixture.js';
import { useUpstreams } from './testing/use-upstreams.fixture.js';

// Processes are started, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 30_000 });

const upstreams = useUpstreams((options: Partial<HttpServiceOptions>) =>
  startHttpService({ createServer: createInteractiveServer, ...options }),
);
const { connector, open, openCommand, serve, onRelease } = upstreams;
const plain = usePlainService(upstreams, (options) =>
  startHttpService({ createServer: createInteractiveServer, ...options }),
);

const ways = [
  { over: 'http', era: 'legacy' },
  { over: 'http', era: 'modern' },
  { over: 'stdio', era: 'legacy' },
  { over: 'stdio', era: 'modern' },
] as const;
const capabilities = {
  roots: { listChanged: true, odd: 1 },
  elicitation: { form: {} },
  vendor: { x: [1] },
  sampling: { tools: {}, context: {} },
  experimental: { 'a.b/c': { d: null } },
  extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: ['text/html'] } },
};
const clientInfo = { version: '7', odd: true, name: 'editor', icons: [{ src: 'data:,' }] };
const caller = { clientInfo, capabilities };

/** How a service was greeted, and what it sees with a request. */
async function introductionOf(
  session: UpstreamSession,
  given?: typeof caller,
): Promise<{ clientInfo: unknown; capabilities: unknown }> {
  const method = session.facts.era === 'modern' ? 'plain/params' : 'plain/opened';
  const answer = await session.relay(relayOf(method, given && { caller: given }));
  const { params, opened } = (answer as { result: Record<string, Record<string, unknown>> }).result;
  if (session.facts.era === 'legacy') return opened as never;
  const meta = params?.['_meta'] as Record<string, unknown>;
  return {
    clientInfo: meta['io.modelcontextprotocol/clientInfo'],
    capabilities: meta['io.modelcontextprotocol/clientCapabilities'],
  };
}

describe.each(ways)('over $over, $era', (way) => {
  const reach = (options: Parameters<typeof open>[1] = {}): Promise<UpstreamSession> =>
    plain.reach(way, options);

  test('a client is introduced word for word', async () => {
    const seen = await introductionOf(await reach({ caller }));
    expect(JSON.stringify(seen.clientInfo)).toBe(JSON.stringify(clientInfo));
    expect(JSON.stringify(seen.capabilities)).toBe(JSON.stringify(capabilities));
  });

  test('a client of few words has our name, and tasks of its own are not declared', async () => {
    const tasks = { requests: { elicitation: { create: {} } } };
    const seen = await introductionOf(await reach({ caller: { capabilities: { tasks } } }));
    expect(seen).toMatchObject({ clientInfo: { name: 'test', version: '1' }, capabilities: {} });
    expect(seen.capabilities).toEqual({});
  });

  test('without a client it is us', async () => {
    const seen = await introductionOf(await reach({ clientCapabilities: ['elicitation'] }));
    expect(seen).toMatchObject({
      clientInfo: { name: 'test', version: '1' },
      capabilities: { elicitation: { form: {}, url: {} } },
    });
  });

  test('a request of the newer era is for whom it says', async () => {
    const session = await reach({ clientCapabilities: ['elicitation'] });
    const seen = await introductionOf(session, caller);
    const expected =
      way.era === 'modern' ? caller : { capabilities: { elicitation: { form: {}, url: {} } } };
    expect(seen).toMatchObject(expected);
  });

  test('the level of the log is left to a client', async () => {
    const levels = async (session: UpstreamSession): Promise<string> => {
      await session.ask({ method: 'any', params: {}, signal: AbortSignal.timeout(5000) });
      return JSON.stringify(await session.relay(relayOf('plain/methods')));
    };
    const ours = await levels(await reach());
    expect(ours.includes('logging/setLevel')).toBe(way.era === 'legacy');
    expect(await levels(await reach({ caller }))).not.toContain('logging/setLevel');
  });

  test('a service is known in its own words', async () => {
    const { facts, serverInfo, capabilities: names } = await reach();
    expect(JSON.stringify(facts)).toBe(
      JSON.stringify({
        era: way.era,
        protocolVersion: way.era === 'modern' ? '2026-07-28' : '2025-11-25',
        serverInfo: {
          websiteUrl: 'https://plain.example/',
          name: 'plain',
          version: '3',
          title: 'Plain',
          icons: [{ src: 'https://plain.example/icon.png', odd: 1 }],
          odd: { kept: true },
        },
        capabilities: {
          vendor: { x: [1] },
          tools: { listChanged: true, odd: 1 },
          resources: { listChanged: true },
          logging: {},
        },
        instructions: 'Ask plainly.',
      }),
    );
    expect(serverInfo).toEqual({ name: 'plain', version: '3' });
    expect(names).toEqual(['logging', 'resources', 'tools']);
  });

  test('a service that has only one era is spoken to in it, whichever is wanted', async () => {
    for (const era of ['legacy', 'modern', undefined] as const) {
      expect((await reach({ ...(era && { era }) })).facts.era).toBe(way.era);
    }
  });
});

describe.each(['http', 'stdio'] as const)('a service that has both eras, over %s', (over) => {
  test('is spoken to in the one that is wanted, again and again', async () => {
    const shared = await connector();
    const service = over === 'http' ? (await plain.startPlain()).service : undefined;
    const reach = async (era?: 'legacy' | 'modern') => {
      const options = { connector: shared, ...(era && { era }) };
      const session = service
        ? await open(service.url, options)
        : await plain.reach({ over }, options);
      return session.facts.era;
    };
    const usual = over === 'http' ? 'modern' : 'legacy';
    const wanted = [undefined, 'legacy', 'modern', 'legacy', 'modern', undefined] as const;
    const got: string[] = [];
    for (const era of wanted) got.push(await reach(era));
    expect(got).toEqual(wanted.map((era) => era ?? usual));
  });
});

const methodsOf = ({ requests }: HttpService) =>
  requests.flatMap(({ rpcMethod }) => (rpcMethod === undefined ? [] : [rpcMethod]));

describe('what was found out of the eras', () => {
  test('a service without the older one is asked for it once', async () => {
    const { service } = await plain.startPlain(['modern']);
    const shared = await connector();
    for (let count = 0; count < 3; count += 1) {
      await open(service.url, { connector: shared, era: 'legacy' });
    }
    expect(methodsOf(service).filter((method) => method === 'initialize')).toHaveLength(1);
  });

  test('a service without the newer one is asked for it once', async () => {
    const { service } = await plain.startPlain(['legacy']);
    const shared = await connector();
    for (const era of ['modern', 'legacy', 'modern'] as const) {
      await open(service.url, { connector: shared, era });
    }
    expect(methodsOf(service).filter((method) => method === 'server/discover')).toHaveLength(1);
  });

  test.each(['exit-on-discover', 'silent-on-discover'] as const)(
    'a command that is %s is not asked again',
    async (kind) => {
      const directory = await createTemporaryDirectory();
      onRelease(async () => directory[Symbol.asyncDispose]());
      const log = join(directory.path, 'log');
      const command = faultyCommand({ fault: { kind }, log });
      const shared = await connector();
      for (let count = 0; count < 2; count += 1) {
        const session = await openCommand(command, { connector: shared, era: 'modern' });
        expect(session.facts.era).toBe('legacy');
      }
      const seen = await readFile(log, 'utf8');
      expect(seen.match(/"server\/discover"/g)).toHaveLength(1);
      expect(seen.match(/"initialize"/g)).toHaveLength(2);
    },
  );
});

describe('parameters that a tool wants in header fields', () => {
  const schema = (header: string) => ({
    type: 'object',
    properties: { city: { type: 'string', 'x-mcp-header': header } },
  });
  const params = { name: 'weather', arguments: { city: 'Zürich' } };
  const encoded = '=?base64?WsO8cmljaA==?=';

  /** Lists a tool that wants the field, and refuses calls without it. */
  async function serveMirrored() {
    const wanted = { header: 'City' };
    const seen: Record<string, unknown>[] = [];
    const service = await serve('modern', ({ rpcMethod, request, response, id }) => {
      const answer = (message: object, status = 200): true => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ jsonrpc: '2.0', id, ...message }));
        return true;
      };
      if (rpcMethod === 'tools/list') {
        const tools = [{ name: 'weather', inputSchema: schema(wanted.header) }];
        return answer({ result: { resultType: 'complete', tools } });
      }
      if (rpcMethod !== 'tools/call') return false;
      seen.push(request.headers);
      const isThere = request.headers[`mcp-param-${wanted.header.toLowerCase()}`] !== undefined;
      return isThere
        ? answer({ result: { resultType: 'complete', content: [] } })
        : answer({ error: { code: -32_020, message: 'Header mismatch' } }, 400);
    });
    return { service, seen, wanted };
  }

  test('are mirrored where the client did not, after a list of either kind', async () => {
    for (const how of ['list', 'relay'] as const) {
      const { service, seen } = await serveMirrored();
      const session = await open(service.url);
      if (how === 'list') await session.listTools(AbortSignal.timeout(5000));
      else await session.relay(relayOf('tools/list'));
      expect(await session.relay(relayOf('tools/call', { params }))).toMatchObject({
        result: { content: [] },
      });
      expect(seen).toMatchObject([{ 'mcp-param-city': encoded, 'mcp-name': 'weather' }]);
    }
  });

  test('are listed for once where the service misses them, and again when it has changed its mind', async () => {
    const { service, seen, wanted } = await serveMirrored();
    const session = await open(service.url);
    for (const header of ['City', 'Town']) {
      wanted.header = header;
      const answer = await session.relay(relayOf('tools/call', { params }));
      expect(answer).toMatchObject({ result: { content: [] } });
    }
    expect(seen).toHaveLength(4);
  });

  test('that the client sends are its own, and no other field of its is sent', async () => {
    const { service, seen } = await serveMirrored();
    const session = await open(service.url);
    await session.listTools(AbortSignal.timeout(5000));
    const headers = {
      'mcp-param-city': 'Bern',
      authorization: 'Bearer theirs',
      'Mcp-Param-Odd': 'a\r\nb',
    };
    await session.relay(relayOf('tools/call', { params, headers }));
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ 'mcp-param-city': 'Bern' });
    expect(seen[0]).not.toHaveProperty('authorization');
    expect(seen[0]).not.toHaveProperty('mcp-param-odd');
  });

  test('a refusal that another list does not mend is the answer', async () => {
    const { service, seen, wanted } = await serveMirrored();
    const session = await open(service.url);
    wanted.header = 'City';
    const answer = session.relay(relayOf('tools/call', { params: { name: 'other' } }));
    expect(await answer).toMatchObject({ error: { code: -32_020 } });
    await waitFor(() => seen.length > 0, { description: 'the call' });
    expect(seen).toHaveLength(1);
  });
});
