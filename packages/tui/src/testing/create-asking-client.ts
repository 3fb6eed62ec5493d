import type { Execution, ExecutionEvent, InputRequest, ToolResult } from '@nanda/sdk';
import { createFakeClient, type FakeClient, type FakeClientOptions } from './create-fake-client.js';
import { fakeEvent } from './fake-event.js';
import { fakeExecution } from './fake-execution.js';
import { fakeTime } from './fake-time.js';

/** Something that a tool asks for in a test. */
export type FakeQuestion = Pick<InputRequest, 'kind' | 'request'>;

/** A form with a size and a count of cups. */
export const fakeForm: FakeQuestion = {
  kind: 'elicitation',
  request: {
    mode: 'form',
    message: 'Which size?',
    requestedSchema: {
      type: 'object',
      properties: {
        size: { type: 'string', enum: ['small', 'large'] },
        cups: { type: 'integer', minimum: 1 },
      },
      required: ['size'],
    },
  },
};

/**
 * A client whose calls ask for things, one after the other, and whose result is what was answered, as JSON. It has one
 * call at a time: `exec_1`.
 */
export function createAskingClient(
  questions: readonly FakeQuestion[],
  overrides: FakeClientOptions = {},
): FakeClient {
  const events: ExecutionEvent[] = [];
  const listeners = new Set<(event: ExecutionEvent) => void>();
  const answers: unknown[] = [];
  let given = Promise.withResolvers<unknown>();
  let waiting: InputRequest[] = [];
  const ended = Promise.withResolvers<void>();

  function tell(event: ExecutionEvent): void {
    events.push(event);
    for (const listener of listeners) listener(event);
  }

  const execution = (): Execution =>
    fakeExecution({
      toolName: 'order',
      state: waiting.length > 0 ? 'input_required' : 'completed',
      inputRequests: waiting,
    });

  const client = createFakeClient({
    async call({ onEvent, signal }): Promise<ToolResult> {
      listeners.add(onEvent);
      const gone = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => gone.reject(signal.reason));
      tell(fakeEvent({ type: 'started', connectionId: 'conn_abc123', toolName: 'order' }));
      for (const [index, { kind, request }] of questions.entries()) {
        const key = String(index + 1);
        given = Promise.withResolvers<unknown>();
        waiting = [{ key, kind, request, createdAt: fakeTime, expiresAt: fakeTime }];
        tell(fakeEvent({ type: 'input_required', key, kind, request, expiresAt: fakeTime }));
        answers.push(await Promise.race([given.promise, gone.promise]));
      }
      const result = { content: [{ type: 'text', text: JSON.stringify(answers) }] };
      const metadata = { executionTime: 1, retryCount: 0, cached: false };
      tell(fakeEvent({ type: 'result', result, metadata }));
      ended.resolve();
      return result;
    },
    async answer({ key, result }) {
      client.calls.push(`answer ${key} ${JSON.stringify(result)}`);
      waiting = [];
      given.resolve(result);
    },
    async executions({ isWaiting = false }) {
      const isListed = !isWaiting || waiting.length > 0;
      return { executions: isListed ? [execution()] : [], nextCursor: undefined };
    },
    execution: async () => execution(),
    async follow(_executionId, { onEvent }) {
      for (const event of events) onEvent(event);
      listeners.add(onEvent);
      await ended.promise;
    },
    ...overrides,
  });
  return client;
}
