import type { AnyOperationId, Schema } from '@nanda/protocol';
import { ErrorBodySchema } from '@nanda/protocol';
import { beforeEach, expect, test } from 'vitest';
import { createTestProxy, type TestProxy } from '../../src/testing/index.js';
import {
  allOperations,
  callOperation,
  readEvents,
  type OperationCall,
} from './support/call-operation.js';

let proxy: TestProxy;
/** Headers of somebody who has signed in. */
let signedIn: Record<string, string>;
let refreshToken: string;

const inputSchema = { type: 'object', properties: { city: { type: 'string' } } };

beforeEach(async () => {
  proxy = createTestProxy({
    accounts: [{ email: 'ada@example.com', password: 'correct horse', name: 'Ada', plan: 'pro' }],
    services: [
      {
        name: 'weather',
        description: 'Forecasts',
        tags: ['data'],
        category: 'science',
        tools: {
          getForecast: {
            description: 'Tells what comes',
            inputSchema,
            run: ({ city }) => ({ city, temperature: 20 }),
          },
          async *watch() {
            yield { type: 'progress', progress: 1, total: 2, message: 'half' };
            yield { type: 'log', data: { a: 1 }, logger: 'weather' };
            yield { type: 'partial', content: 'so far' };
            return 'done';
          },
          ask: (_, { ask }) => ask('elicitation', { message: 'Which size?' }),
        },
        resources: { 'file:///a': 'text', 'file:///b': { blob: 'AAA=', name: 'b' } },
        resourceTemplates: [{ uriTemplate: 'file:///{name}' }],
        prompts: {
          plain: 'Say hello.',
          review: {
            arguments: [{ name: 'language', required: true }],
            run: ({ language }) => `Review this ${language}.`,
          },
        },
        complete: () => ['TypeScript', 'Tcl'],
      },
      { name: 'other', title: 'Other one', rating: { average: 4, count: 2 } },
    ],
  });
  const login = { body: { email: 'ada@example.com', password: 'correct horse' } };
  const { data } = (await (await callOperation(proxy, 'auth.login', login)).json()) as {
    data: { accessToken: string; refreshToken: string };
  };
  signedIn = { authorization: `Bearer ${data.accessToken}` };
  ({ refreshToken } = data);
  await callOperation(proxy, 'connections.create', {
    params: { serviceId: 'weather' },
    body: { name: 'mine', clientCapabilities: ['elicitation'] },
  });
  await callOperation(proxy, 'executions.execute', { params: toolOf('ask'), body: {} });
});

const connectionId = 'conn_1';
const ofConnection = { params: { connectionId } };
const toolOf = (toolName: string) => ({ connectionId, toolName });
const ofTool = { params: toolOf('getForecast'), body: { parameters: { city: 'Oslo' } } };
const passphrase = 'a-long-passphrase';
const ofOther = { params: { serviceId: 'other' }, body: {} };
const withCredential = (): Promise<Response> =>
  callOperation(proxy, 'connections.create', {
    params: { serviceId: 'other' },
    body: { auth: { type: 'basic', username: 'ada', password: 'secret' }, remember: true },
  });
const withKey = (): Promise<Response> =>
  callOperation(proxy, 'apiKeys.create', { headers: signedIn, body: { name: 'ci' } });
const withWebhook = (): Promise<Response> =>
  callOperation(proxy, 'webhooks.create', { headers: signedIn, body: { url: 'https://a.test/' } });

/** A successful request of each operation, and what has to be there before. Without one it does not compile. */
const calls: Record<AnyOperationId, () => OperationCall | Promise<OperationCall>> = {
  'services.search': () => ({ query: { q: 'forecast', tags: 'data', limit: '1' } }),
  'services.list': () => ({ query: { limit: '1', sort: 'name' } }),
  'services.popular': () => ({}),
  'services.recommendations': () => ({}),
  'services.register': () => ({ body: { name: 'mine', url: 'https://mine.test/mcp' } }),
  'services.get': () => ({ params: { serviceId: 'weather' } }),
  'services.tools': () => ({ params: { serviceId: 'weather' } }),
  'services.unregister': async () => {
    const body = { name: 'mine', url: 'https://mine.test/mcp' };
    await callOperation(proxy, 'services.register', { body });
    return { params: { serviceId: 'mine' } };
  },
  'services.health': () => ({ params: { serviceId: 'weather' } }),
  'tools.search': () => ({ query: { q: 'what comes' } }),
  'registries.list': () => ({}),
  'registries.sync': () => ({ params: { registry: 'test' }, query: { full: 'true' } }),
  'authorizations.create': () => ({ params: { serviceId: 'other' }, body: { scope: 'read' } }),
  'authorizations.get': async () => {
    await callOperation(proxy, 'authorizations.create', ofOther);
    proxy.answerAuthorization({ isGranted: false });
    return { params: { authorizationId: 'authz_1' }, query: { wait: '60' } };
  },
  'authorizations.complete': async () => {
    await callOperation(proxy, 'authorizations.create', ofOther);
    const redirectUrl = 'http://proxy.test/oauth/callback?state=authz_1&code=c';
    return { params: { authorizationId: 'authz_1' }, body: { redirectUrl } };
  },
  'authorizations.cancel': async () => {
    await callOperation(proxy, 'authorizations.create', ofOther);
    return { params: { authorizationId: 'authz_1' } };
  },
  'credentials.list': async () => {
    await withCredential();
    return {};
  },
  'credentials.delete': async () => {
    await withCredential();
    return { params: { credentialId: 'cred_1' } };
  },
  'credentials.export': async () => {
    await withCredential();
    return { body: { passphrase } };
  },
  'credentials.import': async () => {
    await withCredential();
    const answer = await callOperation(proxy, 'credentials.export', { body: { passphrase } });
    const { data } = (await answer.json()) as { data: unknown };
    return { body: { passphrase, export: data } };
  },
  'audit.list': () => ({ query: { type: 'login', limit: '1' } }),
  'connections.create': () => ({ params: { serviceId: 'other' }, body: {} }),
  'connections.list': () => ({}),
  'connections.get': () => ofConnection,
  'connections.delete': () => ofConnection,
  'connections.tools': () => ofConnection,
  'connections.tool': () => ({ params: toolOf('watch') }),
  'connections.refresh': () => ({ ...ofConnection, body: { acceptTools: true } }),
  'connections.health': () => ofConnection,
  'connections.metrics': () => ofConnection,
  'resources.list': () => ofConnection,
  'resources.templates': () => ofConnection,
  'resources.read': () => ({ ...ofConnection, query: { uri: 'file:///b' } }),
  'resources.subscribe': () => ({ ...ofConnection, body: { uri: 'file:///a' } }),
  'resources.unsubscribe': () => ({ ...ofConnection, body: { uri: 'file:///a' } }),
  'prompts.list': () => ofConnection,
  'prompts.get': () => ({
    params: { connectionId, promptName: 'review' },
    body: { arguments: { language: 'Tcl' } },
  }),
  'completions.create': () => ({
    ...ofConnection,
    body: {
      ref: { type: 'ref/prompt', name: 'review' },
      argument: { name: 'language', value: 'Ty' },
    },
  }),
  'executions.execute': () => ofTool,
  'executions.stream': () => ({ params: toolOf('watch'), body: {} }),
  'executions.validate': () => ofTool,
  'executions.list': () => ({ query: { state: 'input_required' } }),
  'executions.events': async () => {
    const answer = { key: 'input-2', result: { action: 'decline' } };
    const params = { executionId: 'exec_1' };
    await callOperation(proxy, 'executions.input', { params, body: answer });
    return { params };
  },
  'executions.input': () => ({
    params: { executionId: 'exec_1' },
    body: { key: 'input-2', result: { action: 'accept', content: {} } },
  }),
  'batch.create': () => ({
    body: {
      requests: [
        { id: 'mine', connectionId, toolName: 'getForecast' },
        { connectionId, toolName: 'none' },
        { connectionId, toolName: 'ask' },
      ],
    },
  }),
  'executions.get': () => ({ params: { executionId: 'exec_1' } }),
  'executions.cancel': () => ({ params: { executionId: 'exec_1' } }),
  'events.connections': () => {
    void proxy.whenListening().then(() => proxy.emit({ type: 'error', reason: 'so' }));
    return { query: { connectionId } };
  },
  'events.catalog': () => {
    void proxy
      .whenListening('events.catalog')
      .then(() => proxy.emit({ type: 'sync_failed', error: 'so' }));
    return {};
  },
  'public.search': () => ({ query: { q: 'forecast' } }),
  'public.list': () => ({ query: { ordering: '-created_at' } }),
  'public.get': () => ({ params: { serverId: 'weather' } }),
  'public.popular': () => ({}),
  'public.connect': () => ({
    body: { server_id: 'weather', auth: { type: 'oauth2', access_token: 'a' } },
  }),
  'public.connections': () => ({}),
  'public.disconnect': () => ofConnection,
  'public.call': () => ({
    body: { connection_id: connectionId, tool_name: 'getForecast', arguments: { city: 'Oslo' } },
  }),
  'public.tools': () => ofConnection,
  health: () => ({}),
  'auth.register': () => ({ body: { email: 'eve@example.com', password: 'battery staple' } }),
  'auth.challenge': () => ({ body: { walletAddress: `0x${'a'.repeat(40)}` } }),
  'auth.login': () => ({ body: { email: 'ada@example.com', password: 'correct horse' } }),
  'auth.refresh': () => ({ body: { refreshToken } }),
  'auth.logout': () => ({ headers: signedIn, body: {} }),
  'auth.session': () => ({ headers: signedIn }),
  'apiKeys.list': async () => {
    await withKey();
    return { headers: signedIn };
  },
  'apiKeys.create': () => ({
    headers: signedIn,
    body: { name: 'ci', scope: ['read'], expiresAt: '2100-01-01T00:00:00Z' },
  }),
  'apiKeys.delete': async () => {
    await withKey();
    return { params: { apiKeyId: 'key_1' }, headers: signedIn };
  },
  'accounts.list': () => ({ query: { email: 'ADA@example.com' } }),
  'accounts.update': () => ({
    params: { accountId: 'user_1' },
    body: { plan: 'enterprise', roles: ['admin'], isDisabled: true },
  }),
  'webhooks.list': async () => {
    await withWebhook();
    return { headers: signedIn };
  },
  'webhooks.create': () => ({ headers: signedIn, body: { url: 'https://a.test/' } }),
  'webhooks.delete': async () => {
    await withWebhook();
    return { params: { webhookId: 'webhook_1' }, headers: signedIn };
  },
};

const ids = Object.keys(allOperations) as AnyOperationId[];

test.each(ids)('%s answers as the contract says', async (id) => {
  const call = await calls[id]();
  const operation = allOperations[id];
  const response = await callOperation(proxy, id, call);
  expect(response.status).toBe(operation.status);
  expect(response.headers.get('x-request-id')).toMatch(/^req_\d+$/);
  if (operation.stream !== undefined) {
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const [first, ...rest] = await take(response, { isEndless: id.startsWith('events.') });
    for (const message of [first, ...rest]) {
      const event: unknown = JSON.parse(message?.data ?? '');
      check(operation.data, event);
      expect(event).toMatchObject({ id: message?.id, type: message?.event });
    }
    return;
  }
  const body = (await response.json()) as { data: unknown; meta: unknown };
  check(operation.data, operation.path.startsWith('/v2/') ? body.data : body);
  if (operation.meta !== undefined) check(operation.meta, body.meta);
});

test('a batch that is followed answers as the contract says', async () => {
  const call = { ...(await calls['batch.create']()), headers: { accept: 'text/event-stream' } };
  const events = await take(await callOperation(proxy, 'batch.create', call));
  for (const { data } of events) check(allOperations['batch.create'].event, JSON.parse(data));
  expect(events.map(({ event }) => event)).toEqual(['answer', 'answer', 'answer', 'complete']);
});

test('a tool that asks is answered with 202, and what it asks', async () => {
  const response = await callOperation(proxy, 'executions.execute', {
    params: toolOf('ask'),
    body: {},
  });
  expect(response.status).toBe(202);
  const { data } = (await response.json()) as { data: unknown };
  check(allOperations['executions.execute'].data, data);
  expect(data).toMatchObject({ status: 'input_required', inputRequests: [{ key: 'input-2' }] });
});

test.each<[string, AnyOperationId, OperationCall, number]>([
  ['an unknown service', 'services.get', { params: { serviceId: 'none' } }, 404],
  ['a query that cannot be read', 'services.list', { query: { limit: 'many' } }, 400],
  ['a body that is misspelt', 'executions.execute', { ...ofTool, body: { args: {} } }, 400],
  ['somebody who has not signed in', 'apiKeys.list', {}, 401],
])('%s is a failure in the words of the contract', async (_, id, call, status) => {
  const response = await callOperation(proxy, id, call);
  expect(response.status).toBe(status);
  const body = (await response.json()) as { success: boolean; error: unknown };
  expect(body.success).toBe(false);
  check(ErrorBodySchema, body.error);
});

test('a wrong path or method is told apart', async () => {
  const nothing = await proxy.fetch('http://proxy.test/v1/services');
  expect(nothing.status).toBe(404);
  const wrong = await proxy.fetch('http://proxy.test/v2/services', { method: 'DELETE' });
  expect([wrong.status, await wrong.json()]).toMatchObject([
    405,
    { error: { details: { allowed: ['GET'] } } },
  ]);
  expect(proxy.calls.slice(-2).map(({ operation }) => operation)).toEqual([undefined, undefined]);
  const garbled = await proxy.fetch('http://proxy.test/v2/services/%E0%A4');
  expect(garbled.status).toBe(400);
});

/** The events of a stream that ends by itself, or the first one of one that does not. */
async function take(response: Response, { isEndless = false } = {}) {
  const messages = [];
  for await (const message of readEvents(response)) {
    messages.push(message);
    if (isEndless) break;
  }
  return messages;
}

function check(schema: Schema | undefined, value: unknown): void {
  const result = schema?.safeParse(value);
  expect(result?.error?.issues ?? (result === undefined ? 'no schema' : [])).toEqual([]);
}
