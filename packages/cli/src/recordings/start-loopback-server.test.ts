import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { expect, test } from 'vitest';
import { startLoopbackServer } from './start-loopback-server.js';

interface Asked {
  readonly status: number | undefined;
  readonly text: string;
}

async function ask(
  url: string,
  { headers, body }: { readonly headers: Record<string, string>; readonly body?: string },
): Promise<Asked> {
  const sent = request(url, { method: body === undefined ? 'GET' : 'POST', headers, agent: false });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const part of response.setEncoding('utf8')) text += part;
  return { status: response.statusCode, text };
}

test('answers to who has the token, and calls it by its own name', async () => {
  await using server = await startLoopbackServer(({ message, body }, response) => {
    response.end(`${message.method} ${message.url} ${body.toString()}`);
  });
  const { url, token } = server;
  const authorization = `Bearer ${token}`;
  const path = `${url}/x?y=1`;
  expect(await ask(path, { headers: { authorization }, body: 'hello' })).toEqual({
    status: 200,
    text: 'POST /x?y=1 hello',
  });
  expect((await ask(path, { headers: { 'x-api-key': token } })).status).toBe(200);
  const refused: [Record<string, string>, number][] = [
    [{}, 401],
    [{ authorization: 'Bearer other' }, 401],
    [{ authorization, host: 'example.com' }, 403],
    [{ authorization, host: `evil.example:${new URL(url).port}` }, 403],
    [{ authorization, origin: 'https://example.com' }, 403],
  ];
  for (const [headers, status] of refused) {
    expect([headers, (await ask(path, { headers })).status]).toEqual([headers, status]);
  }
  const large = 'x'.repeat(5 * 1024 * 1024);
  expect((await ask(path, { headers: { authorization }, body: large })).status).toBe(413);
});

test('a WebSocket is refused with a word', async () => {
  await using server = await startLoopbackServer((_, response) => void response.end());
  const sent = request(`${server.url}/v2/ws`, {
    agent: false,
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    },
  });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const part of response.setEncoding('utf8')) text += part;
  expect(response.statusCode).toBe(501);
  expect(JSON.parse(text)).toMatchObject({
    error: { message: expect.stringContaining('server-sent events') as string },
  });
});

test('a failure of ours is an answer', async () => {
  await using server = await startLoopbackServer(() => Promise.reject(new Error('it broke')));
  const headers = { authorization: `Bearer ${server.token}` };
  expect(await ask(server.url, { headers })).toMatchObject({ status: 500 });
});
