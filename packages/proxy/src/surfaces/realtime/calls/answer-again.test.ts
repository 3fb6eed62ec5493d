import type { Execution, ExecutionEvent, RealtimeServerMessage } from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { Channel } from '../create-channel.js';
import { createOutlet } from '../create-outlet.js';
import { answerAgain } from './answer-again.js';
import type { CallContext } from './call-context.js';
import { createCalls } from './create-calls.js';

const logger = { debug() {}, info() {}, warn() {}, error() {} };

function executionIn(state: Execution['state'], more: Partial<Execution> = {}): Execution {
  const executionId = 'exec_1';
  const startedAt = '2026-01-01T00:00:00.000Z';
  const place = { connectionId: 'c', serviceId: 's', toolName: 't' };
  return { id: executionId, ...place, state, startedAt, ...more };
}

test('a question that was answered while nobody was there is not told as the end', async () => {
  const request = { key: 'k', kind: 'roots' as const, request: {}, createdAt: '', expiresAt: '' };
  let execution = executionIn('input_required', { inputRequests: [request] });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const sent: RealtimeServerMessage[] = [];
  const channel: Channel = {
    isClear: () => true,
    isOpen: () => true,
    send: (message) => void sent.push(message),
    close: () => undefined,
  };
  const outlet = createOutlet();
  const calls = createCalls({ limit: 8 });
  let looks = 0;
  const executions = {
    async get() {
      looks += 1;
      return execution;
    },
    async follow() {
      return (async function* (): AsyncGenerator<ExecutionEvent, void, undefined> {
        await ended;
        yield { type: 'result', executionId: 'exec_1', seq: 3 } as ExecutionEvent;
      })();
    },
  };
  const context = {
    core: { executions },
    session: { principal: { kind: 'local' }, outlet, calls },
    logger,
  } as unknown as CallContext;
  const call = calls.open('1', { kind: 'execute' });
  const answering = answerAgain(call, { executionId: 'exec_1', context });
  await waitFor(() => looks === 1, { description: 'the question to be seen' });
  execution = executionIn('running');
  outlet.attach(channel);
  await waitFor(() => looks > 2, { description: 'the next look' });
  execution = executionIn('completed', { result: { content: [] }, endedAt: '' });
  end();
  await answering;
  expect(sent).toMatchObject([
    { type: 'tool_result', id: '1', payload: { status: 'success', result: { content: [] } } },
  ]);
  expect(calls.list()).toEqual([]);
});
