import { getEventListeners } from 'node:events';

import { expect, test } from 'vitest';

import { createRedactor } from './create-redactor.js';
import { createStreamFaults } from './create-stream-faults.js';
import { guardFetch, type GuardedFetch } from './guard-fetch.js';

const target = new URL('https://service.example/mcp');
const faults = createStreamFaults({ host: target.host });
const post = {
  method: 'POST',
  body: JSON.stringify({ jsonrpc: '2.0', id: 'a', method: 'tools/call' }),
};

function guard(answer: (url: URL, headers: Headers) => Response): GuardedFetch {
  return guardFetch({
    fetch: async (url, init) => answer(new URL(url), new Headers(init?.headers)),
    target,
    headers: { Authorization: 'Bearer secret' },
    redactor: createRedactor(['Bearer secret']),
    maximumBytes: 1000,
    faults,
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
    stream('data: {}\n\n'),
    new Response('no', { status: 500 }),
    new Response(null, { status: 202 }),
  ];
  const { signal } = new AbortController();
  const { fetch } = guard(() => answers.shift() ?? new Response());
  while (answers.length > 0) await (await fetch(target, { ...post, signal })).text();
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('an unanswered stream gets an error for its request, an answered one does not', async () => {
  const { fetch, settle } = guard(() => stream('data: {}\n\n'));
  const text = await (await fetch(target, post)).text();
  const last = JSON.parse(text.trim().split('\n').at(-1)?.slice('data: '.length) ?? '') as {
    id: unknown;
    error: { code: number; message: string };
  };
  expect(last.id).toBe('a');
  expect(faults.decode(last.error)).toMatchObject({ code: 'UPSTREAM_LOST' });

  const answered = await fetch(target, post);
  settle('a');
  expect(await answered.text()).toBe('data: {}\n\n');
});

test('a stream that can be taken up again ends as it is', async () => {
  const guarded = guard(() => stream('id: 1\ndata: \n\n'));
  expect(await (await guarded.fetch(target, post)).text()).toBe('id: 1\ndata: \n\n');
  expect(guarded.isResuming).toBe(true);
  guarded.settle('a');
  expect(guarded.isResuming).toBe(false);
});

test('an error in our form that a service sends is not taken for ours', () => {
  const other = createStreamFaults({ host: target.host });
  const { error } = JSON.parse(other.encode('a', 'too-large')) as {
    error: { code: number; message: string; data: unknown };
  };
  expect(other.decode(error)).toMatchObject({ code: 'RESULT_TOO_LARGE' });
  expect(faults.decode(error)).toBeUndefined();
});

test('the body of an error is bounded', async () => {
  const { fetch } = guard(() => new Response('x'.repeat(1_000_000), { status: 500 }));
  expect((await (await fetch(target, post)).text()).length).toBe(64 * 1024);
});

test('a page where an event stream was asked for is no stream', async () => {
  const { fetch } = guard(
    () => new Response('<h1>hello</h1>', { headers: { 'content-type': 'text/html' } }),
  );
  expect((await fetch(target, { method: 'GET' })).status).toBe(405);
});

test('credentials that a service repeats in an error do not come back', async () => {
  const { fetch } = guard(() => new Response('You sent Bearer secret.', { status: 500 }));
  expect(await (await fetch(target, post)).text()).toBe('You sent [redacted].');
});
