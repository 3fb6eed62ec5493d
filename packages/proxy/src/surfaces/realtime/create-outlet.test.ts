import type { RealtimeServerMessage } from '@nanda/protocol';
import { expect, test } from 'vitest';
import type { Channel } from './create-channel.js';
import { createMessage } from './create-message.js';
import { createOutlet } from './create-outlet.js';

function message(id: string): RealtimeServerMessage {
  return createMessage('pong', { id, payload: {} });
}

/** A channel that takes as many messages as it has room for. */
function channel(room: number): Channel & { room: number; readonly sent: string[] } {
  const sent: string[] = [];
  const made = {
    room,
    sent,
    isOpen: () => true,
    isClear: () => made.room > 0,
    send({ id }: RealtimeServerMessage) {
      made.room -= 1;
      sent.push(id);
    },
    close: () => undefined,
  };
  return made;
}

test('sends in order, only to a channel that is clear, and makes nothing before', async () => {
  const outlet = createOutlet();
  const made: string[] = [];
  const send = (id: string): Promise<boolean> =>
    outlet.send(async () => {
      made.push(id);
      return message(id);
    });
  const sending = [send('a'), send('b'), send('c')];
  expect(outlet.isClear()).toBe(false);
  const first = channel(1);
  outlet.attach(first);
  expect(await sending[0]).toBe(true);
  expect(made).toEqual(['a']);
  outlet.detach();
  const second = channel(1);
  outlet.attach(second);
  await sending[1];
  second.room = 5;
  outlet.flush();
  await sending[2];
  expect([first.sent, second.sent]).toEqual([['a'], ['b', 'c']]);
  expect(outlet.isClear()).toBe(true);
});

test('what was being made when its channel went is made again', async () => {
  const outlet = createOutlet();
  const first = channel(1);
  outlet.attach(first);
  let attempts = 0;
  const sending = outlet.send(async () => {
    attempts += 1;
    if (attempts === 1) outlet.detach();
    return message('a');
  });
  await Promise.resolve();
  const second = channel(1);
  outlet.attach(second);
  outlet.flush();
  expect(await sending).toBe(true);
  expect([first.sent, second.sent]).toEqual([[], ['a']]);
});

test('nothing to say costs nothing, and a failure is that of its sender alone', async () => {
  const outlet = createOutlet();
  const only = channel(5);
  outlet.attach(only);
  const failing = outlet.send(async () => {
    throw new Error('broken');
  });
  const [nothing, something] = [outlet.send(() => undefined), outlet.send(() => message('a'))];
  await expect(failing).rejects.toThrow('broken');
  expect(await Promise.all([nothing, something])).toEqual([true, true]);
  expect(only.sent).toEqual(['a']);
});

test('the end tells whoever waits, and whoever comes later', async () => {
  const outlet = createOutlet();
  const waiting = outlet.send(() => message('a'));
  outlet.end();
  const late = channel(1);
  outlet.attach(late);
  expect(await waiting).toBe(false);
  expect(await outlet.send(() => message('b'))).toBe(false);
  expect(late.sent).toEqual([]);
});
