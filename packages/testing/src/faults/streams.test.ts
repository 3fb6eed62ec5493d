// What the faults put on the wire that are about streams, sockets and messages out of place.
import { afterEach, describe, expect, test } from 'vitest';

import { openRawSession, type RawSession } from '../../test/open-raw-session.js';
import { readMessages } from '../../test/read-messages.js';
import type { ProtocolEraName } from '../protocol-era-name.js';
import { startFaultyService, type FaultyService } from '../start-faulty-service.js';
import { waitFor } from '../wait-for.js';
import type { Breakage } from './breakages.js';
import type { Fault } from './fault.js';

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

async function start(
  fault: Fault,
  era: ProtocolEraName = 'legacy',
): Promise<{ service: FaultyService; session: RawSession }> {
  const service = await startFaultyService({ fault });
  releases.push(() => service.close());
  return { service, session: await openRawSession(service, era) };
}

const progressOf = (messages: Record<string, unknown>[]): unknown[] =>
  messages
    .filter(({ method }) => method === 'notifications/progress')
    .map(({ params }) => (params as { progress: unknown }).progress);

describe('a dropped stream', () => {
  test.each(['legacy', 'modern'] as const)('without ids, %s', async (era) => {
    const { service, session } = await start({ kind: 'drop-stream', after: 2 }, era);
    const response = await session.call({ progressToken: 'p' });
    const messages = readMessages(await response.text());
    expect(progressOf(messages)).toEqual([1, 2]);
    expect(messages).toHaveLength(2);
    expect(service.seen.calls).toMatchObject([
      { tool: 'faulty', progressToken: 'p', isExecuted: true },
    ]);
  });

  test('with ids, again and again, is taken up without loss', async () => {
    const { service, session } = await start({
      kind: 'drop-stream',
      after: 1,
      drops: 3,
      eventIds: true,
      retry: 5,
    });
    const all: Record<string, unknown>[] = [];
    let text = await (await session.call({ id: 'a', progressToken: 'p' })).text();
    expect(text).toMatch(/^id: \S+\/0\nretry: 5\ndata: \n\n/);
    for (let resumed = 0; resumed < 3; resumed += 1) {
      all.push(...readMessages(text));
      const lastId = [...text.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? '';
      text = await (await session.get(lastId)).text();
    }
    all.push(...readMessages(text));
    expect(progressOf(all)).toEqual([1, 2, 3]);
    expect(all.at(-1)).toMatchObject({ id: 'a', result: { content: [{ text: 'ok' }] } });
    expect(service.seen.resumed).toHaveLength(3);
    expect(service.seen.calls).toHaveLength(1);
  });

  test.each([404, 500, 'reset'] as const)('cannot be taken up: %s', async (resume) => {
    const { session } = await start({ kind: 'drop-stream', eventIds: true, resume });
    const text = await (await session.call()).text();
    const lastId = /^id: (.+)$/m.exec(text)?.[1];
    const resuming = session.get(lastId);
    if (resume === 'reset') await expect(resuming).rejects.toThrow();
    else expect((await resuming).status).toBe(resume);
  });

  test('with its socket', async () => {
    const { session } = await start({ kind: 'drop-stream', after: 1, how: 'reset' });
    const response = await session.call({ progressToken: 'p' });
    let text = '';
    const read = async (): Promise<void> => {
      for await (const chunk of response.body as ReadableStream<Uint8Array>) {
        text += Buffer.from(chunk).toString();
      }
    };
    await expect(read()).rejects.toThrow();
    expect(progressOf(readMessages(text))).toEqual([1]);
  });
});

test.each<[Breakage, RegExp]>([
  [{ kind: 'reset' }, /fetch failed/],
  [{ kind: 'reset', how: 'end' }, /fetch failed/],
])('%j comes before any byte', async (fault, expected) => {
  const { service, session } = await start({ ...fault });
  await expect(session.call()).rejects.toThrow(expected);
  expect(service.seen.calls).toMatchObject([{ isExecuted: true }]);
});

test('a reset in the middle of a body', async () => {
  const { session } = await start({ kind: 'reset-in-body' });
  const response = await session.call();
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
});

test('a silent stream opens, and its client may go', async () => {
  const { service, session } = await start({ kind: 'silent-stream' });
  const abort = new AbortController();
  const response = await session.call({ signal: abort.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  abort.abort();
  await expect(response.text()).rejects.toThrow();
  await waitFor(() => service.seen.calls[0]?.isLetGo, { description: 'the client to be gone' });
  expect(service.seen.calls[0]).toMatchObject({ isAnswered: false });
});

test.each(['end', 'reset'] as const)('a stream that is idle is killed: %s', async (how) => {
  const { session } = await start({ kind: 'kill-idle-stream', milliseconds: 20, how });
  const text = (await session.call()).text();
  if (how === 'end') expect(await text).toBe('');
  else await expect(text).rejects.toThrow();
});

test('a slow answer is a whole one', async () => {
  const { session } = await start({ kind: 'slow-drip', interval: 0 });
  expect(await (await session.call({ id: 'a' })).json()).toMatchObject({ id: 'a', result: {} });
});

test('a body that is never read', async () => {
  const service = await startFaultyService({ fault: { kind: 'never-read' }, times: 1 });
  releases.push(() => service.close());
  const abort = new AbortController();
  const pending = fetch(service.url, { method: 'POST', body: '{}', signal: abort.signal });
  const outcome = expect(pending).rejects.toThrow();
  await waitFor(() => service.seen.faults === 1, { description: 'the request to be ignored' });
  expect(service.requests).toHaveLength(0);
  abort.abort();
  await outcome;
  // The next one is read, and found to be no MCP.
  expect((await fetch(service.url, { method: 'POST', body: '{}' })).status).toBe(415);
});

test.each(['progress', 'comments', 'data', 'json'] as const)(
  'an endless answer of %s waits for its reader, and ends with it',
  async (of) => {
    const { service, session } = await start({ kind: 'endless', of });
    const abort = new AbortController();
    const response = await session.call({ progressToken: 'p', signal: abort.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    // Once the buffers of the way are full, nothing more is written.
    let last = -1;
    await waitFor(
      async () => {
        const isStill = last === service.seen.endlessBytes;
        last = service.seen.endlessBytes;
        return isStill;
      },
      { description: 'the service to wait', interval: 300, timeout: 20_000 },
    );
    const waiting = service.seen.endlessBytes;
    while (service.seen.endlessBytes === waiting) await reader?.read();
    abort.abort();
    await waitFor(() => service.seen.calls[0]?.isLetGo, { description: 'the end' });
  },
);

test.each(['one', 'several'] as const)('progress and the result at once, in %s', async (writes) => {
  const { session } = await start({ kind: 'progress-burst', writes });
  const response = await session.call({ progressToken: 7 });
  const chunks: string[] = [];
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    chunks.push(Buffer.from(chunk).toString());
  }
  expect(progressOf(readMessages(chunks.join('')))).toEqual([1, 2, 3, 4, 5]);
  expect(readMessages(chunks.join('')).at(-1)).toHaveProperty('result');
  if (writes === 'one') expect(chunks).toHaveLength(1);
});

test('a thousand log messages', async () => {
  const { session } = await start({ kind: 'log-flood' });
  const messages = readMessages(await (await session.call()).text());
  expect(messages).toHaveLength(1001);
  expect(messages[999]).toMatchObject({ params: { data: { line: 1000 } } });
});

test.each<[Fault, unknown[]]>([
  [{ kind: 'duplicate-reply' }, ['a', 'a']],
  [{ kind: 'unknown-id' }, ['nobody-asked', 'a']],
  [{ kind: 'unknown-id', alone: true }, ['nobody-asked']],
  [{ kind: 'unknown-progress' }, [undefined, undefined, undefined, undefined, 'a']],
  [{ kind: 'progress-backwards' }, [undefined, undefined, undefined, undefined, undefined, 'a']],
])('%j', async (fault, ids) => {
  const { session } = await start(fault);
  const response = await session.call({ id: 'a', progressToken: 2 });
  expect(readMessages(await response.text()).map(({ id }) => id)).toEqual(ids);
});

test('a reply after the cancellation, on both streams', async () => {
  const { service, session } = await start({ kind: 'reply-after-cancel' });
  const standing = await session.get();
  const reader = standing.body?.getReader();
  const response = await session.call({ id: 'a' });
  await session.notify('notifications/cancelled', { requestId: 'a' });
  expect(readMessages(await response.text())).toMatchObject([{ id: 'a', result: {} }]);
  const chunk = await reader?.read();
  expect(readMessages(Buffer.from(chunk?.value ?? []).toString())).toMatchObject([{ id: 'a' }]);
  expect(service.seen.cancelled).toEqual(['a']);
  await reader?.cancel();
});

test.each(['legacy', 'modern'] as const)('two answers that are exchanged, %s', async (era) => {
  const { session } = await start({ kind: 'cross-talk' }, era);
  const answers = await Promise.all(
    ['a', 'b'].map(async (id) => {
      const response = await session.call({ id, arguments: { text: `for ${id}` } });
      return { id, messages: readMessages(await response.text()) };
    }),
  );
  for (const { id, messages } of answers) {
    const other = id === 'a' ? 'b' : 'a';
    expect(messages).toMatchObject([
      { id: other, result: { content: [{ text: `for ${other}` }] } },
    ]);
  }
});

test('a standing stream that is closed at once', async () => {
  const { service, session } = await start({ kind: 'close-get' });
  expect(await (await session.get()).text()).toBe(': welcome, and goodbye\n\n');
  expect(service.seen).toMatchObject({ standingStreams: 1, openStandingStreams: 0 });
});
