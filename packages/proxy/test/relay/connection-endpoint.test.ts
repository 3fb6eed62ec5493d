import {
  conformanceCommand,
  createInteractiveServer,
  startConformanceService,
  startHttpService,
  waitFor,
  type ConformanceServiceOptions,
} from '@nanda/testing';
import { afterEach, describe, expect, test } from 'vitest';
import type { ClientOutlet, McpClient, McpDialog } from '../../src/core/bridge/mcp-endpoint.js';
import { openServiceRelay } from '../../src/core/bridge/open-service-relay.fixture.js';
import { createParking } from '../../src/core/bridge/parking/create-parking.js';
import { createConnectionEndpoint } from '../../src/core/bridge/service/create-connection-endpoint.js';
import { makeClient, silentOutlet } from '../../src/core/bridge/testing/make-client.fixture.js';
import { makeRequest } from '../../src/core/bridge/testing/make-request.fixture.js';
import { readAsked } from '../../src/core/bridge/testing/open-parking.fixture.js';
import { adder } from '../../src/core/connections/open-connections.fixture.js';
import type { McpAnswer, McpNotification } from '../../src/core/mcp-message.js';
import { createUpstreamConnector } from '../../src/upstreams/create-upstream-connector.js';

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

type Place =
  | { readonly url: string }
  | { readonly command: string; readonly args: readonly string[] };
type Open = (client?: Partial<McpClient>, outlet?: ClientOutlet) => McpDialog;

/** Dialogs with a real service, over all that lies between. */
async function reach(place: Place): Promise<Open> {
  const connector = createUpstreamConnector({ clientInfo: { name: 'test', version: '1' } });
  releases.push(() => connector.close());
  const record = {
    ...adder,
    trust: 'local-user' as const,
    endpoints: 'url' in place ? [{ url: place.url }] : [],
  };
  const { relay, connections, id, close } = await openServiceRelay({
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
  releases.push(close);
  const parking = createParking();
  releases.push(async () => parking.close());
  const endpoint = parking.wrap(
    createConnectionEndpoint({ relay, connections, connectionId: id }),
    {
      name: id,
    },
  );
  return (client, outlet = silentOutlet) => {
    const dialog = endpoint.open(makeClient(client), outlet);
    releases.push(() => dialog.close());
    return dialog;
  };
}

async function serve(options: ConformanceServiceOptions): Promise<Open> {
  const service = await startConformanceService(options);
  releases.push(() => service.close());
  return reach(service);
}

function call(name: string, args: object = {}, more: object = {}) {
  return makeRequest('tools/call', { name, arguments: args, ...more });
}

const { signal } = new AbortController();
const person = { action: 'accept', content: { username: 'ada', email: 'a@b.example' } };
const elicited =
  'User response: {"action":"accept","content":{"username":"ada","email":"a@b.example"}}';
const text = (value: string) => ({ result: { content: [{ type: 'text', text: value }] } });

/** Answers what a call asks, as a client of the newer era does, until there is nothing more to answer. */
async function answerAll(
  open: () => McpDialog,
  request: { readonly name: string; readonly arguments: object },
  response: object,
): Promise<{ readonly answer: McpAnswer; readonly asked: unknown[] }> {
  const asked: unknown[] = [];
  let answer = await open().answer(makeRequest('tools/call', { ...request }));
  while ('result' in answer && answer.result['resultType'] === 'input_required') {
    const { state, keys, questions } = readAsked(answer);
    asked.push(...Object.values(questions));
    const inputResponses = Object.fromEntries(keys.map((key) => [key, response]));
    const params = { ...request, requestState: state, inputResponses };
    answer = await open().answer(makeRequest('tools/call', params));
  }
  return { answer, asked };
}

const places: [string, () => Promise<Open>][] = [
  ['a modern client, a legacy service', () => serve({ eras: ['legacy'] })],
  ['a modern client, a modern service', () => serve({ eras: ['modern'] })],
  ['a modern client, a command of both eras', () => reach(conformanceCommand())],
];

describe.each(places)('%s', (_, start) => {
  test('asks in rounds, and every result says its kind', async () => {
    const open = await start();
    const request = { name: 'test_elicitation', arguments: { message: 'Who?' } };
    const { answer, asked } = await answerAll(open, request, person);
    expect(asked).toMatchObject([{ method: 'elicitation/create', params: { message: 'Who?' } }]);
    expect(answer).toMatchObject(text(elicited));
    expect(answer).toHaveProperty('result.resultType', 'complete');
    const listed = await open().answer(makeRequest('tools/list'));
    expect(listed).toMatchObject({
      result: {
        resultType: 'complete',
        ttlMs: expect.any(Number),
        cacheScope: expect.stringMatching(/^(private|public)$/),
      },
    });
    expect(await open().describe(signal)).toMatchObject({ protocolVersion: '2026-07-28' });
    expect(
      await open().answer(makeRequest('resources/read', { uri: 'test://none' })),
    ).toHaveProperty('error.code', -32_602);
    expect(await open().answer(makeRequest('acme/unheard-of'))).toHaveProperty(
      'error.code',
      -32_601,
    );
  });

  test('tells of the log only what is asked for', async () => {
    const open = await start();
    for (const { logLevel, lines } of [
      { logLevel: undefined, lines: 0 },
      { logLevel: 'error', lines: 0 },
      { logLevel: 'info', lines: 3 },
    ]) {
      const request = makeRequest('tools/call', { name: 'test_tool_with_logging' }, { logLevel });
      expect(await open().answer(request)).toHaveProperty('result.resultType', 'complete');
      expect(request.told).toHaveLength(lines);
    }
  });

  test('tells those who listen of changes, until they stop', async () => {
    const open = await start();
    const stop = new AbortController();
    const heard: McpNotification[] = [];
    const { honoured, ended } = await open().listen(
      { toolsListChanged: true, resourceSubscriptions: ['test://watched-resource'] },
      { signal: stop.signal, notify: (notification) => heard.push(notification) },
    );
    expect(honoured).toEqual({
      toolsListChanged: true,
      resourceSubscriptions: ['test://watched-resource'],
    });
    await open().answer(call('test_trigger_prompt_change'));
    await open().answer(call('test_trigger_tool_change'));
    await open().answer(call('test_trigger_resource_update'));
    await waitFor(() => heard.length >= 2, { description: 'both changes' });
    expect(heard).toEqual([
      { method: 'notifications/tools/list_changed', params: {} },
      {
        method: 'notifications/resources/updated',
        params: { uri: 'test://watched-resource' },
      },
    ]);
    stop.abort();
    await ended;
  });

  test('compares header fields with what the body says', async () => {
    const open = await start();
    const params = { name: 'test_x_mcp_header', arguments: { region: 'eu' } };
    const send = (headers: Record<string, string>): Promise<McpAnswer> =>
      open().answer(makeRequest('tools/call', params, { headers }));
    expect(await send({})).toHaveProperty('error.code', -32_020);
    expect(await send({ 'mcp-param-region': 'us' })).toHaveProperty('error.code', -32_020);
    expect(await send({ 'mcp-param-region': 'eu' })).toHaveProperty(
      'result.resultType',
      'complete',
    );
  });
});

describe.each([['legacy'], ['modern']] as const)('a legacy client, a %s service', (era) => {
  async function start(): Promise<{
    dialog: McpDialog;
    told: McpNotification[];
  }> {
    const open = await serve({ eras: [era] });
    const told: McpNotification[] = [];
    const dialog = open(
      { era: 'legacy' },
      { notify: (notification) => told.push(notification), ask: silentOutlet.ask },
    );
    return { dialog, told };
  }

  test('is asked, told and answered as its era has it', async () => {
    const { dialog } = await start();
    expect((await dialog.describe(signal)).protocolVersion).toBe('2025-11-25');
    const request = makeRequest(
      'tools/call',
      { name: 'test_elicitation', arguments: { message: 'Who?' } },
      { ask: async () => ({ result: person }) },
    );
    const answer = await dialog.answer(request);
    expect(answer).toMatchObject(text(elicited));
    expect(answer).not.toHaveProperty('result.resultType');
    const listed = await dialog.answer(makeRequest('tools/list'));
    for (const member of ['resultType', 'ttlMs', 'cacheScope']) {
      expect(listed).not.toHaveProperty(`result.${member}`);
    }
    expect(JSON.stringify(listed)).not.toContain('io.modelcontextprotocol/serverInfo');
  });

  test('sets the level of the log, and follows resources', async () => {
    const { dialog, told } = await start();
    expect(await dialog.answer(makeRequest('logging/setLevel', { level: 'info' }))).toEqual({
      result: {},
    });
    const logged = makeRequest('tools/call', { name: 'test_logging_tool' });
    await dialog.answer(logged);
    expect(logged.told).toMatchObject([{ method: 'notifications/message' }]);
    const uri = 'test://watched-resource';
    expect(await dialog.answer(makeRequest('resources/subscribe', { uri }))).toEqual({
      result: {},
    });
    await dialog.answer(call('test_trigger_resource_update'));
    const isTold = (): boolean => told.some(({ params }) => params['uri'] === uri);
    await waitFor(isTold, { description: 'the update' });
    expect(JSON.stringify(told)).not.toContain('subscriptionId');
    expect(await dialog.answer(makeRequest('resources/unsubscribe', { uri }))).toEqual({
      result: {},
    });
  });
});

test('a page that a service of 2025-11-25 wants to be visited is a question like any other', async () => {
  const service = await startHttpService({
    eras: ['legacy'],
    createServer: createInteractiveServer,
  });
  releases.push(() => service.close());
  const open = await reach(service);
  const request = { name: 'need-url', arguments: {} };
  const { answer, asked } = await answerAll(open, request, { action: 'decline' });
  expect(asked).toEqual([
    {
      method: 'elicitation/create',
      params: { mode: 'url', url: expect.any(String), message: expect.any(String) },
    },
  ]);
  expect(answer).toMatchObject({ error: { code: -32_603 } });
});
