import { getEventListeners } from 'node:events';

import { expect, test } from 'vitest';

import { createRedactor } from '../secrets/create-redactor.js';
import { guardFetch, type GuardedFetch } from './guard-fetch.js';

const target = new URL('https://service.example/mcp');
const post = {
  method: 'POST',
  body: JSON.stringify({ jsonrpc: '2.0', id: 'a', method: 'tools/call' }),
};

function guard(answer: (url: URL, headers: Headers) => Response): GuardedFetch {
  return guardFetch({
    fetch: async (url, init) => answer(new URL(url), new Headers(init?.headers)),
    target,
    access: { headers: () => ({ Authorization: 'Bearer secret' }) },
    redactor: createRedactor(['Bearer secret']),
    userAgent: 'test/1',
    maximumBytes: 1000,
  });
}

function stream(...events: string[]): Response {
  return new Response(events.join(''), { headers: { 'content-type': 'text/event-stream' } });
}

test('credentials go to the own origin only', async () => {
  const seen: [string, string | null][] = [];
  const { fetch } = guard((url, headers) => {
    seen.push([url.origin, headers.get('authorization')]);
    return new Response(null, { status: 202 });
  });
  for (const url of [target, 'http://service.example/mcp', 'https://other.example/mcp'])
    await fetch(url, post);
  expect(seen).toEqual([
    ['https://service.example', 'Bearer secret'],
    ['http://service.example', null],
    ['https://other.example', null],
  ]);
});

test('a finished request leaves no listener on its signal', async () => {
  const answers = [
    new Response('{}', { headers: { 'content-type': 'application/json' } }),
    stream('data: {"id":"a","result":{}}\n\n'),
    new Response('no', { status: 500 }),
    new Response(null, { status: 202 }),
  ];
  const { signal } = new AbortController();
  const { fetch } = guard(() => answers.shift() ?? new Response());
  while (answers.length > 0) await (await fetch(target, { ...post, signal })).text();
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

const response = (id: unknown) => `data: ${JSON.stringify({ jsonrpc: '2.0', id, result: {} })}\n\n`;

test('the answer in a stream comes as JSON, and the stream is let go of', async () => {
  const cancelled = Promise.withResolvers<void>();
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      for (const event of [': hello\n\n', response('b'), response('a')])
        controller.enqueue(new TextEncoder().encode(event));
    },
    cancel: () => cancelled.resolve(),
  });
  const { fetch } = guard(
    () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
  );
  const answer = await fetch(target, post);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(await answer.json()).toEqual({ jsonrpc: '2.0', id: 'a', result: {} });
  await cancelled.promise;
});

test.each([
  ['ends', 'data: {}\n\n', { code: 'ECONNRESET' }],
  ['brings too much', `data: ${'x'.repeat(2000)}`, { code: 'RESULT_TOO_LARGE' }],
])('a stream that %s before the answer fails its request', async (_, event, expected) => {
  const guarded = guard(() => stream(event));
  await expect(guarded.fetch(target, post)).rejects.toMatchObject(expected);
  expect(guarded.lastFailure).toMatchObject(expected);
});

test('nobody is asked for a stream of announcements', async () => {
  let asked = 0;
  const { fetch } = guard(() => {
    asked += 1;
    return stream('');
  });
  expect((await fetch(target, { method: 'GET' })).status).toBe(405);
  expect(asked).toBe(0);
});

test('the body of an error is bounded', async () => {
  const { fetch } = guard(() => new Response('x'.repeat(1_000_000), { status: 500 }));
  expect((await (await fetch(target, post)).text()).length).toBe(64 * 1024);
});

test('where a stream is the only way, a page in its place is no stream', async () => {
  const { fetch } = guardFetch({
    fetch: async () => new Response('<h1>hello</h1>', { headers: { 'content-type': 'text/html' } }),
    target,
    access: { headers: () => ({}) },
    redactor: createRedactor([]),
    userAgent: 'test/1',
    maximumBytes: 1000,
    takeStream: (body) => body,
  });
  await expect(fetch(target, { method: 'GET' })).rejects.toMatchObject({ status: 405 });
});

test('a service that has no time now says when it has', async () => {
  const { fetch } = guard(
    () => new Response('later', { status: 503, headers: { 'retry-after': '7' } }),
  );
  await expect(fetch(target, post)).rejects.toMatchObject({ status: 503, retryAfter: 7 });
});

test('credentials that a service repeats in an error do not come back', async () => {
  const { fetch } = guard(() => new Response('You sent Bearer secret.', { status: 500 }));
  expect(await (await fetch(target, post)).text()).toBe('You sent [redacted].');
});

test('credentials that are refused are renewed once, and the same is sent again', async () => {
  const sent: (string | null)[] = [];
  const guarded = guardFetch({
    fetch: async (_, init) => {
      const field = new Headers(init?.headers).get('authorization');
      sent.push(field);
      const isIn = field === 'Bearer new';
      return new Response(isIn ? '{"jsonrpc":"2.0","id":"a","result":{}}' : null, {
        status: isIn ? 200 : 401,
        headers: { 'content-type': 'application/json' },
      });
    },
    target,
    access: {
      headers: async () => ({ Authorization: 'Bearer old' }),
      renew: async () => ({ Authorization: sent.length < 3 ? 'Bearer new' : 'Bearer wrong' }),
    },
    redactor: createRedactor([]),
    userAgent: 'test/1',
    maximumBytes: 1000,
  });
  expect(await (await guarded.fetch(target, post)).json()).toMatchObject({ id: 'a' });
  expect(sent).toEqual(['Bearer old', 'Bearer new']);
  await expect(guarded.fetch(target, post)).rejects.toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
  });
  expect(sent).toHaveLength(4);
});
