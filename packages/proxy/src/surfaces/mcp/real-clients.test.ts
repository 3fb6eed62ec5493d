import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { waitFor } from '@nanda/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { openPort, type OpenPort } from '../../open-port.js';
import { openMcp, type OpenMcp, type OpenMcpOptions } from './open-mcp.fixture.js';

const eras = ['legacy', 'modern'] as const;
type Era = (typeof eras)[number];

let mcp: OpenMcp;
let port: OpenPort | undefined;
const clients: Client[] = [];

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  mcp.close();
  await port?.close({ grace: 50 });
  port = undefined;
});

async function open(options?: OpenMcpOptions): Promise<void> {
  mcp = openMcp(options);
  port = await openPort({
    place: { port: 0, host: '127.0.0.1' },
    answerDirectly: mcp.answerDirectly,
    answer: (request) => mcp.fetch(request),
    upgrade: (_, { socket }) => void socket.destroy(),
  });
}

/** A client, and of which type the answers were that it got. */
async function connect(era: Era): Promise<{ client: Client; types: string[] }> {
  const types: string[] = [];
  const client = new Client(
    { name: 'real', version: '1' },
    {
      capabilities: { elicitation: { form: {} }, sampling: {} },
      versionNegotiation: { mode: era === 'legacy' ? 'legacy' : { pin: '2026-07-28' } },
    },
  );
  clients.push(client);
  const transport = new StreamableHTTPClientTransport(new URL(`${port?.address.url}/mcp`), {
    fetch: async (url, init) => {
      const answer = await fetch(url, init);
      types.push(answer.headers.get('content-type') ?? '');
      return answer;
    },
  });
  await client.connect(transport);
  return { client, types };
}

describe.each(eras)('a client of the %s era', (era) => {
  test('learns what it talks to, lists and calls', async () => {
    await open({ facts: { instructions: 'Ask.' } });
    const { client } = await connect(era);
    expect(client.getServerVersion()).toMatchObject({ name: 'fake', version: '1.2.3' });
    expect(client.getInstructions()).toBe('Ask.');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain('echo');
    const result = await client.callTool({ name: 'echo', arguments: { a: [1, 'ü'] } });
    expect(result.content).toEqual([{ type: 'text', text: '{"a":[1,"ü"]}' }]);
    expect(mcp.dialogs[0]?.client).toMatchObject({
      era,
      capabilities: { sampling: {} },
      clientInfo: { name: 'real' },
    });
  });

  test('sees progress', async () => {
    await open();
    const { client } = await connect(era);
    const seen: number[] = [];
    await client.callTool(
      { name: 'progress' },
      { onprogress: ({ progress }) => seen.push(progress) },
    );
    expect(seen).toEqual([1, 2, 3]);
  });

  test('gets a refusal as it was said', async () => {
    await open();
    const { client } = await connect(era);
    await expect(client.callTool({ name: 'fail' })).rejects.toMatchObject({
      code: -32_050,
      data: [1],
    });
    // This client takes the status that the newer era has for it (404) for a failure of HTTP.
    const unknown = era === 'legacy' ? { code: -32_601 } : { status: 404 };
    await expect(client.listPrompts()).rejects.toMatchObject(unknown);
  });

  test('cancels', async () => {
    await open();
    const { client } = await connect(era);
    const cancelling = new AbortController();
    const call = client.callTool({ name: 'wait' }, { signal: cancelling.signal });
    const failed = expect(call).rejects.toThrow();
    const findCall = () =>
      mcp.dialogs.flatMap(({ requests }) => requests).find(({ method }) => method === 'tools/call');
    const request = await waitFor(findCall, { description: 'the call' });
    cancelling.abort();
    await failed;
    await waitFor(() => request.signal.aborted, { description: 'the call to be cancelled' });
  });

  test('makes many calls at once, each with its own answer', async () => {
    await open();
    const { client } = await connect(era);
    const numbers = Array.from({ length: 40 }, (_, number) => number);
    const results = await Promise.all(
      numbers.map((number) =>
        client.callTool(
          { name: 'progress', arguments: { number } },
          { onprogress: () => undefined },
        ),
      ),
    );
    expect(results.map(({ content }) => content)).toEqual(
      numbers.map((number) => [{ type: 'text', text: JSON.stringify({ number }) }]),
    );
  });
});

describe('a client of the older era', () => {
  test('sees the log', async () => {
    await open();
    const { client } = await connect('legacy');
    const told: unknown[] = [];
    client.setNotificationHandler('notifications/message', ({ params }) => void told.push(params));
    await client.callTool({ name: 'log' });
    expect(told).toEqual([{ level: 'info', data: 'told' }]);
  });

  test('is asked, in the course of a call and beside any', async () => {
    await open();
    const { client } = await connect('legacy');
    client.setRequestHandler('elicitation/create', async () => ({
      action: 'accept',
      content: { name: 'n' },
    }));
    client.setRequestHandler('sampling/createMessage', async () => ({
      role: 'assistant',
      model: 'm',
      content: { type: 'text', text: 'said' },
    }));
    const elicited = await client.callTool({ name: 'elicit' });
    expect(JSON.stringify(elicited.content)).toContain('accept');
    const sampled = await client.callTool({ name: 'sample' });
    expect(JSON.stringify(sampled.content)).toContain('said');
    const { signal } = new AbortController();
    const pong = await mcp.dialogs[0]?.outlet.ask({ method: 'ping', params: {}, signal });
    expect(pong).toEqual({ result: {} });
  });

  test('hears of changes beside any request', async () => {
    await open();
    const { client } = await connect('legacy');
    let changes = 0;
    client.setNotificationHandler('notifications/tools/list_changed', () => void (changes += 1));
    mcp.dialogs[0]?.outlet.notify({ method: 'notifications/tools/list_changed', params: {} });
    await waitFor(() => changes === 1, { description: 'the change' });
  });

  test('comes back for its answer when the stream breaks', async () => {
    const { promise: finishing, resolve: finish } = Promise.withResolvers<void>();
    await open({
      limits: { retry: 10 },
      answer: ({ method, notify }) => {
        if (method !== 'tools/call') return undefined;
        notify({ method: 'notifications/message', params: { level: 'info', data: 'begun' } });
        return finishing.then(() => ({ result: { content: [{ type: 'text', text: 'whole' }] } }));
      },
    });
    const sockets = new Set<AbortController>();
    const client = new Client({ name: 'real', version: '1' });
    clients.push(client);
    const transport = new StreamableHTTPClientTransport(new URL(`${port?.address.url}/mcp`), {
      fetch: async (url, init) => {
        const breaking = new AbortController();
        if (init?.method === 'POST') sockets.add(breaking);
        return fetch(url, { ...init, signal: breaking.signal });
      },
    });
    await client.connect(transport);
    let hasBegun = false;
    client.setNotificationHandler('notifications/message', () => void (hasBegun = true));
    const call = client.callTool({ name: 'a' });
    await waitFor(() => hasBegun, { description: 'the call to begin' });
    for (const socket of sockets) socket.abort();
    finish();
    expect((await call).content).toEqual([{ type: 'text', text: 'whole' }]);
  });

  test('ends its session', async () => {
    await open();
    const { client } = await connect('legacy');
    const transport = client.transport as StreamableHTTPClientTransport;
    await transport.terminateSession();
    expect(mcp.dialogs[0]?.isClosed).toBe(true);
  });
});

describe('a client of the newer era', () => {
  test('gets a document where nothing came before the answer', async () => {
    await open();
    const { client, types } = await connect('modern');
    await client.callTool({ name: 'echo' });
    expect(types.at(-1)).toMatch('application/json');
  });

  test('sees the log where it asks for it', async () => {
    await open();
    const { client } = await connect('modern');
    const told: unknown[] = [];
    client.setNotificationHandler('notifications/message', ({ params }) => void told.push(params));
    await client.callTool({ name: 'log' });
    expect(told).toEqual([]);
    const _meta = { 'io.modelcontextprotocol/logLevel': 'debug' };
    await client.callTool({ name: 'log', _meta });
    expect(told).toMatchObject([{ level: 'info', data: 'told' }]);
  });

  test('answers what the answer asks', async () => {
    await open({
      answer: ({ method, params }) => {
        if (method !== 'tools/call') return undefined;
        const given = params['inputResponses'];
        if (given !== undefined) {
          const text = JSON.stringify([given, params['requestState']]);
          return { result: { content: [{ type: 'text', text }] } };
        }
        const requestedSchema = { type: 'object', properties: { name: { type: 'string' } } };
        const ask = {
          method: 'elicitation/create',
          params: { mode: 'form', message: 'Who?', requestedSchema },
        };
        return {
          result: { resultType: 'input_required', inputRequests: { who: ask }, requestState: 's' },
        };
      },
    });
    const { client } = await connect('modern');
    client.setRequestHandler('elicitation/create', async () => ({
      action: 'accept',
      content: { name: 'n' },
    }));
    const result = await client.callTool({ name: 'elicit' });
    expect(JSON.stringify(result.content)).toContain('accept');
    expect(JSON.stringify(result.content)).toContain('\\"s\\"');
  });

  test('subscribes, hears, and ends', async () => {
    await open();
    const { client } = await connect('modern');
    let changes = 0;
    client.setNotificationHandler('notifications/tools/list_changed', () => void (changes += 1));
    const subscription = await client.listen({ toolsListChanged: true });
    const dialog = mcp.dialogs.find(({ listenings }) => listenings.length > 0);
    dialog?.listenings[0]?.notify({ method: 'notifications/tools/list_changed', params: {} });
    await waitFor(() => changes === 1, { description: 'the change' });
    await subscription.close();
    await waitFor(() => dialog?.isClosed, { description: 'the subscription to end' });
    expect(dialog?.listenings[0]?.signal.aborted).toBe(true);
  });
});
