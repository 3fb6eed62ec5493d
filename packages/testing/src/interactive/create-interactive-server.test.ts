import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterEach, describe, expect, test } from 'vitest';

import { textOf } from '../../test/text-of.js';
import type { ProtocolEraName } from '../protocol-era-name.js';
import { startHttpService, type HttpService } from '../start-http-service.js';
import { waitFor } from '../wait-for.js';
import { createInteractiveServer } from './create-interactive-server.js';

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

type Asked = { method: string; params: Record<string, unknown> };

/** A client that answers whatever it is asked, and notes it. */
async function connect(
  era: ProtocolEraName,
  { until = Promise.resolve() }: { until?: Promise<unknown> } = {},
): Promise<{ client: Client; asked: Asked[]; service: HttpService }> {
  const service = await startHttpService({ createServer: createInteractiveServer, eras: [era] });
  releases.push(() => service.close());
  const client = new Client(
    { name: 'test', version: '1' },
    {
      capabilities: { elicitation: { form: {}, url: {} }, sampling: {}, roots: {} },
      versionNegotiation: { mode: era === 'legacy' ? 'legacy' : { pin: '2026-07-28' } },
    },
  );
  const asked: Asked[] = [];
  const note = async ({ method, params }: { method: string; params?: object | undefined }) => {
    asked.push({ method, params: { ...params } });
    await until;
  };
  client.setRequestHandler('elicitation/create', async (request) => {
    await note(request);
    if (request.params.mode === 'url') return { action: 'decline' };
    return { action: 'accept', content: { word: `w${asked.length}` } };
  });
  client.setRequestHandler('sampling/createMessage', async (request) => {
    await note(request);
    return { role: 'assistant', model: 'm', content: { type: 'text', text: 'Mmm.' } };
  });
  client.setRequestHandler('roots/list', async (request) => {
    await note(request);
    return { roots: [{ uri: 'file:///home' }] };
  });
  await client.connect(new StreamableHTTPClientTransport(new URL(service.url)));
  releases.push(() => client.close());
  return { client, asked, service };
}

describe.each(['legacy', 'modern'] as const)('%s', (era) => {
  test.each([
    ['ask-form', 'form', 'elicitation/create', { action: 'accept', content: { word: 'w1' } }],
    ['ask-url', 'url', 'elicitation/create', { action: 'decline' }],
    ['ask-model', 'sampling', 'sampling/createMessage', { role: 'assistant', model: 'm' }],
    ['ask-roots', 'roots', 'roots/list', { roots: [{ uri: 'file:///home' }] }],
  ])('%s', async (name, key, method, answer) => {
    const { client, asked } = await connect(era);
    const { structuredContent } = await client.callTool({ name });
    expect(asked.map((one) => one.method)).toEqual([method]);
    expect(structuredContent).toMatchObject({ answers: { [key]: answer } });
  });

  test('a form has a schema with defaults, a page has an address', async () => {
    const { client, asked } = await connect(era);
    await client.callTool({ name: 'ask-form' });
    await client.callTool({ name: 'ask-url' });
    expect(asked[0]?.params).toMatchObject({
      requestedSchema: { properties: { name: { default: 'Ada' }, extras: { default: ['milk'] } } },
    });
    expect(asked[1]?.params).toMatchObject({ mode: 'url', url: 'https://pay.example/orders/42' });
  });

  test('several at once', async () => {
    const all = Promise.withResolvers<void>();
    const { client, asked } = await connect(era, { until: all.promise });
    const call = client.callTool({ name: 'ask-several' });
    await waitFor(() => asked.length === 4, { description: 'all four to be asked' });
    all.resolve();
    const { structuredContent } = await call;
    expect(Object.keys((structuredContent as { answers: object }).answers).toSorted()).toEqual([
      'form',
      'roots',
      'sampling',
      'url',
    ]);
  });

  test('several rounds', async () => {
    const { client, asked, service } = await connect(era);
    const { structuredContent } = await client.callTool({
      name: 'ask-rounds',
      arguments: { rounds: 3 },
    });
    expect(asked.map(({ params }) => params['message'])).toEqual([
      'Word 1 of 3?',
      'Word 2 of 3?',
      'Word 3 of 3?',
    ]);
    expect(structuredContent).toEqual({
      answers: Object.fromEntries(
        [1, 2, 3].map((round) => [
          `round-${round}`,
          { action: 'accept', content: { word: `w${round}` } },
        ]),
      ),
    });
    const calls = service.requests.filter(({ rpcMethod }) => rpcMethod === 'tools/call');
    expect(calls).toHaveLength(era === 'legacy' ? 1 : 4);
  });

  test('a plain tool answers while another one asks', async () => {
    const held = Promise.withResolvers<void>();
    const { client, asked } = await connect(era, { until: held.promise });
    const asking = client.callTool({ name: 'ask-form' });
    await waitFor(() => asked.length === 1, { description: 'the question' });
    const plain = await client.callTool({ name: 'plain', arguments: { text: 'meanwhile' } });
    const worked = await client.callTool({ name: 'work', arguments: { stepMs: 1 } });
    expect([textOf(plain), textOf(worked)]).toEqual(['meanwhile', '5 steps']);
    held.resolve();
    expect((await asking).structuredContent).toMatchObject({
      answers: { form: { action: 'accept' } },
    });
  });
});

test('state that was tampered with is refused', async () => {
  const { service } = await connect('modern');
  const params = {
    name: 'ask-rounds',
    arguments: {},
    requestState: 'v1.e30.AAAA',
    _meta: {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': { elicitation: { form: {} } },
    },
  };
  const response = await fetch(service.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': 'tools/call',
      'mcp-name': 'ask-rounds',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  });
  expect(await response.json()).toMatchObject({ error: { code: -32602 } });
});

test('in the handshake era a tool asks on the standing stream too', async () => {
  const { client, asked, service } = await connect('legacy');
  await waitFor(() => service.requests.some(({ method }) => method === 'GET'), {
    description: 'the standing stream',
  });
  const result = await client.callTool({ name: 'ask-aside' });
  expect(textOf(result)).toBe('[{"uri":"file:///home"}]');
  expect(asked).toHaveLength(1);
});

test('in the handshake era a tool refuses until a page was visited', async () => {
  const { client } = await connect('legacy');
  const completed: string[] = [];
  client.setNotificationHandler('notifications/elicitation/complete', ({ params }) => {
    completed.push(params.elicitationId);
  });
  const refusal = await client.callTool({ name: 'need-url' }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: -32042 });
  await waitFor(() => completed.length === 1, { description: 'the visit to be told' });
  expect(textOf(await client.callTool({ name: 'need-url' }))).toBe('visited');
});
