// What the faults that are one answer put on the wire.
import { afterEach, describe, expect, test } from 'vitest';

import { openRawSession } from '../../test/open-raw-session.js';
import { readMessages } from '../../test/read-messages.js';
import { startFaultyService, type FaultyService } from '../start-faulty-service.js';
import type { Fault } from './fault.js';
import type { Garbage } from './garbage.js';
import type { OddResult } from './odd-results.js';

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

async function start(fault: Fault): Promise<FaultyService> {
  const service = await startFaultyService({ fault, affects: 'tools/call' });
  releases.push(() => service.close());
  return service;
}

const ok = { content: [{ type: 'text', text: 'ok' }] };

describe.each(['legacy', 'modern'] as const)('%s', (era) => {
  test.each<[Fault, number, Record<string, string>]>([
    [{ kind: 'http-500' }, 500, { 'content-type': 'text/plain' }],
    [{ kind: 'http-401', challenge: 'Bearer x="y"' }, 401, { 'www-authenticate': 'Bearer x="y"' }],
    [
      { kind: 'http-403', scope: 'a b' },
      403,
      {
        'www-authenticate':
          'Bearer error="insufficient_scope", scope="a b", error_description="More is needed"',
      },
    ],
    [{ kind: 'http-status', status: 503 }, 503, { 'content-type': 'text/plain' }],
    [{ kind: 'retry-later', seconds: 7 }, 429, { 'retry-after': '7' }],
    [{ kind: 'redirect', to: 'http://10.0.0.1/x' }, 307, { location: 'http://10.0.0.1/x' }],
    [{ kind: 'redirect', to: 'loop', status: 302 }, 302, { location: '/mcp' }],
    [{ kind: 'header-mismatch' }, 400, { 'content-type': 'application/json' }],
  ])('%j is refused', async (fault, status, fields) => {
    const service = await start(fault);
    const session = await openRawSession(service, era);
    const response = await session.call();
    await response.text();
    expect(response.status).toBe(status);
    for (const [name, value] of Object.entries(fields)) {
      expect(response.headers.get(name)).toBe(value);
    }
    expect(service.seen.calls).toMatchObject([{ tool: 'faulty', isExecuted: false }]);
    expect(service.seen.faults).toBe(1);

    const sound = await session.call({ tool: 'sound', arguments: { text: 'spared' } });
    expect(await sound.text()).toContain('spared');
    expect(service.seen.calls[1]).toMatchObject({ tool: 'sound', isExecuted: true });
  });

  test.each<[Garbage['form'], string]>([
    ['bom', 'application/json'],
    ['bom-events', 'text/event-stream'],
    ['odd-lines', 'text/event-stream'],
    ['many-data-lines', 'text/event-stream'],
    ['split-utf8', 'application/json'],
    ['split-utf8-events', 'text/event-stream'],
    ['byte-by-byte', 'application/json'],
    ['byte-by-byte-events', 'text/event-stream'],
    ['wrong-type', 'text/plain'],
  ])('garbage %s is odd, and holds the right answer', async (form, type) => {
    const session = await openRawSession(await start({ kind: 'garbage', form }), era);
    const response = await session.call({ id: 'a' });
    expect(response.headers.get('content-type')).toBe(type);
    const text = await response.text();
    const data = type.endsWith('stream')
      ? text
          .split(/\r\n|\r|\n/)
          .filter((line) => line.startsWith('data:'))
          .map((line) => line.slice('data:'.length))
          .join('\n')
      : text;
    const wide = { content: [{ type: 'text', text: 'é☕🚀' }] };
    expect(JSON.parse(data)).toMatchObject({
      id: 'a',
      result: form.startsWith('split') ? wide : ok,
    });
  });

  test.each<[OddResult, object]>([
    [{ kind: 'unknown-content' }, { content: [{ type: 'hologram', beams: [1, 2] }] }],
    [{ kind: 'missing-structured' }, ok],
    [{ kind: 'wrong-structured' }, { structuredContent: { value: 7 } }],
  ])('%j', async (fault, result) => {
    const session = await openRawSession(await start(fault), era);
    const response = await session.call({ tool: 'faulty-structured' });
    const [message] = readMessages(await response.text());
    expect(message).toMatchObject({ result });
    if (fault.kind === 'missing-structured') {
      expect(message?.['result']).not.toHaveProperty('structuredContent');
    }
    const isMarked = JSON.stringify(message).includes('"resultType":"complete"');
    expect(isMarked).toBe(era === 'modern');
  });

  test.each(['json', 'event'] as const)('a huge result as %s', async (as) => {
    const bytes = 300_000;
    const session = await openRawSession(await start({ kind: 'huge-result', bytes, as }), era);
    const [message] = readMessages(await (await session.call()).text());
    expect(message).toMatchObject({ result: { content: [{ text: 'o'.repeat(bytes) }] } });
  });

  test('a deep result', async () => {
    const session = await openRawSession(await start({ kind: 'deep-result', levels: 9000 }), era);
    const text = await (await session.call()).text();
    expect(text).toContain(`"structuredContent":${'['.repeat(9000)}]`);
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });
});

test('a byte order mark is really there, and bad UTF-8 is bad', async () => {
  const read = async (form: Garbage['form']): Promise<Buffer> => {
    const session = await openRawSession(await start({ kind: 'garbage', form }), 'legacy');
    return Buffer.from(await (await session.call()).arrayBuffer());
  };
  expect([...(await read('bom')).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect([...(await read('bom-events')).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const bad = await read('bad-utf8');
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bad)).toThrow(TypeError);
});

test.each<[Garbage['form'], number, RegExp]>([
  ['html', 200, /^<!doctype html>/],
  ['no-json', 200, /^Service is up\.$/],
  ['cut-json', 200, /^\{"jsonrpc"[^]*[^}]$/],
  ['cut-event', 200, /^event: message\ndata: \{[^\n]+$/],
  ['noise-first', 200, /^data: <html>\n\n[^]*"result"/],
  ['empty', 200, /^$/],
  ['no-content', 204, /^$/],
])('garbage %s', async (form, status, expected) => {
  const session = await openRawSession(await start({ kind: 'garbage', form }), 'legacy');
  const response = await session.call();
  expect(response.status).toBe(status);
  expect(await response.text()).toMatch(expected);
});

test('pieces of one byte leave one by one', async () => {
  const session = await openRawSession(
    await start({ kind: 'garbage', form: 'byte-by-byte' }),
    'legacy',
  );
  const response = await session.call();
  const sizes: number[] = [];
  for await (const chunk of response.body as ReadableStream<Uint8Array>) sizes.push(chunk.length);
  expect(sizes.length).toBeGreaterThan(20);
});

type Envelope = Extract<OddResult, { kind: 'invalid-envelope' }>['form'];

test.each<[Envelope, unknown]>([
  ['no-version', { id: 'a', result: ok }],
  [
    'both',
    { jsonrpc: '2.0', id: 'a', result: ok, error: { code: -32000, message: expect.any(String) } },
  ],
  ['neither', { jsonrpc: '2.0', id: 'a' }],
  ['batch', [{ jsonrpc: '2.0', id: 'a', result: ok }]],
  ['null-id', { jsonrpc: '2.0', id: null, result: ok }],
  ['text-result', { jsonrpc: '2.0', id: 'a', result: 'ok' }],
  ['bare-error', { jsonrpc: '2.0', id: 'a', error: 'It cannot be done.' }],
])('an invalid envelope: %s', async (form, expected) => {
  const session = await openRawSession(await start({ kind: 'invalid-envelope', form }), 'legacy');
  expect(await (await session.call({ id: 'a' })).json()).toEqual(expected);
});

test('Retry-After as a date', async () => {
  const service = await start({ kind: 'retry-later', status: 503, seconds: 3600, as: 'date' });
  const response = await (await openRawSession(service, 'legacy')).call();
  expect(response.status).toBe(503);
  const date = response.headers.get('retry-after') ?? '';
  expect(date).toMatch(/ GMT$/);
  expect(Date.parse(date)).toBeGreaterThan(Date.parse(response.headers.get('date') ?? ''));
});

test('a JSON-RPC error, as JSON with a status and as an event with an id', async () => {
  const json = await start({ kind: 'rpc-error', code: -5, data: { a: 1 }, status: 404 });
  const answered = await (await openRawSession(json, 'legacy')).call();
  expect(answered.status).toBe(404);
  expect(await answered.json()).toMatchObject({ error: { code: -5, data: { a: 1 } } });

  const event = await start({ kind: 'rpc-error', code: -5, eventId: 'e/1' });
  const streamed = await (await openRawSession(event, 'legacy')).call();
  expect(await streamed.text()).toMatch(/id: e\/1\ndata: .*"code":-5/);
});

test('a redirect within the origin ends where all is well', async () => {
  const service = await startFaultyService({ fault: { kind: 'redirect', to: 'same-origin' } });
  releases.push(() => service.close());
  const response = await fetch(service.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: {
        protocolVersion: '2025-11-25',
        capabilities: {},
        clientInfo: { name: 'raw', version: '1' },
      },
    }),
  });
  expect(response.redirected).toBe(true);
  expect(await response.text()).toContain('serverInfo');
  expect(service.seen.faults).toBe(1);
});
