import type { RealtimeServerMessage } from '@nanda/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventTopic } from '../events/event-topic.js';
import { SocketConversation, type ResumePoint } from './socket-conversation.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const timestamp = '2026-01-01T00:00:00.000Z';
const welcome: RealtimeServerMessage = {
  type: 'welcome',
  id: 'welcome',
  timestamp,
  payload: { userId: null, version: '2.0', capabilities: [], resumeToken: 'token' },
};
const subscribed = (id: string): RealtimeServerMessage => ({
  type: 'subscribed',
  id,
  timestamp,
  payload: {},
});

function converse({ resumePoint }: { readonly resumePoint?: ResumePoint } = {}) {
  const log = vi.fn();
  const socket = { send: vi.fn(), end: vi.fn() };
  const conversation = new SocketConversation({
    logger: { error: log, warn: log, info: log, debug: log },
    times: { answer: 1000 },
    wanted: () => new Set<EventTopic>(['connections', 'catalog']),
    resumePoint: () => resumePoint,
    onResumeToken: vi.fn(),
    onClientToken: () => true,
    onTopic: vi.fn(),
    onResumeRefused: vi.fn(),
    onConnectionEvent: vi.fn(),
    onCatalogEvent: vi.fn(),
  });
  conversation.receive(welcome, socket);
  return { conversation, socket };
}

test('a proxy that answers all subscriptions is left no timer', () => {
  const { conversation, socket } = converse();
  conversation.receive(subscribed('connections'), socket);
  expect(vi.getTimerCount()).toBe(1);
  conversation.receive(subscribed('catalog'), socket);
  expect(vi.getTimerCount()).toBe(0);
  expect(socket.end).not.toHaveBeenCalled();
});

test.each([
  ['a subscription', {}],
  ['the resuming of one', { resumePoint: { resumeToken: 'token' } }],
])('a socket over which %s is never answered is ended', (_, parts) => {
  const { socket } = converse(parts);
  vi.advanceTimersByTime(999);
  expect(socket.end).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(socket.end.mock.calls).toEqual([[expect.stringContaining('did not answer')]]);
});

test('one that has ended is waited for no longer', () => {
  const { conversation } = converse();
  conversation.close();
  expect(vi.getTimerCount()).toBe(0);
});
