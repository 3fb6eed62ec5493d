import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { NandaError } from '../nanda-error.js';
import { never, openOffers, refusal, type OpenOffers } from './open-offers.fixture.js';

const limitReached = expect.objectContaining({ code: 'CONNECTION_LIMIT_REACHED' }) as Error;

function lose({ move }: OpenOffers): void {
  move('connected', 'reconnecting');
  move('reconnecting', 'connected');
}

/** Loses the session, and says what is asked for over the next one. */
async function renewed(opened: OpenOffers, count: number): Promise<string[]> {
  const before = opened.subscribed.length;
  lose(opened);
  await waitFor(() => opened.subscribed.length === before + count, {
    description: `${count} to be followed again`,
  });
  return opened.subscribed.slice(before);
}

test('a new session is asked again for all that the connection follows', async () => {
  const opened = openOffers();
  const { offers, place, unsubscribed } = opened;
  for (const uri of ['demo://a', 'demo://b', 'demo://c', 'demo://a']) {
    await offers.subscribe(uri, place);
  }
  expect(opened.followers).toBe(1);
  await offers.unsubscribe('demo://b', place);
  expect(unsubscribed).toEqual(['demo://b']);
  expect(await renewed(opened, 2)).toEqual(['demo://a', 'demo://c']);
  await offers.unsubscribe('demo://a', place);
  expect(await renewed(opened, 1)).toEqual(['demo://c']);
  await offers.close();
});

test('one that rests follows again when it is opened; what changes no state changes nothing', async () => {
  const opened = openOffers();
  const { offers, place, subscribed, move } = opened;
  await offers.subscribe('demo://a', place);
  move('connected', 'connected');
  move('connected', 'disconnected');
  move('disconnected', 'initializing');
  move('initializing', 'connected');
  await waitFor(() => subscribed.length > 1, { description: 'it to be followed again' });
  await renewed(opened, 1);
  expect(subscribed).toEqual(Array(3).fill('demo://a'));
  await offers.close();
});

test('what the service refuses is not followed, at once or later; the others are', async () => {
  let refused = 'demo://none';
  const opened = openOffers({
    async onSubscribe(uri) {
      if (uri === refused) throw refusal(-32602, 'No such resource');
    },
  });
  const { offers, place } = opened;
  await expect(offers.subscribe('demo://none', place)).rejects.toThrow('No such resource');
  expect(opened.followers).toBe(0);
  for (const uri of ['demo://a', 'demo://b', 'demo://c']) await offers.subscribe(uri, place);
  refused = 'demo://a';
  expect(await renewed(opened, 3)).toEqual(['demo://a', 'demo://b', 'demo://c']);
  await waitFor(() => opened.outcomes.length === 5, { description: 'the renewal to end' });
  expect(opened.outcomes.at(-1)?.kind).toBe('succeeded');
  expect(opened.logged).toMatchObject([
    {
      message: 'A service no longer lets a resource be followed',
      fields: { connectionId: 'conn' },
    },
  ]);
  refused = '';
  expect(await renewed(opened, 2)).toEqual(['demo://b', 'demo://c']);
  await offers.close();
});

test('a renewal that fails is tried again for those that are left, a limited number of times', async () => {
  let failures = 0;
  const opened = openOffers({
    renewalPause: 1,
    async onSubscribe(uri) {
      if (uri === 'demo://b' && failures-- > 0) throw new NandaError('OVERLOADED', 'Busy.');
    },
  });
  const { offers, place, logged } = opened;
  for (const uri of ['demo://a', 'demo://b']) await offers.subscribe(uri, place);
  failures = 1;
  expect(await renewed(opened, 3)).toEqual(['demo://a', 'demo://b', 'demo://b']);
  expect(logged).toEqual([]);
  failures = 100;
  expect(await renewed(opened, 5)).toEqual(['demo://a', ...Array(4).fill('demo://b')]);
  await waitFor(() => logged.length > 0, { description: 'the failure to be logged' });
  expect(logged).toMatchObject([{ fields: { connectionId: 'conn', reason: 'Busy.' } }]);
  // They are still wanted: the next session is asked for them.
  failures = 0;
  expect(await renewed(opened, 2)).toEqual(['demo://a', 'demo://b']);
  await offers.close();
});

test('a renewal ends when its session does, and with the use cases', async () => {
  const signals: AbortSignal[] = [];
  let isSlow = false;
  const opened = openOffers({
    async onSubscribe(_, signal) {
      if (!isSlow) return;
      signals.push(signal);
      await never(signal);
    },
  });
  const { offers, place, logged, move } = opened;
  await offers.subscribe('demo://a', place);
  isSlow = true;
  lose(opened);
  await waitFor(() => signals.length === 1, { description: 'a renewal' });
  move('connected', 'reconnecting');
  await waitFor(() => signals[0]?.aborted, { description: 'the renewal to end' });
  move('reconnecting', 'connected');
  await waitFor(() => signals.length === 2, { description: 'another renewal' });
  await offers.close();
  expect(signals[1]?.aborted).toBe(true);
  expect(opened.followers).toBe(0);
  await waitFor(() => opened.outcomes.length === 3, { description: 'all sessions to be back' });
  expect(logged).toEqual([]);
});

test('a connection that is gone is forgotten, and its owner is no longer followed', async () => {
  const opened = openOffers();
  const { offers, place, disconnect } = opened;
  await offers.subscribe('demo://a', place);
  expect(opened.followers).toBe(1);
  disconnect();
  await waitFor(() => opened.followers === 0, { description: 'the follower to end' });
});

test('when nothing is followed any more, nobody listens', async () => {
  const opened = openOffers({ onUnsubscribe: () => Promise.reject(refusal(-32602)) });
  const { offers, place } = opened;
  await offers.subscribe('demo://a', place);
  await expect(offers.unsubscribe('demo://a', place)).rejects.toThrow('refused');
  await waitFor(() => opened.followers === 0, { description: 'the follower to end' });
  await offers.subscribe('demo://b', place);
  expect(await renewed(opened, 1)).toEqual(['demo://b']);
  await offers.close();
  await offers.subscribe('demo://c', place);
  expect(opened.followers).toBe(0);
});

test('no more than 256 of one connection; one that is let go of makes room', async () => {
  const opened = openOffers();
  const { offers, place, subscribed, outcomes } = opened;
  for (let count = 0; count < 256; count += 1) await offers.subscribe(`demo://${count}`, place);
  await expect(offers.subscribe('demo://more', place)).rejects.toThrow(limitReached);
  expect(subscribed).toHaveLength(256);
  // The service had no part in that.
  expect(outcomes.at(-1)).toEqual({ kind: 'unused' });
  await offers.subscribe('demo://7', place);
  await offers.subscribe('demo://0', { ...place, connectionId: 'conn-2' });
  await offers.unsubscribe('demo://7', place);
  await offers.subscribe('demo://more', place);
  expect(await renewed(opened, 256)).toContain('demo://more');
  await offers.close();
});

test('many long ones are too many too', async () => {
  const { offers, place } = openOffers();
  const long = (count: number): string => `demo://${count}/`.padEnd(8192, 'x');
  for (let count = 0; count < 8; count += 1) await offers.subscribe(long(count), place);
  await expect(offers.subscribe('demo://more', place)).rejects.toThrow(limitReached);
  await offers.unsubscribe(long(3), place);
  await offers.subscribe('demo://more', place);
  await offers.close();
});
