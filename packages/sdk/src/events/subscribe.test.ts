import { expect, test, vi } from 'vitest';
import { ConnectionError } from '../errors/connection-error.js';
import type { EventSubscriber } from './event-channel.js';
import type { EventGap } from './event-gap.js';
import type { EventMessage } from './event-message.js';
import type { SubscriptionOptions } from './event-subscription.js';
import { subscribe } from './subscribe.js';

/** A loop over the ids of events of connections, and the one who brings them. */
function setUp(options: SubscriptionOptions = {}) {
  let subscriber: EventSubscriber | undefined;
  const leave = vi.fn();
  const events = subscribe<string>({
    topics: ['connections'],
    pick: ({ id }) => id,
    isWanted: (id) => id !== 'unwanted',
    isLast: (id) => id === 'last',
    add: (given) => {
      subscriber = given;
      return leave;
    },
    whenReady: () => Promise.resolve(),
    options,
  });
  return {
    events,
    leave,
    get isAdded() {
      return subscriber !== undefined;
    },
    send: (id: string) =>
      subscriber?.onMessage?.({ type: 'connection_update', id } as EventMessage),
    tell: (gap: EventGap) => subscriber?.onNotice?.({ type: 'gap', detail: gap }),
    fail: () =>
      subscriber?.onNotice?.({ type: 'error', detail: new ConnectionError('It is gone.') }),
    close: () => subscriber?.onClose?.(),
  };
}

const gap: EventGap = { topic: 'connections', after: 'a', cause: 'history' };

async function read(events: AsyncIterable<string>, into: string[] = []): Promise<string[]> {
  for await (const event of events) into.push(event);
  return into;
}

test('keeps what comes before the loop, and several readers get their turn', async () => {
  const { events, send, close, leave } = setUp();
  for (const id of ['a', 'unwanted', 'b']) send(id);
  const results = [events.next(), events.next(), events.next(), events.next()];
  send('c');
  close();
  expect((await Promise.all(results)).map(({ value }) => value)).toEqual([
    'a',
    'b',
    'c',
    undefined,
  ]);
  expect(leave).toHaveBeenCalledOnce();
});

test('ends after the last event, wanted or not', async () => {
  const { events, send, leave } = setUp();
  for (const id of ['a', 'last', 'b']) send(id);
  expect(await read(events)).toEqual(['a', 'last']);
  expect(leave).toHaveBeenCalledOnce();
});

test('a gap ends the loop in its place', async () => {
  const { events, send, tell, leave } = setUp();
  send('a');
  tell(gap);
  send('b');
  const heard: string[] = [];
  await expect(read(events, heard)).rejects.toMatchObject({ name: 'EventGapError', gap });
  expect(heard).toEqual(['a']);
  expect(leave).toHaveBeenCalledOnce();
  expect(await read(events)).toEqual([]);
});

test('a loop that is told of gaps goes on; one of another topic is none of its', async () => {
  const heard: string[] = [];
  const { events, send, tell, close } = setUp({
    onGap: ({ cause }) => heard.push(`gap: ${cause}`),
  });
  send('a');
  tell(gap);
  tell({ ...gap, topic: 'catalog' });
  send('b');
  close();
  expect(await read(events, heard)).toEqual(['a', 'gap: history', 'b']);
});

test('what `onGap` throws ends the loop', async () => {
  const failure = new Error('enough');
  const { events, tell, leave } = setUp({
    onGap: () => {
      throw failure;
    },
  });
  const next = events.next();
  tell(gap);
  await expect(next).rejects.toBe(failure);
  expect(leave).toHaveBeenCalledOnce();
});

test('keeps 1,000 events for a slow loop, and one gap for all that came too early', async () => {
  const gaps: EventGap[] = [];
  const { events, send, close } = setUp({ onGap: (missed) => gaps.push(missed) });
  for (let count = 1; count <= 1200; count += 1) send(`e${count}`);
  const heard: (string | undefined)[] = [];
  for (let count = 0; count < 500; count += 1) heard.push((await events.next()).value);
  for (let count = 2001; count <= 2100; count += 1) send(`e${count}`);
  close();
  await read(events, heard as string[]);
  expect(heard).toHaveLength(1100);
  expect(heard.slice(999, 1001)).toEqual(['e1000', 'e2001']);
  expect(gaps).toEqual([{ topic: 'connections', after: 'e1000', cause: 'queue' }]);
});

test('a failure comes after what had come, once', async () => {
  const { events, send, fail } = setUp();
  send('a');
  fail();
  fail();
  const heard: string[] = [];
  await expect(read(events, heard)).rejects.toMatchObject({ name: 'ConnectionError' });
  expect(heard).toEqual(['a']);
  expect(await read(events)).toEqual([]);
});

test('an abort forgets what waits; one that came before begins nothing', async () => {
  const controller = new AbortController();
  const aborted = setUp({ signal: controller.signal });
  aborted.send('a');
  controller.abort();
  expect(await read(aborted.events)).toEqual([]);
  expect(aborted.leave).toHaveBeenCalledOnce();
  expect(setUp({ signal: controller.signal }).isAdded).toBe(false);
});

test('readers that wait are let go when the loop is left', async () => {
  const { events, leave } = setUp();
  const waiting = [events.next(), events.next()];
  await events.return();
  await events[Symbol.asyncDispose]();
  expect((await Promise.all(waiting)).map(({ done }) => done)).toEqual([true, true]);
  expect(leave).toHaveBeenCalledOnce();
});

test('what is done about a gap may take its time, and what it rejects with ends the loop', async () => {
  const { events, send, tell, leave } = setUp({
    onGap: async () => {
      throw new Error('cannot be read anew');
    },
  });
  tell(gap);
  send('b');
  const seen: string[] = [];
  await expect(read(events, seen)).rejects.toThrow('cannot be read anew');
  expect(seen).toEqual(['b']);
  expect(leave).toHaveBeenCalledOnce();
});
