import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { askUpgrade } from './ask-upgrade.js';
import { openRealtime } from './open-realtime.js';

test('foreign hosts and foreign pages are refused, without a word to the page', async () => {
  await using server = await openRealtime({ allowedOrigins: ['https://app.example'] });
  const ask = (headers: Record<string, string>) => askUpgrade(`${server.url}/v2/ws`, headers);
  for (const headers of [
    { host: 'evil.example' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ] as Record<string, string>[]) {
    const answer = await ask(headers);
    expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(answer.headers['x-request-id']).toMatch(/^req_/);
  }
  expect((await ask({ origin: 'https://app.example' })).status).toBe(101);
  expect((await ask({ origin: server.url.replace('ws:', 'http:') })).status).toBe(101);
});

test('with a token nobody comes in without it, and it may be a subprotocol, never in the address', async () => {
  const token = 'a token, (with) characters!';
  await using server = await openRealtime({ token });
  const url = `${server.url}/v2/ws`;
  const asked = async (headers: Record<string, string>, query = ''): Promise<number> =>
    (await askUpgrade(url + query, headers)).status;
  const plain = 'nanda.v2, nanda.token.';
  const encoded = 'a%20token%2C%20%28with%29%20characters!';
  expect(await askUpgrade(url)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  expect(await asked({}, `?token=${encodeURIComponent(token)}`)).toBe(401);
  expect(await asked({ 'sec-websocket-protocol': `${plain}wrong` })).toBe(401);
  expect(await asked({ 'sec-websocket-protocol': `${plain}%E0%A4%A` })).toBe(401);
  expect(await asked({ 'x-api-key': token })).toBe(101);
  const answer = await askUpgrade(url, { 'sec-websocket-protocol': plain + encoded });
  expect(answer.status).toBe(101);
  expect(answer.headers['sec-websocket-protocol']).toBe('nanda.v2');
  // Fields that are sent count.
  expect(
    await asked({ authorization: 'Bearer wrong', 'sec-websocket-protocol': plain + encoded }),
  ).toBe(401);
});

test('an anonymous client is handed its token, and is known by it again, also as a subprotocol', async () => {
  await using server = await openRealtime({ isLoopback: false });
  const client = await server.connect();
  const token = String(client.answer.headers['x-nanda-client']);
  expect(client.received[0]).toMatchObject({ payload: { userId: null, clientToken: token } });
  const known = [
    await server.connect('/v2/ws', { headers: { 'x-nanda-client': token } }),
    await server.connect('/v2/ws', { headers: { cookie: `nanda_client=${token}` } }),
    await server.connect('/v2/ws', { protocols: ['nanda.v2', `nanda.token.${token}`] }),
  ];
  for (const again of known) {
    expect(again.answer.headers).not.toHaveProperty('x-nanda-client');
    expect(again.received[0]?.payload).not.toHaveProperty('clientToken');
  }
  await client.drop();
  known[2]?.send({ type: 'resume', id: 'r', payload: { resumeToken: client.resumeToken } });
  await known[2]?.next('resumed');
});

test('unknown paths and handshakes that are none are told by the contract', async () => {
  await using server = await openRealtime();
  for (const path of ['/', '/v2', '/v2/ws/nothing', '/v2/wsx', '/v2/services']) {
    expect(await askUpgrade(server.url + path)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  }
  for (const path of ['/v2/ws', '/v2/ws/', '/v2/ws/connections', '/v2/ws?client=sdk']) {
    expect((await askUpgrade(server.url + path)).status).toBe(101);
  }
  for (const headers of [
    { 'sec-websocket-key': 'short' },
    { 'sec-websocket-version': '7' },
    { 'sec-websocket-protocol': 'graphql-ws' },
    { 'sec-websocket-protocol': 'nanda.v2, nanda.v2' },
    { host: 'localhost:nonsense' },
  ] as Record<string, string>[]) {
    const answer = await askUpgrade(`${server.url}/v2/ws`, headers);
    expect(answer).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' });
  }
  await waitFor(() => server.realtime.sockets === 0, { description: 'every socket to be gone' });
});

test('a store that is broken is told without a reason, and the next client may have more luck', async () => {
  const told: unknown[] = [];
  let attempts = 0;
  await using server = await openRealtime({
    logger: { debug() {}, info() {}, warn() {}, error: (_, fields) => told.push(fields) },
    async openStore() {
      attempts += 1;
      if (attempts === 1) throw new Error('/a/path/that/is/secret');
    },
  });
  const { port } = new URL(server.url);
  const client = connect(Number(port), '127.0.0.1', () =>
    client.write(
      'GET /v2/ws HTTP/1.1\r\nHost: localhost\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
    ),
  );
  const answer = await text(client);
  expect(answer).toMatch(/^HTTP\/1.1 500 Internal Server Error\r\n[^]*"INTERNAL_ERROR"/);
  expect(answer).not.toContain('secret');
  expect(JSON.stringify(told)).toContain('secret');
  expect((await askUpgrade(`${server.url}/v2/ws`)).status).toBe(101);
});
