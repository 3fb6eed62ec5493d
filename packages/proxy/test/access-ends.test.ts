import type { Session, SessionTokens, User } from '@nanda/protocol';
import { afterEach, expect, test } from 'vitest';
import { createProxy, type Proxy, type ProxyOptions } from '../src/index.js';
import { connectClient, type TestClient } from './realtime/connect-client.js';

const secret = 'the-own-token-of-this-proxy-0123456789';
const open: Proxy[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((proxy) => proxy.close()));
});

async function start(options: Partial<ProxyOptions> = {}): Promise<string> {
  const proxy = createProxy({
    dataDir: ':memory:',
    token: secret,
    rateLimits: false,
    auth: { mode: 'required' },
    ...options,
  });
  open.push(proxy);
  return (await proxy.listen({ port: 0 })).url;
}

async function send<Data>(
  url: string,
  { method = 'POST', token, body }: { method?: string; token?: string; body?: unknown },
): Promise<Data> {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { data } = (await answer.json()) as { data: Data };
  expect({ url, status: answer.status, ok: answer.ok }).toMatchObject({ ok: true });
  return data;
}

const register = (url: string, email: string): Promise<SessionTokens> =>
  send(`${url}/v2/auth/register`, { body: { email, password: 'correct horse battery staple' } });

interface Listener {
  readonly events: Promise<string>;
  readonly client: TestClient;
}

async function listen(url: string, shown: Record<string, string>): Promise<Listener> {
  const stream = await fetch(`${url}/v2/events/connections`, { headers: shown });
  expect(stream.status).toBe(200);
  const client = await connectClient(`${url.replace('http', 'ws')}/v2/ws`, { headers: shown });
  return { events: stream.text(), client };
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

test('who logs out hears no more, and whoever else has an account does', async () => {
  const url = await start();
  const mine = await register(url, 'mine@example.org');
  const theirs = await register(url, 'theirs@example.org');
  const ending = await listen(url, bearer(mine.accessToken));
  const staying = await listen(url, bearer(theirs.accessToken));
  await send(`${url}/v2/auth/logout`, { token: mine.accessToken, body: {} });
  await ending.events;
  expect((await ending.client.closed()).code).toBe(4401);
  expect(staying.client.webSocket.readyState).toBe(staying.client.webSocket.OPEN);
  await staying.client.drop();
});

test('so with a key that is revoked, and with an account that is shut', async () => {
  const url = await start();
  const { accessToken: token } = await register(url, 'mine@example.org');
  const { id, key } = await send<{ id: string; key: string }>(`${url}/v2/auth/api-keys`, {
    token,
    body: { name: 'listener', scope: ['connections:read'] },
  });
  const byKey = await listen(url, { 'x-api-key': key });
  const byToken = await listen(url, bearer(token));
  await send(`${url}/v2/auth/api-keys/${id}`, { method: 'DELETE', token });
  await byKey.events;
  expect((await byKey.client.closed()).code).toBe(4401);
  const { user } = await send<Session & { user: User }>(`${url}/v2/auth/session`, {
    method: 'GET',
    token,
  });
  await send(`${url}/v2/accounts/${user.id}`, {
    method: 'PATCH',
    token: secret,
    body: { isDisabled: true },
  });
  await byToken.events;
  expect((await byToken.client.closed()).code).toBe(4401);
  const refused = await fetch(`${url}/v2/connections`, { headers: bearer(token) });
  expect(refused.status).toBe(401);
});

test('a key does what its scopes say, and cannot give what it has not', async () => {
  const url = await start();
  const { accessToken: token } = await register(url, 'mine@example.org');
  const make = (body: object, shown: string): Promise<Response> =>
    fetch(`${url}/v2/auth/api-keys`, {
      method: 'POST',
      headers: { 'x-api-key': shown, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'a key', ...body }),
    });
  const made = await send<{ key: string }>(`${url}/v2/auth/api-keys`, {
    token,
    body: { name: 'small', scope: ['account:write', 'catalog:read'] },
  });
  expect((await make({ scope: ['tools:call'] }, made.key)).status).toBe(403);
  expect((await make({ scope: ['accounts:admin'] }, made.key)).status).toBe(403);
  const less = await make({ scope: ['*'] }, made.key);
  const { data } = (await less.json()) as { data: { key: string } };
  const refused = await fetch(`${url}/v2/connections`, { headers: { 'x-api-key': data.key } });
  expect(refused.status).toBe(403);
});
