import type { RealtimeServerMessage } from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { Channel } from './create-channel.js';
import { createFeed, type Feed } from './create-feed.js';
import { createMessage } from './create-message.js';
import { createOutlet } from './create-outlet.js';
import { createEventLog } from '../../core/events/event-log.js';

interface Told {
  readonly id: string;
  readonly timestamp: string;
}

function open(): {
  readonly feed: Feed;
  readonly sent: string[];
  readonly followed: (string | undefined)[];
  readonly logged: string[];
  readonly signals: AbortSignal[];
  publish(id: string, timestamp?: string): void;
  break(): void;
} {
  const log = createEventLog<Told>({ limit: 10 });
  const outlet = createOutlet();
  const sent: string[] = [];
  const followed: (string | undefined)[] = [];
  const logged: string[] = [];
  const signals: AbortSignal[] = [];
  let isBroken = false;
  const channel: Channel = {
    isOpen: () => true,
    isClear: () => true,
    send: ({ id }: RealtimeServerMessage) => void sent.push(id),
    close: () => undefined,
  };
  outlet.attach(channel);
  const feed = createFeed<Told>({
    async *follow({ afterId, signal }) {
      followed.push(afterId);
      signals.push(signal);
      if (isBroken) throw new Error('broken');
      const after = afterId === undefined ? log.position : Number(afterId) || 0;
      yield* log.follow({ after, signal });
    },
    isWanted: ({ id }) => id !== 'unwanted',
    toMessage: ({ id }) => createMessage('pong', { id, payload: {} }),
    outlet,
    logger: { debug() {}, info() {}, warn() {}, error: (message) => void logged.push(message) },
  });
  return {
    feed,
    sent,
    followed,
    logged,
    signals,
    publish: (id, timestamp = new Date().toISOString()) => log.append({ id, timestamp }),
    break: () => (isBroken = true),
  };
}

test('begins with what comes next, once, and brings what is wanted', async () => {
  const { feed, sent, followed, publish } = open();
  publish('1');
  feed.start();
  feed.start();
  publish('2');
  publish('unwanted');
  publish('4');
  await waitFor(() => sent.length === 2, { description: 'two events' });
  expect(sent).toEqual(['2', '4']);
  expect(followed).toEqual([undefined]);
});

test('goes back to an event, or to its own start and not to what was before', async () => {
  const { feed, sent, signals, publish } = open();
  publish('1', '2020-01-01T00:00:00.000Z');
  feed.start();
  publish('2');
  publish('3');
  await waitFor(() => sent.length === 2, { description: 'both events' });
  feed.rewind('2');
  await waitFor(() => sent.length === 3, { description: 'the last one again' });
  feed.rewind(null);
  await waitFor(() => sent.length === 5, { description: 'both again' });
  expect(sent).toEqual(['2', '3', '3', '2', '3']);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, false]);
});

test('stops, and begins anew with what comes then', async () => {
  const { feed, sent, signals, publish } = open();
  feed.start();
  feed.stop();
  feed.rewind('0');
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  publish('1');
  feed.start();
  publish('2');
  await waitFor(() => sent.length === 1, { description: 'an event' });
  expect(sent).toEqual(['2']);
});

test('a bus that breaks is told to the log and to nobody else', async () => {
  const opened = open();
  opened.break();
  opened.feed.start();
  await waitFor(() => opened.logged.length === 1, { description: 'a line in the log' });
  expect(opened.sent).toEqual([]);
});
