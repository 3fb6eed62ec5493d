import { expect, test } from 'vitest';
import type { ToolDefinition } from '@nanda/protocol';
import type { AggregateView } from '../aggregate-view.js';
import { createParameterValidator } from '../../executions/checking/parameter-validator.js';
import { NandaError } from '../../nanda-error.js';
import { makeRequest } from '../testing/make-request.fixture.js';
import {
  makeTool,
  openAggregate,
  type OpenAggregateOptions,
  type OpenDialog,
} from './testing/open-aggregate.fixture.js';

const hostile = 'Ignore\u0000 all\u001B[31m red\u202E\nline';
const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const weather = {
  id: 'one',
  serviceName: 'x/weather',
  serviceId: 'service-1',
  tools: [
    makeTool('get_forecast', { description: `The forecast. ${hostile}`, inputSchema: schema }),
    makeTool('sendAlert'),
  ],
};
const service = {
  id: 'service-1',
  name: 'x/weather',
  description: hostile,
  protected: true,
  auth: { type: 'bearer' },
  verified: true,
  verification: { by: 'registry', reason: 'Looked at.' },
  tools: [{ name: 'get_forecast', description: hostile }],
} as const;

interface Called {
  readonly text: string;
  readonly data: Record<string, unknown> | undefined;
  readonly isError: boolean;
}

async function call(
  client: OpenDialog,
  name: string,
  given: Record<string, unknown> = {},
): Promise<Called> {
  const { content, structuredContent, isError } = await client.get('tools/call', {
    name,
    arguments: given,
  });
  const [{ text }] = content as [{ text: string }];
  return { text, data: structuredContent as Called['data'], isError: isError === true };
}

function open(options: OpenAggregateOptions = {}, client = {}, view = {}) {
  const aggregate = openAggregate({ services: [service] as never, ...options });
  return { ...aggregate, client: aggregate.open(client, view) };
}

test('each has a title, a description, schemas and hints; what it gives fits its schema', async () => {
  const { client } = open({ connections: [weather] });
  const { tools } = await client.get('tools/list');
  const own = (tools as ToolDefinition[]).slice(0, 7);
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const validator = createParameterValidator({ logger });
  const given: Record<string, Record<string, unknown>> = {
    search_services: { query: 'weather' },
    get_service: { service_id: 'service-1' },
    connect_service: { service_id: 'service-1' },
    search_tools: { query: 'forecast' },
    disconnect_service: { connection: 'weather' },
  };
  for (const { name, title, description, annotations, outputSchema } of own) {
    expect([title, description, typeof annotations?.readOnlyHint]).toEqual([
      expect.stringMatching(/./),
      expect.stringMatching(/.{40}/),
      'boolean',
    ]);
    if (name === 'execute_tool') continue;
    const { data, isError } = await call(client, name, given[name]);
    expect([name, isError]).toEqual([name, false]);
    const fits = { name, inputSchema: outputSchema ?? {} };
    expect(outputSchema).toBeDefined();
    expect(validator.check(fits, { parameters: data ?? {} }).faults).toEqual([]);
  }
  const hints = Object.fromEntries(
    own.map(({ name, annotations }) => [name, annotations?.readOnlyHint]),
  );
  expect(hints).toMatchObject({
    search_services: true,
    execute_tool: false,
    disconnect_service: false,
  });
});

test('what services say is one line of bounded length without control characters', async () => {
  const long = { ...service, description: hostile.repeat(200) };
  const { client } = open({ connections: [weather], services: [long] as never });
  for (const [name, given] of [
    ['search_services', { query: 'x' }],
    ['get_service', { service_id: 'service-1' }],
    ['search_tools', { query: 'forecast' }],
  ] as const) {
    const { text } = await call(client, name, given);
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/u);
    expect(text).not.toContain('red\nline');
    expect(text.length).toBeLessThan(5000);
  }
});

test('search gives services and tools, and what to do next', async () => {
  const match = {
    name: 'rain',
    description: 'Rain.',
    service: { id: 'service-2', name: 'Rain', verified: false },
  };
  const { client } = open({ connections: [weather], matches: [match] });
  const { text, data } = await call(client, 'search_services', { query: 'weather' });
  expect(data).toMatchObject({
    services: [
      {
        service_id: 'service-1',
        wants_credentials: true,
        credentials: 'bearer',
        connected_as: ['weather'],
      },
    ],
    tools: [{ tool: 'rain', service_id: 'service-2' }],
  });
  for (const part of [
    'service-1',
    'wants credentials (bearer)',
    'verified (Looked at.)',
    'rain',
    'connect_service',
  ]) {
    expect(text).toContain(part);
  }
});

test('what cannot be connected to is told before it is tried, and what may be said of credentials', async () => {
  const program = { endpoints: [{ transport: 'stdio' }], transports: ['stdio'] };
  const services = [
    { id: 'far', name: 'Far', title: 'Far', endpoints: [{ url: 'https://far.example/mcp' }] },
    { id: 'mine', name: 'Mine', ...program, verification: { by: 'local-user', reason: 'Yours.' } },
    { id: 'program', name: 'Program', ...program, auth: { type: 'none' } },
    { id: 'nowhere', name: 'Nowhere', endpoints: [], auth: { type: 'unknown' } },
  ];
  const { client } = open({ services: services as never });
  const { text, data } = await call(client, 'search_services', { query: 'weather' });
  const rows = data?.['services'] as { service_id: string; can_connect: boolean }[];
  expect(rows.map(({ service_id: id, can_connect: can }) => [id, can])).toEqual([
    ['far', true],
    ['mine', true],
    ['program', false],
    ['nowhere', false],
  ]);
  expect(text).toContain('- Far, service_id: far');
  expect(text).toContain('only the user can add it; wants no credentials');
  expect(text).toContain('only the user can add it; not known to want credentials');
  const { text: told } = await call(client, 'get_service', { service_id: 'nowhere' });
  expect(told).toContain('only the user can add it');
  expect(told).not.toContain('Next: connect_service');
  expect((await call(client, 'get_service', { service_id: 'far' })).text).toContain(
    'Next: connect_service {"service_id": "far"}',
  );
});

test('a client is told of the tools that it is shown, and of no others', async () => {
  const told = async (view: Partial<AggregateView>) => {
    const { client } = open({ connections: [weather] }, {}, view);
    const { instructions } = await client.dialog.describe(new AbortController().signal);
    const { text } = await call(client, 'search_services', { query: 'weather' });
    return { instructions, text };
  };
  const all = await told({});
  expect(all.instructions).toContain('"starbucks_requestinfo"');
  expect(all.text).toContain('by their own entries');
  const plain = await told({ names: 'plain' });
  expect(plain.instructions).toContain('connected services are listed here.');
  const search = await told({ tools: 'search' });
  expect(search.instructions).toContain('are listed here, and no tools.');
  expect(search.text).not.toContain('by their own entries');
  const denied = open({ connections: [weather] }, {}, { deny: ['*_service*', 'execute_*'] });
  const facts = await denied.client.dialog.describe(new AbortController().signal);
  expect(facts.instructions).not.toMatch(/search_services|connect_service|execute_tool/);
  expect(await denied.client.ask('tools/call', { name: 'connect_service' })).toMatchObject({
    error: { message: expect.not.stringContaining('search_services') },
  });
});

test('a mistake is told with what the tool takes, or with what to do next', async () => {
  const { client } = open({ connect: () => new NandaError('CONNECTION_FAILED', 'It is down.') });
  for (const [name, given, said] of [
    [
      'search_services',
      { q: 'x' },
      '"query" is required; "q" is not a parameter. search_services takes query, limit, without_credentials, verified.',
    ],
    ['search_services', { query: 'x', limit: 500 }, 'limit must be <= 50.'],
    ['list_connections', { all: true }, 'list_connections takes nothing.'],
    ['get_service', { service_id: 'none' }, 'search_services gives the ids of services.'],
    [
      'connect_service',
      { service_id: 'service-1' },
      'It is down. Tell the user, or choose another',
    ],
  ] as const) {
    const { text, isError } = await call(client, name, given);
    expect([isError, text]).toEqual([true, expect.stringContaining(said)]);
  }
});

test('a service that is connected is told with the schemas of its tools', async () => {
  const { client } = open({ connections: [weather] }, {}, { tools: 'search' });
  const { data, text } = await call(client, 'get_service', { service_id: 'service-1' });
  expect(data).toMatchObject({
    connected_as: ['weather'],
    tools: [{ tool: 'weather_get_forecast', input_schema: schema }, { tool: 'weather_sendAlert' }],
  });
  expect(text).toContain(JSON.stringify(schema));
  const only = await call(client, 'get_service', { service_id: 'service-1', tool: 'sendAlert' });
  expect(only.data?.['tools']).toMatchObject([{ tool: 'weather_sendAlert' }]);
  expect(await call(client, 'get_service', { service_id: 'none' })).toMatchObject({
    isError: true,
    text: expect.stringContaining('SERVICE_NOT_FOUND'),
  });
});

test('tools are found by what they do, in a view that lists none', async () => {
  const { client } = open({ connections: [weather] }, {}, { tools: 'search' });
  const found = await call(client, 'search_tools', { query: 'forecast for a city' });
  expect(found.data?.['tools']).toMatchObject([
    { tool: 'weather_get_forecast', input_schema: schema },
  ]);
  const alerts = await call(client, 'search_tools', { query: 'alert', connection: 'weather' });
  expect(alerts.data?.['tools']).toMatchObject([{ tool: 'weather_sendAlert' }]);
  expect(await call(client, 'search_tools', { query: 'x', connection: 'none' })).toMatchObject({
    isError: true,
  });
});

test('large schemas are left out of lists, and come with a single tool', async () => {
  const large = { type: 'object', description: 'x'.repeat(20_000) };
  const tools = ['a', 'b'].map((name) => makeTool(name, { inputSchema: large }));
  const { client } = open({ connections: [{ ...weather, tools }] });
  const all = await call(client, 'get_service', { service_id: 'service-1' });
  expect(all.data?.['tools']).toMatchObject([
    { input_schema_omitted: true },
    { input_schema_omitted: true },
  ]);
  const one = await call(client, 'get_service', { service_id: 'service-1', tool: 'a' });
  expect(one.data?.['tools']).toMatchObject([{ input_schema: large }]);
});

test('connects with what the client declares, and says how its tools are called', async () => {
  const { client, connected } = open(
    { connect: () => ({ ...weather, id: 'made' }) },
    { capabilities: { elicitation: {}, experimental: {} } },
  );
  const { data, text } = await call(client, 'connect_service', { service_id: 'x/weather' });
  expect(connected).toEqual([{ serviceId: 'service-1', clientCapabilities: ['elicitation'] }]);
  expect(data).toMatchObject({
    connection: 'weather',
    connection_id: 'made',
    was_connected: false,
    tools: ['weather_get_forecast', 'weather_sendAlert'],
  });
  expect(text).toContain('weather_get_forecast');
  const again = await call(client, 'connect_service', { service_id: 'service-1' });
  expect(again.data).toMatchObject({ connection_id: 'made', was_connected: true });
  expect(connected).toHaveLength(1);
});

test('credentials are refused as arguments, and what the user has to do is said', async () => {
  const refused = new NandaError('SERVICE_AUTH_REQUIRED', 'It wants a token.', {
    details: { challenge: { kind: 'bearer' } },
  });
  const { client, connected } = open({ connect: () => refused });
  const given = await call(client, 'connect_service', { service_id: 'service-1', token: 'secret' });
  expect(given).toMatchObject({
    isError: true,
    text: expect.stringContaining('Credentials are not given here'),
  });
  expect(given.text).not.toContain('secret');
  expect(connected).toEqual([]);
  const wanted = await call(client, 'connect_service', { service_id: 'service-1' });
  expect(wanted).toMatchObject({ isError: true });
  expect(wanted.text).toContain('nanda connect service-1');
});

test('an id that a shell would read otherwise is quoted', async () => {
  const refused = new NandaError('SERVICE_AUTH_REQUIRED', 'It wants a token.');
  const { client } = open({
    services: [{ ...service, id: "a'; rm -rf /" }] as never,
    connect: () => refused,
  });
  const { text } = await call(client, 'connect_service', { service_id: 'x/weather' });
  expect(text).toContain(String.raw`nanda connect 'a'\''; rm -rf /'`);
});

test('connections are listed and closed', async () => {
  const { client, all } = open({ connections: [weather, { id: 'two', state: 'failed' }] });
  const { data } = await call(client, 'list_connections');
  expect(data).toMatchObject({
    connections: [
      { connection: 'weather', connection_id: 'one', state: 'connected', tool_count: 2 },
      { connection: 'two', state: 'failed' },
    ],
  });
  await call(client, 'disconnect_service', { connection: 'x/weather' });
  expect(all.map(({ id }) => id)).toEqual(['two']);
  const gone = await call(client, 'disconnect_service', { connection: 'weather' });
  expect(gone).toMatchObject({
    isError: true,
    text: expect.stringContaining('Open connections: two'),
  });
});

test.each([
  [{ tool: 'weather_get_forecast' }],
  [{ tool: 'get_forecast' }],
  [{ tool: 'get_forecast', connection: 'one' }],
  [{ tool: 'get_forecast', connection: 'weather' }],
  [{ tool: 'get_forecast', connection: 'service-1' }],
  [{ tool: 'weather_get_forecast', connection: 'x/weather' }],
])('execute_tool %j calls the tool, and gives what it gives', async (named) => {
  const result = {
    content: [],
    structuredContent: { a: 1 },
    isError: true,
    future: 1,
    resultType: 'complete',
  };
  const { client, fake } = open({
    connections: [weather],
    relay: {
      facts: { era: 'modern' },
      answer: async ({ onNotification, onRequest, signal }) => {
        onNotification({ method: 'notifications/progress', params: { progress: 1 } });
        await onRequest?.({ method: 'roots/list', params: {}, signal });
        return { result };
      },
    },
  });
  const params = {
    name: 'execute_tool',
    arguments: { ...named, arguments: { city: 'x' } },
    requestState: 'opaque',
    inputResponses: { key: {} },
    _meta: { traceparent: 'x' },
  };
  const request = makeRequest('tools/call', params, { wantsProgress: true });
  const answer = await client.dialog.answer(request);
  expect('result' in answer && answer.result).toBe(result);
  expect(fake.requests[0]).toMatchObject({
    connectionId: 'one',
    params: {
      name: 'get_forecast',
      arguments: { city: 'x' },
      requestState: 'opaque',
      inputResponses: { key: {} },
      _meta: { traceparent: 'x' },
    },
  });
  expect([request.told.length, request.asked.length]).toEqual([1, 1]);
});

test('execute_tool says what is wrong, and what to do', async () => {
  const two = { ...weather, id: 'two', name: 'other' };
  const { client, fake } = open({
    connections: [weather, two],
    relay: { answer: () => ({ error: { code: -32_602, message: 'No city.' } }) },
  });
  for (const [given, said] of [
    [{ tool: 'get_forecast' }, 'weather_get_forecast, other_get_forecast'],
    [{ tool: 'get_forecast', connection: 'service-1' }, 'weather, other'],
    [{ tool: 'get_forecats', connection: 'other' }, '"get_forecast"'],
    [{ tool: 'x', connection: 'none' }, 'connect_service'],
    [{ tool: 'nothing like it' }, 'search_services'],
    [{}, 'tool'],
    [{ tool: 'x', arguments: 'text' }, 'arguments'],
  ] as const) {
    const { text, isError } = await call(client, 'execute_tool', given);
    expect([isError, text]).toEqual([true, expect.stringContaining(said)]);
  }
  expect(fake.requests).toEqual([]);
  expect(await call(client, 'execute_tool', { tool: 'other_sendAlert' })).toMatchObject({
    isError: true,
    text: expect.stringContaining('No city.'),
  });
});

test('what the client itself has to act on stays a refusal', async () => {
  const error = { code: -32_042, message: 'Visit.', data: { elicitations: [] } };
  const { client } = open(
    { connections: [weather], relay: { answer: () => ({ error }) } },
    { era: 'legacy' },
  );
  const given = { name: 'execute_tool', arguments: { tool: 'weather_sendAlert' } };
  expect(await client.ask('tools/call', given)).toEqual({ error });
});

test('a connection whose tools are not known yet is opened by the call of one', async () => {
  const { client, asked, fake } = open({ connections: [{ id: 'rests', state: 'disconnected' }] });
  expect(await client.names()).toHaveLength(7);
  await call(client, 'execute_tool', { tool: 'woken', connection: 'rests' }).catch(() => undefined);
  expect(asked).toContain('tools rests');
  expect(fake.requests).toMatchObject([{ connectionId: 'rests', params: { name: 'woken' } }]);
});
