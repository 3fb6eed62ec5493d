import { getEventListeners } from 'node:events';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { sseResponse } from './sse-response.js';

const closing = new AbortController().signal;

/** Frames without an end, and what became of them. */
function endless(frame = 'data: x\n\n'): {
  readonly frames: AsyncGenerator<string, void, undefined>;
  readonly state: { pulled: number; hasEnded: boolean };
} {
  const state = { pulled: 0, hasEnded: false };
  async function* generate(): AsyncGenerator<string, void, undefined> {
    try {
      for (;;) {
        state.pulled += 1;
        yield frame;
      }
    } finally {
      state.hasEnded = true;
    }
  }
  return { frames: generate(), state };
}

function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}

test('a reader that takes nothing between two comments is given up, and nothing was pulled for it', async () => {
  const { frames, state } = endless();
  const reader = new AbortController();
  const answer = sseResponse(frames, { reader, closing, heartbeat: 5 });
  const body = (answer.body as ReadableStream<Uint8Array>).getReader();
  await body.read();
  await body.read();
  await waitFor(() => state.hasEnded, { description: 'the stream to be given up' });
  expect(reader.signal.aborted).toBe(true);
  expect(state.pulled).toBeLessThan(5);
  // What had been handed out by then is still there, and then a clean end.
  const isOver = async (): Promise<boolean> => (await body.read()).done;
  expect(await waitFor(isOver, { description: 'the end' })).toBe(true);
});

test('a large frame is handed out in pieces, and comes whole', async () => {
  const text = `data: ${'é😀'.repeat(100_000)}\n\n`;
  const frames = (async function* (): AsyncGenerator<string, void, undefined> {
    yield text;
  })();
  const answer = sseResponse(frames, { reader: new AbortController(), closing, heartbeat: 60_000 });
  const body = (answer.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let whole = '';
  let largest = 0;
  for (let read = await body.read(); !read.done; read = await body.read()) {
    largest = Math.max(largest, read.value.length);
    whole += decoder.decode(read.value, { stream: true });
  }
  expect(whole).toBe(`: open\n\n${text}`);
  expect(largest).toBe(64 * 1024);
});

test('a reader that goes away ends the frames and the timer', async () => {
  const before = timers();
  const { frames, state } = endless();
  const proxy = new AbortController();
  const reader = new AbortController();
  const options = { reader, closing: proxy.signal, heartbeat: 60_000 };
  const body = sseResponse(frames, options).body as ReadableStream<Uint8Array>;
  expect(timers()).toBe(before + 1);
  const reading = body.getReader();
  await reading.read();
  await reading.read();
  await reading.cancel();
  expect([reader.signal.aborted, state.hasEnded]).toEqual([true, true]);
  expect(timers()).toBe(before);
  expect(getEventListeners(proxy.signal, 'abort')).toHaveLength(0);
});

test('a proxy that closes lets go of the timer, read or not', () => {
  const before = timers();
  const proxy = new AbortController();
  const { frames } = endless();
  const options = { reader: new AbortController(), closing: proxy.signal, heartbeat: 60_000 };
  sseResponse(frames, options);
  proxy.abort();
  expect(timers()).toBe(before);
});

test('frames that break end the stream', async () => {
  const reader = new AbortController();
  async function* broken(): AsyncGenerator<string, void, undefined> {
    yield 'data: x\n\n';
    throw new Error('broken');
  }
  const answer = sseResponse(broken(), { reader, closing, heartbeat: 60_000 });
  await expect(answer.text()).rejects.toThrow('broken');
  expect(reader.signal.aborted).toBe(true);
});
