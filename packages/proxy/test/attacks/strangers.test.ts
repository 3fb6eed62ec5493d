import type {
  Authorization,
  Connection,
  ConnectionEvent,
  NewApiKey,
  StoredCredential,
  ToolExecutionResponse,
} from '@nanda/protocol';
import {
  createCoffeeServer,
  createInteractiveServer,
  startAuthorizationServer,
  startHttpService,
  startOAuthService,
  waitFor,
  type HttpService,
} from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvents } from '../read-events.js';
import { connectClient } from '../realtime/connect-client.js';
import { everyRoute } from './every-route.js';
import { openTarget, type Target, type Told } from './open-target.js';
import { signUp, type Somebody } from './sign-up.js';

let stack: AsyncDisposableStack;
let coffee: HttpService;
let target: Target;
let alice: Somebody;
let bob: Somebody;
/** What is Alice's, one of each kind, by the names of the contract. */
let ids: Readonly<Record<string, string>>;
let connection: Connection;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  coffee = stack.use(await startHttpService({ createServer: createCoffeeServer }));
  const asker = stack.use(
    await startHttpService({ createServer: createInteractiveServer, eras: ['legacy'] }),
  );
  const authorizationServer = stack.use(await startAuthorizationServer());
  const consenting = stack.use(await startOAuthService({ authorizationServer }));
  target = stack.use(
    await openTarget({
      token: 'the-own-token-of-this-proxy-0123456789',
      rateLimits: false,
      auth: { mode: 'required' },
      maxConnections: 100,
      services: { coffee: coffee.url, asker: asker.url, consenting: consenting.url },
    }),
  );
  [alice, bob] = [await signUp(target, 'alice'), await signUp(target, 'bob')];
  await waitFor(
    async () => JSON.stringify((await target.ask('/v2/services', alice)).body).includes('asker'),
    { description: 'the catalog', timeout: 20_000 },
  );
  const data = async <Data>(path: string, body: unknown): Promise<Data> => {
    const told = await target.ask(path, { ...alice, body });
    if (told.status >= 300) throw new Error(`${path}: ${told.text}`);
    return told.body.data as Data;
  };
  connection = await target.connect('coffee', {
    ...alice,
    body: { auth: { type: 'bearer', token: 'a-token-of-alice-alone' }, remember: true },
  });
  const clientCapabilities = ['elicitation'];
  const asking = await target.connect('asker', { ...alice, body: { clientCapabilities } });
  const path = `/v2/connections/${asking.id}/tools/ask-form/execute`;
  const execution = await data<ToolExecutionResponse>(path, { parameters: {} });
  expect(execution.status).toBe('input_required');
  const [credential] = (await target.ask('/v2/credentials', alice)).body.data as StoredCredential[];
  const authorization = await data<Authorization>('/v2/services/consenting/authorize', {});
  const key = await data<NewApiKey>('/v2/auth/api-keys', { name: 'of alice' });
  ids = {
    connectionId: connection.id,
    executionId: execution.requestId,
    credentialId: credential?.id ?? '',
    authorizationId: authorization.id,
    apiKeyId: key.id,
    toolName: 'requestinfo',
    promptName: 'x',
    serviceId: 'coffee',
    serverId: 'coffee',
  };
}, 60_000);
afterAll(() => stack.disposeAsync());

const bodies: Readonly<Record<string, unknown>> = {
  'resources.subscribe': { uri: 'x:1' },
  'resources.unsubscribe': { uri: 'x:1' },
  'completions.create': {
    ref: { type: 'ref/prompt', name: 'x' },
    argument: { name: 'a', value: 'b' },
  },
  'executions.input': { key: 'x', result: { action: 'decline' } },
  'authorizations.complete': { redirectUrl: 'http://127.0.0.1/oauth/callback?code=x&state=x' },
};
/** What belongs to somebody; services and tools are everybody's. */
const owned = /\{(?:connection|execution|credential|authorization|apiKey|account)Id\}/;

async function tryAll(
  params: Readonly<Record<string, string>>,
  by: Somebody,
): Promise<ReadonlyMap<string, Told>> {
  const told = new Map<string, Told>();
  for (const { id, method, path, takesBody, operation } of everyRoute(params)) {
    if (operation === undefined || !owned.test(operation.path)) continue;
    if (id.startsWith('webhooks.')) continue;
    const query = id === 'resources.read' ? '?uri=x:1' : '';
    const body = takesBody ? { body: bodies[id] ?? {} } : {};
    told.set(id, await target.ask(path + query, { method, headers: by.headers, ...body }));
  }
  return told;
}

describe('what is somebody else’s', () => {
  test('is not there: at no place, in the very words of what never was', async () => {
    const [guessed, made] = [await tryAll(ids, bob), new Map(Object.entries(ids))];
    for (const name of made.keys()) {
      if (!/^(?:tool|prompt|service|server)/.test(name))
        made.set(name, `${ids[name]?.slice(0, -4)}0000`);
    }
    const never = await tryAll(Object.fromEntries(made), bob);
    expect(guessed.size).toBeGreaterThan(22);
    for (const [id, { status, text, body }] of guessed) {
      expect([403, 404], `${id}: ${text}`).toContain(status);
      const other = never.get(id);
      expect({ id, status, code: body.error?.code }).toEqual({
        id,
        status: other?.status,
        code: other?.body.error?.code,
      });
      // Not even its length tells, but for the id and the id of the request.
      const plain = (words = ''): string => words.replace(/\b[a-z]+_[\w-]{12,}/g, '');
      expect(plain(text), id).toBe(plain(other?.text));
    }
    // All of it is there still, for her.
    for (const [path, asked] of [
      [`/v2/connections/${ids['connectionId']}`, alice],
      [`/v2/executions/${ids['executionId']}`, alice],
      [`/v2/authorizations/${ids['authorizationId']}`, alice],
    ] as const) {
      expect((await target.ask(path, asked)).status, path).toBe(200);
    }
    expect((await target.ask('/v2/credentials', alice)).text).toContain(ids['credentialId']);
    expect((await target.ask('/v2/auth/api-keys', alice)).text).toContain(ids['apiKeyId']);
  });

  test('is in no list and no count', async () => {
    for (const path of [
      '/v2/connections',
      '/v2/executions',
      '/v2/credentials',
      '/v2/auth/api-keys',
      '/v2/auth/session',
      '/api/connections',
      '/v2/services/coffee',
      '/v2/services/recommendations',
      '/v2/accounts',
      '/v2/audit',
    ]) {
      const { text } = await target.ask(path, bob);
      for (const id of Object.values(ids).filter((each) => each.length > 12)) {
        expect(text, path).not.toContain(id);
      }
      expect(text).not.toMatch(/alice|a-token-of/);
    }
    for (const path of ['/v2/accounts', '/v2/audit']) {
      expect(await target.ask(path, bob)).toMatchObject({ status: 403 });
    }
  });

  test('is reached by no batch and no socket, and a place on a socket is no way to it', async () => {
    const { connectionId = '', executionId = '' } = ids;
    const place = { connectionId, toolName: 'requestinfo', parameters: { category: 'premium' } };
    const batch = await target.ask('/v2/batch', { ...bob, body: { requests: [place] } });
    expect(batch.text).toContain('CONNECTION_NOT_FOUND');
    expect(batch.text).not.toContain('reserve beans');
    const url = `${target.url.replace('http', 'ws')}/v2/ws`;
    const her = await connectClient(url, alice);
    const his = await connectClient(url, bob);
    try {
      for (const [index, message] of [
        { type: 'execute', payload: place },
        { type: 'stream', payload: place },
        { type: 'stream', payload: { executionId } },
        { type: 'cancel', payload: { executionId } },
        { type: 'respond', payload: { executionId, key: 'x', result: { action: 'decline' } } },
      ].entries()) {
        his.send({ ...message, id: `m${index}` });
        const told = await waitFor(() => his.received.find(({ id }) => id === `m${index}`), {
          description: `an answer to ${message.type}`,
        });
        expect(JSON.stringify(told)).toMatch(/"code":"\w+_NOT_FOUND"/);
      }
      const another = await connectClient(url, bob);
      another.send({ type: 'resume', id: 'r', payload: { resumeToken: her.resumeToken } });
      expect((await another.next('error', 'r')).payload.code).toBe('VALIDATION_ERROR');
      await another.drop();
    } finally {
      await Promise.all([her.drop(), his.drop()]);
    }
  });

  test('is in no stream of events, also where its id is named or a place in it', async () => {
    const hers = new AbortController();
    const first = await fetch(`${target.url}/v2/events/connections`, {
      headers: alice.headers,
      signal: hers.signal,
    });
    const events = readEvents<ConnectionEvent>(first, { most: 1 });
    const made = await target.connect('coffee', alice);
    const [{ id: seen = '' } = {}] = await events;
    hers.abort();
    const url = `${target.url.replace('http', 'ws')}/v2/ws`;
    const his = await connectClient(url, bob);
    try {
      his.send({ type: 'subscribe', id: 's', payload: { connections: [made.id], events: ['*'] } });
      await his.next('subscribed', 's');
      his.send({ type: 'subscribe', id: 't', payload: {} });
      await his.next('subscribed', 't');
      const streams = await Promise.all(
        [{}, { 'last-event-id': seen }, { 'last-event-id': '__proto__' }].map((more) =>
          fetch(`${target.url}/v2/events/connections`, { headers: { ...bob.headers, ...more } }),
        ),
      );
      await target.ask(`/v2/connections/${made.id}`, { ...alice, method: 'DELETE' });
      // A place in her events is, at worst, one in his own that he has not come to yet.
      const own: string[] = [];
      for (let turn = 0; turn < 6; turn += 1) {
        const { id } = await target.connect('coffee', bob);
        own.push(id);
        await target.ask(`/v2/connections/${id}`, { ...bob, method: 'DELETE' });
      }
      for (const stream of streams) {
        const [event] = await readEvents<ConnectionEvent>(stream, { most: 1 });
        expect(own).toContain(event?.data.connectionId);
      }
      for (const { payload } of await his.atLeast(1, 'connection_update')) {
        expect(own).toContain(payload.connectionId);
      }
    } finally {
      await his.drop();
    }
  });

  test('is not answered to whoever repeats its key', async () => {
    const own = await target.connect('coffee', bob);
    const run = async (who: Somebody, at: string): Promise<ToolExecutionResponse> => {
      const told = await target.ask(`/v2/connections/${at}/tools/requestinfo/execute`, {
        headers: { ...who.headers, 'idempotency-key': 'the same key' },
        body: { parameters: { category: 'premium' } },
      });
      expect(told.status).toBe(200);
      return told.body.data as ToolExecutionResponse;
    };
    const [hers, his] = [await run(alice, connection.id), await run(bob, own.id)];
    expect(his.requestId).not.toBe(hers.requestId);
  });

  test('is not used for anybody else: no connection of his carries her credentials', async () => {
    const before = coffee.requests.length;
    await target.connect('coffee', bob);
    const sent = coffee.requests.slice(before);
    expect(sent.length).toBeGreaterThan(0);
    expect(JSON.stringify(sent)).not.toContain('a-token-of-alice-alone');
  });
});

test.each([
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'hasOwnProperty',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e%2f%2e%2e%2fdata%2fnanda.db',
  '..%5c..%5cwindows',
  '%00',
  '%0d%0ax-evil:1',
  '%e2%80%ae',
  '%ed%a0%80',
  '%ff%fe',
  "'%20or%201=1--",
  '*',
  '%25',
  'null',
  '-1',
  'x',
])('%s is the id of nothing', async (word) => {
  const id = word === 'x' ? word.repeat(10_000) : word;
  const names = Object.keys(ids).map((name) => [name, id] as const);
  for (const [operation, { status, text }] of await tryAll(Object.fromEntries(names), alice)) {
    expect([400, 403, 404, 405, 414, 431], `${operation}: ${status} ${text}`).toContain(status);
    expect(text).not.toMatch(/root:|SQLITE|syntax error|at .*\.ts/);
  }
  expect(target.unforeseen).toEqual([]);
});

test('what a key may not call it is not told of either: in events, over no surface', async () => {
  const made = await target.ask('/v2/auth/api-keys', {
    ...alice,
    body: { name: 'narrow', scope: ['connections:read', 'catalog:read', 'tools:call:asker/*'] },
  });
  const headers = { 'x-api-key': (made.body.data as NewApiKey).key };
  const url = `${target.url.replace('http', 'ws')}/v2/ws/connections`;
  const socket = await connectClient(url, { headers });
  const wide = await connectClient(url, alice);
  try {
    const stream = await fetch(`${target.url}/v2/events/connections`, { headers });
    const opened = await target.connect('coffee', alice);
    const [event] = await readEvents<ConnectionEvent>(stream, { most: 1 });
    expect(event?.data.connectionId).toBe(opened.id);
    await target.ask(`/v2/connections/${opened.id}`, { ...alice, method: 'DELETE' });
    const isHere =
      (client: typeof socket): (() => boolean) =>
      () =>
        client.all('connection_update').some(({ payload }) => payload.type === 'closed');
    await waitFor(isHere(socket), { description: 'the narrow one to be told' });
    await waitFor(isHere(wide), { description: 'the other one to be told' });
    expect(JSON.stringify(wide.received)).toContain('requestinfo');
    for (const told of [event, socket.received]) {
      expect(JSON.stringify(told)).toContain(opened.id);
      expect(JSON.stringify(told)).not.toContain('requestinfo');
    }
  } finally {
    await Promise.all([socket.drop(), wide.drop()]);
  }
});
