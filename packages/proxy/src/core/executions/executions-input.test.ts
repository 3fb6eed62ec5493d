import type { ToolResult } from '@nanda/protocol';
import { expect, test } from 'vitest';
import type {
  UpstreamCallRequest,
  UpstreamInputRequest,
} from '../connections/upstream-connector.js';
import type { Principal } from '../principal.js';
import { eventsOf, openExecutions, type OpenExecutionsOptions } from './open-executions.fixture.js';
import { settleExecution } from './settle-execution.js';

const local: Principal = { kind: 'local' };
const stranger: Principal = { kind: 'anonymous', clientId: 'stranger' };
const call = { connectionId: 'conn_1', toolName: 'add', parameters: { a: 1, b: 2 } };

const form = {
  mode: 'form',
  message: 'Who are you?',
  requestedSchema: {
    type: 'object',
    properties: { name: { type: 'string', minLength: 2 } },
    required: ['name'],
  },
};

/** A tool that asks, and answers with what it was told. */
function asking(
  ...requests: Pick<UpstreamInputRequest, 'kind' | 'params'>[]
): NonNullable<OpenExecutionsOptions['onCall']> {
  return async ({ onInput, signal }: UpstreamCallRequest): Promise<ToolResult> => {
    const answers = await Promise.all(
      requests.map((request) =>
        onInput({ ...request, signal }).catch((error: Error) => ({ refused: error.message })),
      ),
    );
    // As an adapter does: a call that was cancelled has no result.
    signal.throwIfAborted();
    return { content: [{ type: 'text', text: JSON.stringify(answers) }] };
  };
}

test('a question parks the call, is answered once, and the call goes on', async () => {
  const { executions, pauses } = openExecutions({
    onCall: asking({ kind: 'elicitation', params: form }),
  });
  const record = await executions.start(call, local);
  const { response } = await settleExecution(record);
  expect(response).toMatchObject({
    status: 'input_required',
    inputRequests: [{ key: 'input-2', kind: 'elicitation', request: form }],
  });
  expect(await executions.get(record.id, local)).toMatchObject({ state: 'input_required' });
  const answer = (result: Record<string, unknown>, key = 'input-2') =>
    executions.respond(record.id, { key, result }, local);
  await expect(answer({ action: 'accept', content: { name: 'x' } })).rejects.toMatchObject({
    code: 'INVALID_PARAMETERS',
    details: { faults: [{ path: '/name' }] },
  });
  await expect(answer({ action: 'maybe' })).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  await expect(answer({ action: 'decline' }, 'other')).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
    details: { waiting: ['input-2'] },
  });
  await expect(
    executions.respond(record.id, { key: 'input-2', result: {} }, stranger),
  ).rejects.toMatchObject({ code: 'EXECUTION_NOT_FOUND' });
  await answer({ action: 'accept', content: { name: 'Ada' } });
  expect(await record.ended).toMatchObject({
    result: { content: [{ text: '[{"action":"accept","content":{"name":"Ada"}}]' }] },
  });
  const late = { code: 'VALIDATION_ERROR', details: { waiting: [] } };
  await expect(answer({ action: 'decline' })).rejects.toMatchObject(late);
  // Also once it is written down, and no longer in memory.
  await executions.list({ limit: 1 }, local);
  await expect(answer({ action: 'decline' })).rejects.toMatchObject(late);
  expect(pauses).toEqual(['paused', 'resumed']);
  expect((await eventsOf(record)).map(({ type }) => type)).toEqual([
    'started',
    'input_required',
    'result',
  ]);
  await executions.close();
});

test('several questions wait side by side; declining is an answer to each kind', async () => {
  const { executions, pauses } = openExecutions({
    onCall: asking(
      { kind: 'sampling', params: { messages: [], maxTokens: 5 } },
      { kind: 'roots', params: {} },
    ),
  });
  const record = await executions.start(call, local);
  await record.rested();
  const [sampling, roots] = record.inputRequests.map(({ key }) => key);
  const respond = (key: string | undefined, result: Record<string, unknown>) =>
    executions.respond(record.id, { key: key ?? '', result }, local);
  await expect(respond(sampling, { text: 'hi' })).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
  });
  await expect(respond(roots, { roots: [{ uri: 'https://x' }] })).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
  });
  await respond(sampling, { action: 'decline' });
  expect(record.state).toBe('input_required');
  await respond(roots, { roots: [{ uri: 'file:///tmp' }] });
  const outcome = await record.ended;
  // What the service is told then is a matter of its era.
  const answers = [{ action: 'decline' }, { roots: [{ uri: 'file:///tmp' }] }];
  expect(outcome).toMatchObject({ result: { content: [{ text: JSON.stringify(answers) }] } });
  expect(pauses).toEqual(['paused', 'resumed']);
  await executions.close();
});

test('time does not pass for a parked call; a question that nobody answers is cancelled in the end', async () => {
  const { executions } = openExecutions({
    onCall: asking({ kind: 'elicitation', params: form }),
    inputTimeout: 60,
  });
  const record = await executions.start({ ...call, options: { timeout: 20 } }, local);
  expect(await record.ended).toMatchObject({
    kind: 'result',
    result: { content: [{ text: '[{"action":"cancel"}]' }] },
  });
  await executions.close();
});

test('a parked call blocks nothing, can be cancelled, and is declined for who cannot answer', async () => {
  let isFirst = true;
  const { executions } = openExecutions({
    async onCall(request) {
      const asks = isFirst || request.parameters['a'] === 7;
      isFirst = false;
      if (asks) return asking({ kind: 'elicitation', params: form })(request);
      return { content: [] };
    },
  });
  const parked = await executions.start(call, local);
  await parked.rested();
  const other = await executions.start(call, local);
  expect(await other.ended).toMatchObject({ kind: 'result' });
  await executions.cancel(parked.id, local);
  expect(await parked.ended).toMatchObject({ kind: 'cancelled' });
  expect(parked.inputRequests).toEqual([]);
  const options = { input: 'decline' } as const;
  const seven = { ...call, parameters: { a: 7, b: 2 }, options };
  const declined = await executions.start(seven, local);
  expect(await declined.ended).toMatchObject({
    result: { content: [{ text: '[{"action":"decline"}]' }] },
  });
  await executions.close();
});

test('a question that the service takes back waits no longer', async () => {
  const taken = new AbortController();
  const { executions } = openExecutions({
    onCall: async ({ onInput }) => {
      const asked = onInput({ kind: 'elicitation', params: form, signal: taken.signal });
      await asked.catch(() => undefined);
      return { content: [] };
    },
  });
  const record = await executions.start(call, local);
  await record.rested();
  expect(record.inputRequests).toHaveLength(1);
  taken.abort();
  await record.ended;
  expect(record.inputRequests).toEqual([]);
  await executions.close();
});

test('`wait` waits for the end, whoever answers', async () => {
  const { executions } = openExecutions({
    onCall: asking({ kind: 'elicitation', params: form }),
  });
  const record = await executions.start(call, local);
  const settled = settleExecution(record, { input: 'wait' });
  await record.rested();
  const [{ key } = { key: '' }] = record.inputRequests;
  await executions.respond(record.id, { key, result: { action: 'decline' } }, local);
  expect(await settled).toMatchObject({ response: { status: 'success' }, failure: undefined });
  await executions.close();
});

test('what is asked after the end is neither written nor waited for', async () => {
  const { promise: late, resolve: askLate } = Promise.withResolvers<unknown>();
  const { executions, repository } = openExecutions({
    onCall: async ({ onInput, signal }) => {
      setImmediate(() =>
        askLate(onInput({ kind: 'roots', params: {}, signal }).catch((error: Error) => error)),
      );
      return { content: [] };
    },
  });
  const record = await executions.start(call, local);
  await record.ended;
  expect(await late).toMatchObject({ code: 'CANCELLED' });
  await executions.list({ limit: 1 }, local);
  const stored = await repository.events(record.id, { after: 0, limit: 10, maxBytes: 1e6 });
  expect(stored.map(({ seq }) => seq)).toEqual([1, 2]);
  await executions.close();
});

test('a question that comes while the proxy lets go of the call is left to the next process', async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<unknown>();
  const { promise: letGo, resolve: askNow } = Promise.withResolvers<void>();
  const session = new AbortController();
  const { executions, repository } = openExecutions({
    onCall: async ({ onInput, onPosition }) => {
      onPosition?.('position-1');
      await letGo;
      onPosition?.('position-2');
      const { signal } = session;
      answer(onInput({ kind: 'roots', params: {}, signal }).catch((error: unknown) => error));
      return new Promise(() => undefined);
    },
  });
  const record = await executions.start(call, local);
  await executions.list({ limit: 1 }, local);
  await executions.close();
  askNow();
  await new Promise((resolve) => setImmediate(resolve));
  const gone = new Error('The session was detached.');
  session.abort(gone);
  expect(await answered).toBe(gone);
  expect(await repository.find(record.id)).toMatchObject({ position: 'position-1', lastSeq: 1 });
});

test('a service that asks without end is declined when it has asked enough', async () => {
  const answers: unknown[] = [];
  const { executions } = openExecutions({
    onCall: async ({ onInput }) => {
      for (let each = 0; each < 40; each += 1) {
        const taken = new AbortController();
        const params = { message: 'x'.repeat(1024 * 1024) };
        const asked = onInput({ kind: 'elicitation', params, signal: taken.signal });
        taken.abort();
        answers.push(await asked.catch((error: unknown) => error));
      }
      return { content: [] };
    },
  });
  const record = await executions.start(call, local);
  await record.ended;
  expect(answers[0]).toMatchObject({ code: 'CANCELLED' });
  expect(answers.at(-1)).toEqual({ action: 'decline' });
  const events = await eventsOf(record);
  const asked = events.filter(({ type }) => type === 'input_required');
  expect(asked.length).toBeLessThan(33);
  await executions.close();
});

test('a connection has room for so many open questions; the next ones are declined', async () => {
  const { executions } = openExecutions({
    onCall: asking({ kind: 'elicitation', params: form }),
  });
  const starts = Array.from({ length: 258 }, () => executions.start(call, local));
  const records = await Promise.all(starts);
  await Promise.all(records.map((record) => record.rested()));
  const parked = records.filter(({ state }) => state === 'input_required');
  expect(parked).toHaveLength(256);
  const over = records.filter(({ outcome }) => outcome !== undefined);
  expect(over.map(({ outcome }) => outcome)).toMatchObject(
    over.map(() => ({ result: { content: [{ text: '[{"action":"decline"}]' }] } })),
  );
  const [first] = parked;
  await executions.cancel(first?.id ?? '', local);
  const next = await executions.start(call, local);
  await next.rested();
  expect(next.state).toBe('input_required');
  await executions.close();
});
