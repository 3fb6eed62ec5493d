import type { StreamEvent } from '@nanda/sdk';
import { expect, test } from 'vitest';
import type { CallAction } from './call-action.ts';
import type { Call } from './call.ts';
import { reduceCalls } from './reduce-calls.ts';

const base = { id: 'e', executionId: 'x', seq: 1, timestamp: '2026-01-01T00:00:00Z' };
const metadata = { executionTime: 12, retryCount: 0, cached: false };
const error = { code: 'CANCELLED', message: 'The proxy was closed.' };
const begun: CallAction = { type: 'begun', id: 1, call: { toolName: 'work', parameters: {} } };

function happened(event: StreamEvent): CallAction {
  return { type: 'happened', id: 1, event };
}
function after(...actions: CallAction[]): Call | undefined {
  return [begun, ...actions].reduce<readonly Call[]>(reduceCalls, [])[0];
}

test('a call runs, gets on, and is done', () => {
  const call = after(
    happened({ ...base, type: 'progress', progress: 1, total: 2, message: 'half' }),
    happened({ ...base, type: 'log', level: 'info', data: { a: 1 } }),
    happened({ ...base, type: 'result', result: { content: [] }, metadata }),
  );
  expect(call).toMatchObject({
    state: 'done',
    progress: { value: 1, total: 2, message: 'half' },
    logs: [{ level: 'info', text: '{"a":1}' }],
    duration: 12,
  });
});

test('who cancels a call needs no reason, and gets one where it was somebody else', () => {
  const cancelled = happened({ ...base, type: 'cancelled', error, metadata });
  expect(after({ type: 'cancelling', id: 1 }, cancelled)).not.toHaveProperty('failure');
  expect(after(cancelled)?.failure?.message).toBe('The proxy was closed.');
});

test('what is over stays as it is', () => {
  const call = after(
    { type: 'cancelled', id: 1 },
    happened({ ...base, type: 'progress', progress: 1 }),
    { type: 'cancelling', id: 1 },
  );
  expect(call?.state).toBe('cancelled');
  expect(call?.progress).toBeUndefined();
});

test('a talkative tool and a busy person do not fill the memory', () => {
  const lines = Array.from({ length: 500 }, (_, seq) =>
    happened({ ...base, seq, type: 'log', level: 'info', data: String(seq) }),
  );
  expect(
    after(...lines)
      ?.logs.map(({ text }) => text)
      .slice(-1),
  ).toEqual(['499']);
  expect(after(...lines)?.logs).toHaveLength(200);
  const many = Array.from({ length: 50 }, (_, id): CallAction => ({ ...begun, id }));
  expect(many.reduce<readonly Call[]>(reduceCalls, []).map(({ id }) => id)).toHaveLength(20);
});
