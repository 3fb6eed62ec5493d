import { getEventListeners } from 'node:events';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createEventLog } from '../../core/events/event-log.js';
import { eventStream, type WireEvent } from './event-stream.js';

const closing = new AbortController().signal;

test('frames each event with its id and kind, and closes after the last one', async () => {
  const log = createEventLog<WireEvent>({ limit: 10 });
  const reader = new AbortController();
  const answer = eventStream(log.follow({ signal: reader.signal }), { reader, closing });
  log.append({ id: 'e.1', type: 'started' });
  log.append({ id: 'e.2', type: 'result' });
  log.end();
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(await answer.text()).toBe(
    ': open\n\n' +
      'id: e.1\nevent: started\ndata: {"id":"e.1","type":"started"}\n\n' +
      'id: e.2\nevent: result\ndata: {"id":"e.2","type":"result"}\n\n',
  );
  expect(reader.signal.aborted).toBe(true);
});

test('a reader that goes away ends the following and the heartbeat', async () => {
  const log = createEventLog<WireEvent>({ limit: 10 });
  const reader = new AbortController();
  const answer = eventStream(log.follow({ signal: reader.signal }), {
    reader,
    closing,
    heartbeat: 1,
  });
  const body = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  await waitFor(
    async () => {
      text += decoder.decode((await body?.read())?.value);
      return text.includes(': ping');
    },
    { description: 'a heartbeat' },
  );
  await body?.cancel();
  expect(reader.signal.aborted).toBe(true);
});

test('a proxy that closes ends the streams that nobody reads, and their timers', () => {
  const log = createEventLog<WireEvent>({ limit: 10 });
  const reader = new AbortController();
  const proxy = new AbortController();
  const timers = (): number =>
    process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const before = timers();
  eventStream(log.follow({ signal: reader.signal }), { reader, closing: proxy.signal });
  // One for the heartbeat, one for a reader that stops reading.
  expect(timers()).toBe(before + 2);
  proxy.abort();
  expect(reader.signal.aborted).toBe(true);
  expect(timers()).toBe(before);
  expect(getEventListeners(proxy.signal, 'abort')).toHaveLength(0);
});

test('events that cannot be brought end the stream and its timer', async () => {
  const reader = new AbortController();
  async function* broken(): AsyncGenerator<WireEvent, void, undefined> {
    yield { id: 'e.1', type: 'started' };
    throw new Error('broken');
  }
  const answer = eventStream(broken(), { reader, closing });
  await expect(answer.text()).rejects.toThrow('broken');
  expect(reader.signal.aborted).toBe(true);
});

/** Numbers its events from 1 and says whether it was let go of. */
function counting(size: number): {
  readonly events: AsyncGenerator<WireEvent, void, undefined>;
  readonly state: { pulled: number; hasEnded: boolean };
} {
  const state = { pulled: 0, hasEnded: false };
  async function* generate(): AsyncGenerator<WireEvent & { text: string }, void, undefined> {
    try {
      for (;;) {
        state.pulled += 1;
        yield { id: `e.${state.pulled}`, type: 'progress', text: 'x'.repeat(size) };
      }
    } finally {
      state.hasEnded = true;
    }
  }
  return { events: generate(), state };
}

test('a reader that stops reading stops the pulling, and is given up after a while', async () => {
  const { events, state } = counting(10);
  const reader = new AbortController();
  const answer = eventStream(events, { reader, closing, stallTimeout: 20 });
  const body = answer.body?.getReader();
  await body?.read();
  await body?.read();
  await waitFor(() => state.hasEnded, { description: 'the stream to be given up' });
  expect(reader.signal.aborted).toBe(true);
  expect(state.pulled).toBeLessThan(5);
  // What had been handed out by then is still there, and then a clean end.
  const rest = await waitFor(
    async () => {
      const { done } = (await body?.read()) ?? {};
      return done;
    },
    { description: 'the end' },
  );
  expect(rest).toBe(true);
});

test('a slow reader of a large event is no reader that has stopped', async () => {
  const { events } = counting(1024 * 1024);
  const reader = new AbortController();
  const answer = eventStream(events, { reader, closing, stallTimeout: 60_000 });
  const body = answer.body?.getReader();
  const pieces: number[] = [];
  while (pieces.length < 5) pieces.push((await body?.read())?.value?.length ?? 0);
  expect(Math.max(...pieces)).toBeLessThan(130 * 1024);
  await body?.cancel();
  expect(reader.signal.aborted).toBe(true);
});

test('a large event is the same as a small one, only longer', async () => {
  const events = (async function* (): AsyncGenerator<
    WireEvent & { text: string },
    void,
    undefined
  > {
    yield { id: 'e.1', type: 'result', text: 'é\n"😀'.repeat(50_000) };
    yield { id: 'e.2', type: 'result', text: 'short' };
  })();
  const answer = eventStream(events, { reader: new AbortController(), closing });
  const [, first = '', second = ''] = (await answer.text()).split('\n\n');
  const [head, kind, data = ''] = first.split('\n');
  expect([head, kind]).toEqual(['id: e.1', 'event: result']);
  expect(JSON.parse(data.slice('data: '.length))).toEqual({
    id: 'e.1',
    type: 'result',
    text: 'é\n"😀'.repeat(50_000),
  });
  expect(second).toBe('id: e.2\nevent: result\ndata: {"id":"e.2","type":"result","text":"short"}');
});

test('one that waits for an event is no reader that has stopped', async () => {
  const log = createEventLog<WireEvent>({ limit: 10 });
  const reader = new AbortController();
  const answer = eventStream(log.follow({ signal: reader.signal }), {
    reader,
    closing,
    stallTimeout: 1,
    heartbeat: 5,
  });
  const body = answer.body?.getReader();
  const decoder = new TextDecoder();
  let pings = 0;
  while (pings < 5) pings += decoder.decode((await body?.read())?.value).split(': ping').length - 1;
  expect(reader.signal.aborted).toBe(false);
  log.append({ id: 'e.1', type: 'started' });
  log.end();
  let text = '';
  for (let read = await body?.read(); read?.done === false; read = await body?.read()) {
    text += decoder.decode(read.value);
  }
  expect(text).toContain('id: e.1');
});
