import * as fc from 'fast-check';
import { bytesEdit, editBytes } from '../bytes/edit-bytes.js';
import { editValue, valueEdits } from './edit-value.js';
import { headerFields } from './header-fields.js';
import { madeUpCursors } from './made-up-cursors.js';
import { oddValues } from './odd-values.js';
import { references } from './references.js';
import type { SentRequest } from './sent-request.js';

type Members = Readonly<Record<string, unknown>>;

const tools = [
  'search_services',
  'get_service',
  'connect_service',
  'list_connections',
  'execute_tool',
  'disconnect_service',
  'search_tools',
  'describe_tools',
  'asking_plain',
  'asking_ask-form',
  'asking_work',
  'locked_getCurrentWeather',
  'conformance_test_simple_text',
  'plain',
  'x',
];
const uris = ['test://static-text', 'test://template/1/data', 'nanda://x', 'a:b', ''];
const progressToken = fc.constantFrom<unknown>('p', 1, 0, null, {}, '__proto__');

const parameters = fc.record(
  {
    query: fc.constantFrom('weather', '', '*'),
    service_id: fc.constantFrom('coffee', 'asking', 'x', '__proto__'),
    service: fc.constantFrom('coffee', 'x'),
    connection: fc.oneof(references('connection'), references('asker')),
    connection_id: references('connection'),
    tool: fc.constantFrom('plain', 'ask-form', 'x'),
    arguments: fc.constantFrom<unknown>({}, { text: 'x' }, [], null),
    text: fc.string({ unit: 'grapheme', maxLength: 20 }),
    limit: fc.constantFrom<unknown>(1, 0, -1, 1e9, '1'),
    location: fc.constant('New York'),
    steps: fc.integer({ min: 1, max: 3 }),
    stepMs: fc.constant(1),
  },
  { requiredKeys: [] },
);

const list = fc.record(
  { cursor: fc.oneof(references('cursor'), madeUpCursors) },
  { requiredKeys: [] },
);

const methods: Readonly<Record<string, fc.Arbitrary<Members>>> = {
  initialize: fc.record({
    protocolVersion: fc.constantFrom<unknown>('2025-11-25', '2025-03-26', '2026-07-28', '1', 5),
    capabilities: fc.constantFrom<unknown>(
      {},
      { elicitation: {}, sampling: {}, roots: {} },
      [],
      null,
    ),
    clientInfo: fc.constantFrom<unknown>({ name: 'x', version: '1' }, {}, null),
  }),
  'server/discover': fc.constant({}),
  ping: fc.constant({}),
  'tools/list': list,
  'tools/call': fc.record({
    name: fc.constantFrom(...tools),
    arguments: parameters,
  }),
  'resources/list': list,
  'resources/templates/list': list,
  'resources/read': fc.record({ uri: fc.constantFrom(...uris) }),
  'resources/subscribe': fc.record({ uri: fc.constantFrom(...uris) }),
  'resources/unsubscribe': fc.record({ uri: fc.constantFrom(...uris) }),
  'prompts/list': list,
  'prompts/get': fc.record({
    name: fc.constantFrom('test_simple_prompt', 'conformance_test_simple_prompt', 'x'),
    arguments: fc.constantFrom<unknown>({}, { arg1: 'a' }, { arg1: 1 }, []),
  }),
  'completion/complete': fc.record({
    ref: fc.constantFrom<unknown>(
      { type: 'ref/prompt', name: 'test_prompt_with_arguments' },
      { type: 'ref/resource', uri: 'test://template/{id}/data' },
      { type: 'x' },
      null,
    ),
    argument: fc.constantFrom<unknown>({ name: 'arg1', value: 'a' }, {}, null),
  }),
  'logging/setLevel': fc.record({ level: fc.constantFrom<unknown>('debug', 'x', 1, null) }),
  'subscriptions/listen': fc.record({
    notifications: fc.constantFrom<unknown>(
      { toolsListChanged: true },
      { resourceSubscriptions: ['test://watched-resource'] },
      { resourceSubscriptions: [5] },
      [],
      null,
    ),
  }),
  'tasks/get': fc.record({ taskId: fc.oneof(references('execution'), fc.constant('x')) }),
  'tasks/list': list,
  'tasks/cancel': fc.record({ taskId: fc.constant('x') }),
  'notifications/initialized': fc.constant({}),
  'notifications/cancelled': fc.record({ requestId: fc.constantFrom<unknown>(1, 'x', null) }),
  'notifications/progress': fc.record({ progressToken, progress: fc.constant(1) }),
  'notifications/roots/list_changed': fc.constant({}),
  constructor: fc.constant({}),
};

const place = fc.oneof(
  { weight: 6, arbitrary: fc.constant('/mcp') },
  {
    weight: 2,
    arbitrary: fc.oneof(references('asker'), references('offers')).map((id) => `/mcp/${id}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '/mcp/service/coffee',
      '/mcp/service/conformance',
      '/mcp/service/nowhere',
      '/mcp/service/%00',
      '/mcp/service/__proto__',
      '/mcp/conn_x',
      '/mcp?tools=search',
      '/mcp?names=plain&allow=*plain*',
      '/mcp?allow=' + '*a'.repeat(60),
      '/mcp?deny=%2A&deny=*',
      '/mcp?x=1',
    ),
  },
);

const message = fc
  .record({
    id: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom<unknown>(1, 2, 'a') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(0, -1, 1.5, null, undefined, 2 ** 53, '', [], 'x'.repeat(300)),
      },
    ),
    call: fc
      .constantFrom(...Object.keys(methods))
      .chain((method) =>
        (methods[method] ?? fc.constant({})).map((params) => ({ method, params })),
      ),
    meta: fc.option(fc.record({ progressToken }, { requiredKeys: [] })),
    edits: valueEdits,
    isAnywhere: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
  })
  .map(({ id, call, meta, edits, isAnywhere }) => ({
    method: call.method,
    value: editValue(
      {
        jsonrpc: '2.0',
        ...(id !== undefined && !call.method.startsWith('notifications/') && { id }),
        method: call.method,
        params: editValue(
          { ...call.params, ...(meta && { _meta: meta }) },
          isAnywhere ? [] : edits,
        ),
      },
      isAnywhere ? edits : [],
    ),
  }));

const answer = fc.record({
  jsonrpc: fc.constant('2.0'),
  id: fc.constantFrom<unknown>(1, 'x', null),
  result: oddValues,
});

/** One message, most often; answers and batches as well. */
const bodies = fc.oneof(
  { weight: 10, arbitrary: message },
  { weight: 1, arbitrary: answer.map((value) => ({ method: 'x', value: value as unknown })) },
  {
    weight: 1,
    arbitrary: fc
      .array(message, { maxLength: 4 })
      .map((messages) => ({ method: 'x', value: messages.map(({ value }) => value) as unknown })),
  },
);

/** Requests to the endpoints of MCP, of both eras. */
export const mcpRequests: fc.Arbitrary<SentRequest> = fc
  .record({
    place,
    http: fc.oneof(
      { weight: 30, arbitrary: fc.constant('POST') },
      { weight: 1, arbitrary: fc.constantFrom('GET', 'DELETE', 'PUT', 'HEAD') },
    ),
    body: bodies,
    era: fc.constantFrom('legacy', 'session', 'session', 'session', 'modern', 'modern', 'modern'),
    session: references('session'),
    odd: fc.oneof(
      { weight: 4, arbitrary: fc.constant<Readonly<Record<string, string>>>({}) },
      { weight: 1, arbitrary: headerFields },
    ),
    bytes: fc.oneof(
      { weight: 10, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(bytesEdit, { minLength: 1, maxLength: 3 }) },
    ),
  })
  .map(({ place: target, http, body, era, session, odd, bytes }) => {
    const { method, value } = body;
    const isModern = era === 'modern';
    const sent = isModern ? withClaim(value) : value;
    const name = (value as { params?: { name?: unknown } } | null)?.params?.name;
    return {
      method: http,
      target,
      headers: {
        accept: 'application/json, text/event-stream',
        'content-type': 'application/json',
        ...(era === 'session' && method !== 'initialize' && { 'mcp-session-id': session }),
        ...(isModern && {
          'mcp-protocol-version': '2026-07-28',
          'mcp-method': /^[\x21-\x7e]*$/.test(method) ? method : 'x',
          ...(typeof name === 'string' && {
            'mcp-name': `=?base64?${Buffer.from(name).toString('base64')}?=`,
          }),
        }),
        ...odd,
      },
      body: http === 'POST' ? editBytes(Buffer.from(JSON.stringify(sent) ?? ''), bytes) : undefined,
    };
  });

/** With what a request of the newer era says in its `_meta`. */
function withClaim(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { params } = value as { readonly params?: unknown };
  if (typeof params !== 'object' || params === null) return value;
  const { _meta } = params as { readonly _meta?: object };
  const meta = {
    ..._meta,
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientCapabilities': { elicitation: {} },
  };
  return { ...value, params: { ...params, _meta: meta } };
}
