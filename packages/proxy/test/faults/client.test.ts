import { gzipSync } from 'node:zlib';
import type { Execution } from '@nanda/protocol';
import { createInteractiveServer, waitFor } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import { expectSound } from './harness/drive-call.js';
import { openRaw, type RawClient } from './harness/open-raw.js';
import { useFamily } from './harness/use-family.js';

const family = useFamily({ connectionTimeout: 2000, maxResult: 8 * 1024 * 1024 });
const eras = ['legacy', 'modern'] as const;

const open = (text: string): RawClient => openRaw(family.rest.url, text);

function requestOf(path: string, { headers = '', body = '' }: { headers?: string; body?: string }) {
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}\r\n${body}`;
}

const answered = (client: RawClient, status: number): Promise<boolean> =>
  waitFor(() => client.text.startsWith(`HTTP/1.1 ${status} `), {
    description: `the status ${status}`,
  });

describe.each(eras)('%s', (era) => {
  test.each(['execute', 'stream'] as const)(
    'case 14: a caller that goes away in mid-call, %s: the call ends with it where that was wanted',
    async (form) => {
      const { service, connection } = await family.connect({
        eras: [era],
        fault: { kind: 'hang' },
        affects: 'tools/call',
      });
      const path = `/v2/connections/${connection.id}/tools/faulty/${form}`;
      const body = JSON.stringify({ parameters: {}, options: { cancelOnDisconnect: true } });
      const headers = `Content-Length: ${body.length}\r\n`;
      const client = open(requestOf(path, { headers, body }));
      await waitFor(() => service.seen.calls.length === 1, { description: 'the call' });
      client.socket.destroy();
      await waitFor(() => service.seen.calls[0]?.isLetGo, { description: 'it to be let go of' });
      expect(service.seen.cancelled).toHaveLength(era === 'legacy' ? 1 : 0);
      const [execution] = await family.rest.get<Execution[]>('/v2/executions');
      expect(execution?.state).toBe('cancelled');
    },
  );

  test.each(['execute', 'stream'] as const)(
    'case 14: a caller that goes away in mid-call, %s: else the call goes on, and its result is kept',
    async (form) => {
      const { service, connection } = await family.connect({
        createServer: createInteractiveServer,
        eras: [era],
      });
      const path = `/v2/connections/${connection.id}/tools/work/${form}`;
      const body = JSON.stringify({ parameters: { steps: 10, stepMs: 30 } });
      const headers = `Content-Length: ${body.length}\r\n`;
      const client = open(requestOf(path, { headers, body }));
      await waitFor(() => service.seen.calls.length === 1, { description: 'the call' });
      client.socket.destroy();
      const execution = await waitFor(
        async () => {
          const [newest] = await family.rest.get<Execution[]>('/v2/executions');
          const found = await family.rest.get<Execution>(`/v2/executions/${newest?.id}`);
          return found.state === 'running' ? undefined : found;
        },
        { description: 'the call to end' },
      );
      expect(execution).toMatchObject({
        state: 'completed',
        result: { content: [{ text: '10 steps' }] },
      });
      expect(service.seen.calls[0]).toMatchObject({ isAnswered: true, isLetGo: false });
    },
  );
});

test('case 16: clients that never read hold up no other one', async () => {
  const large = await family.connect({ fault: { kind: 'huge-result', bytes: 4 * 1024 * 1024 } });
  const endless = await family.connect({ fault: { kind: 'endless', interval: 1 } });
  const body = '{"parameters":{}}';
  const headers = `Content-Length: ${body.length}\r\n`;
  const clients = [large, endless].flatMap(({ connection }) =>
    Array.from({ length: 6 }, () => {
      const path = `/v2/connections/${connection.id}/tools/faulty/stream`;
      const client = open(requestOf(path, { headers, body }));
      client.socket.pause();
      return client;
    }),
  );
  await waitFor(() => large.service.seen.calls.length === 6, { description: 'the calls' });
  for (let times = 0; times < 20; times += 1) await expectSound(family.rest, large.connection.id);
  for (const { socket } of clients) socket.destroy();
  const running = await family.rest.get<Execution[]>('/v2/executions?state=running');
  for (const { id } of running) await family.rest.ask('DELETE', `/v2/executions/${id}`);
  await expectSound(family.rest, endless.connection.id);
});

test('case 18: followers that vanish are forgotten', async () => {
  const clients = Array.from({ length: 200 }, () =>
    open('GET /v2/events/connections HTTP/1.1\r\nHost: localhost\r\n\r\n'),
  );
  await waitFor(() => clients.every(({ text }) => text.includes(': open')), {
    description: 'all of them to follow',
  });
  const { connection } = await family.connect();
  await waitFor(() => clients.every(({ text }) => text.includes(connection.id)), {
    description: 'all of them to be told',
  });
  for (const { socket } of clients) socket.resetAndDestroy();
  await expectSound(family.rest, connection.id);
});

describe('case 21: a body that is too large', () => {
  const path = '/v2/batch';

  test('by its length', async () => {
    const client = open(requestOf(path, { headers: 'Content-Length: 99999999\r\n' }));
    await answered(client, 413);
    expect(client.text).toContain('PAYLOAD_TOO_LARGE');
    client.socket.destroy();
  });

  test('by its chunks', async () => {
    const client = open(requestOf(path, { headers: 'Transfer-Encoding: chunked\r\n' }));
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    for (let count = 0; count < 100 && !client.isClosed; count += 1) client.socket.write(chunk);
    await answered(client, 413);
    client.socket.destroy();
  });

  test('when it is unpacked', async () => {
    const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const headers = `Content-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n`;
    const client = open(requestOf(path, { headers }));
    client.socket.write(packed);
    await waitFor(() => /^HTTP\/1\.1 4(00|13|15) /.test(client.text), {
      description: 'it to be refused',
    });
    client.socket.destroy();
  });
});

describe('case 22: what is no request', () => {
  test.each([
    ['JSON that breaks off', '{"parameters": {"a"'],
    ['a number that is none', '{"parameters": {"a": NaN}}'],
    ['a list', '[{"parameters": {}}]'],
    ['a text', '"parameters"'],
    ['parameters that are a list', '{"parameters": [1]}'],
    ['members that are not known', '{"parameters": {}, "constructor": {}}'],
    ['a time that is none', '{"parameters": {}, "options": {"timeout": -1}}'],
    ['a time without end', '{"parameters": {}, "options": {"timeout": 1e999}}'],
    ['a key that is none', '{"parameters": {}, "options": {"idempotencyKey": ""}}'],
  ])('%s', async (_, body) => {
    const { service, connection } = await family.connect();
    for (const form of ['execute', 'stream'] as const) {
      const path = `/v2/connections/${connection.id}/tools/faulty/${form}`;
      const headers = `Content-Length: ${Buffer.byteLength(body)}\r\n`;
      const client = open(requestOf(path, { headers, body }));
      await answered(client, 400);
      expect(client.text).toContain('VALIDATION_ERROR');
      client.socket.destroy();
    }
    expect(service.seen.calls).toEqual([]);
  });

  test('names that mean something to JavaScript are names like others', async () => {
    const { service, connection } = await family.connect();
    const body =
      '{"parameters": {"text": "\\ud800", "__proto__": {"isPolluted": true}, "constructor": {"prototype": {"isPolluted": true}}}}';
    const path = `/v2/connections/${connection.id}/tools/faulty/execute`;
    const headers = `Content-Length: ${body.length}\r\n`;
    const client = open(requestOf(path, { headers, body }));
    await answered(client, 200);
    client.socket.destroy();
    expect('isPolluted' in {}).toBe(false);
    const given = service.seen.calls[0]?.arguments as Record<string, unknown>;
    expect(given['constructor']).toEqual({ prototype: { isPolluted: true } });
    expect('isPolluted' in given).toBe(false);
  });
});

test.each([
  ['constructor', 'constructor'],
  ['__proto__', '__proto__'],
  ['a path', '..%2f..%2fetc%2fpasswd'],
  ['a zero', 'conn_%00'],
  ['a very long one', 'x'.repeat(10_000)],
  ['one that might be', `conn_${'0'.repeat(32)}`],
])('case 23: a connection that is none: %s', async (_, id) => {
  for (const [method, rest] of [
    ['GET', ''],
    ['DELETE', ''],
    ['GET', '/health'],
    ['POST', '/tools/sound/execute'],
    ['POST', '/tools/sound/stream'],
  ] as const) {
    const answer = await family.rest.ask(method, `/v2/connections/${id}${rest}`, {
      ...(method === 'POST' && { body: {} }),
    });
    expect(answer.error?.code).toMatch(/^(CONNECTION_NOT_FOUND|NOT_FOUND|VALIDATION_ERROR)$/);
  }
});

test('nothing is left behind', family.leavesNothing, 30_000);
