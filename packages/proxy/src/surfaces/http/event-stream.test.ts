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
  expect(timers()).toBe(before + 1);
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
