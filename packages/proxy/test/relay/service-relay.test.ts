import {
  conformanceCommand,
  startConformanceService,
  waitFor,
  type ConformanceServiceOptions,
} from '@nanda/testing';
import { afterEach, expect, test, vi } from 'vitest';
import {
  methodsOf,
  type OpenLinesOptions,
} from '../../src/core/connections/lines/open-lines.fixture.js';
import {
  openServiceRelay,
  type OpenServiceRelay,
} from '../../src/core/bridge/open-service-relay.fixture.js';
import { adder } from '../../src/core/connections/open-connections.fixture.js';
import type { McpAnswer } from '../../src/core/mcp-message.js';
import { createUpstreamConnector } from '../../src/upstreams/create-upstream-connector.js';

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

/** The relay over the real way to a service, and how often a session with it was opened. */
async function open(
  place: { readonly url: string } | { readonly command: string; readonly args: readonly string[] },
  options: OpenLinesOptions = {},
): Promise<OpenServiceRelay & { readonly opened: () => number }> {
  const connector = createUpstreamConnector({ clientInfo: { name: 'test', version: '1' } });
  releases.push(() => connector.close());
  const opening = vi.spyOn(connector, 'open');
  const record = {
    ...adder,
    trust: 'local-user' as const,
    endpoints: 'url' in place ? [{ url: place.url }] : [],
  };
  const relay = await openServiceRelay({
    ...options,
    connections: {
      connector,
      connectionTimeout: 20_000,
      services: {
        getRecord: async () => record,
        recordUse: async () => undefined,
        recordOutcome: async () => undefined,
      },
      readCommand: async () => ('url' in place ? undefined : { ...place, env: {} }),
    },
  });
  releases.push(() => relay.close());
  return { ...relay, opened: () => opening.mock.calls.length };
}

async function serve(options: ConformanceServiceOptions = {}) {
  const service = await startConformanceService(options);
  releases.push(() => service.close());
  return service;
}

const { signal } = new AbortController();
const elicitation = { elicitation: { form: {} } };
const accepted: McpAnswer = {
  result: { action: 'accept', content: { username: 'ada', email: 'a@b.example' } },
};
const toldText = (text: string) => ({ result: { content: [{ type: 'text', text }] } });
const simple = toldText('This is a simple text response for testing.');
const asked = toldText(
  'User response: {"action":"accept","content":{"username":"ada","email":"a@b.example"}}',
);
const elicit = [
  'tools/call',
  { name: 'test_elicitation', arguments: { message: 'Who?' } },
] as const;
const watched = 'test://watched-resource';

test('a service of both eras is met in the era of each client, and tells each in its own way', async () => {
  const { client, relay } = await open(await serve());
  for (const era of ['legacy', 'modern'] as const) {
    const one = client(era, { dialog: era, capabilities: elicitation });
    expect((await relay.facts(one.target, signal)).era).toBe(era);
    expect(await one.ask('tools/call', { name: 'test_simple_text' })).toMatchObject(simple);
    const progress = await one.ask(
      'tools/call',
      { name: 'test_tool_with_progress' },
      { wantsProgress: true },
    );
    expect(progress).toMatchObject(toldText('Tool with progress executed successfully'));
    expect(one.noted.map(({ params }) => params)).toMatchObject([
      { progress: 0, total: 100 },
      { progress: 50 },
      { progress: 100 },
    ]);
    expect(one.noted[0]?.params).not.toHaveProperty('progressToken');
    expect(await one.ask(...elicit, { onRequest: async () => accepted })).toMatchObject(asked);
    expect(await relay.subscribe(one.target, watched, signal)).toMatchObject({ result: {} });
    await one.ask('tools/call', { name: 'test_trigger_resource_update' });
    await waitFor(() => one.told.some(({ params }) => params['uri'] === watched), {
      description: 'the update',
    });
    await relay.end(era);
  }
});

test('a client of the newer era is asked by a service of the older one', async () => {
  const { client } = await open(await serve({ eras: ['legacy'] }));
  const one = client('modern', { capabilities: elicitation });
  expect(await one.ask(...elicit, { onRequest: async () => accepted })).toMatchObject(asked);
  // Another one of the same line declares the same, and a third one nothing.
  const other = client('modern', { capabilities: elicitation });
  expect(await other.ask(...elicit, { onRequest: async () => accepted })).toMatchObject(asked);
  expect(await client('modern').ask(...elicit)).not.toMatchObject(asked);
});

test('a client of the older era is asked by a service of the newer one, and has its log', async () => {
  const { client, opened } = await open(await serve({ eras: ['modern'] }));
  const one = client('legacy', { dialog: 'a', capabilities: elicitation });
  expect(await one.ask(...elicit, { onRequest: async () => accepted })).toMatchObject(asked);
  expect(await one.ask('logging/setLevel', { level: 'error' })).toEqual({ result: {} });
  await one.ask('tools/call', { name: 'test_logging_tool' });
  expect(one.noted).toEqual([]);
  // Who has set no level has what a session of the older era would bring.
  const other = client('legacy', { dialog: 'b', capabilities: elicitation });
  await other.ask('tools/call', { name: 'test_logging_tool' });
  expect(other.noted).toMatchObject([
    { method: 'notifications/message', params: { level: 'info' } },
  ]);
  expect(opened()).toBe(2);
});

test('a round of the newer era goes to the client as it is', async () => {
  const { client } = await open(await serve({ eras: ['modern'] }));
  const one = client('modern', { capabilities: elicitation });
  const round = await one.ask(...elicit, { takesInputRequired: true });
  expect(round).toMatchObject({ result: { resultType: 'input_required' } });
});

test('clients of a command share one process where they declare the same', async () => {
  const { client, opened, relay } = await open(conformanceCommand());
  const clients = ['a', 'b'].map((dialog) =>
    client('legacy', { dialog, capabilities: elicitation }),
  );
  const plain = client('legacy', { dialog: 'c' });
  const answers = await Promise.all([
    ...clients.map((one) => one.ask(...elicit, { onRequest: async () => accepted })),
    plain.ask('tools/call', { name: 'test_simple_text' }),
  ]);
  expect(answers).toMatchObject([asked, asked, simple]);
  // The connection's own serves the one that declares nothing.
  expect(opened()).toBe(2);
  const [first, second] = clients;
  if (first === undefined || second === undefined) throw new Error('There are two.');
  await relay.subscribe(first.target, watched, signal);
  await second.ask('tools/call', { name: 'test_trigger_resource_update' });
  await waitFor(() => methodsOf(first).includes('resources/updated'), {
    description: 'the update',
  });
  expect(methodsOf(second)).not.toContain('resources/updated');
});

test('a session that the service has forgotten is opened anew, and follows what it followed', async () => {
  const forgotten = new Set<unknown>();
  const known = new Set<unknown>();
  const service = await serve({
    eras: ['legacy'],
    intercept({ request, response }) {
      const session = request.headers['mcp-session-id'];
      known.add(session);
      if (session === undefined || !forgotten.has(session)) return false;
      response.writeHead(404).end();
      return true;
    },
  });
  const { client, relay, opened } = await open(service);
  const one = client('legacy', { dialog: 'a' });
  await relay.subscribe(one.target, watched, signal);
  for (const session of known) forgotten.add(session);
  expect(await one.ask('tools/call', { name: 'test_simple_text' })).toMatchObject(simple);
  expect(opened()).toBeGreaterThanOrEqual(3);
  expect(methodsOf(one).slice(0, 3).toSorted()).toEqual([
    'prompts/list_changed',
    'resources/list_changed',
    'tools/list_changed',
  ]);
  await one.ask('tools/call', { name: 'test_trigger_resource_update' });
  await waitFor(() => methodsOf(one).includes('resources/updated'), { description: 'the update' });
});
