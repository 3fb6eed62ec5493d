import type { ToolResult } from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { UpstreamCallRequest } from '../connections/upstream-connector.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { fakeTool } from '../testing/fake-upstream.js';
import { eventsOf, openExecutions, untilAborted } from './open-executions.fixture.js';

const local: Principal = { kind: 'local' };
const answer: ToolResult = { content: [{ type: 'text', text: '3' }] };
const call = { connectionId: 'conn_1', toolName: 'add', parameters: { a: 1, b: 2 } };

/** Reports a step with a position, and then does not end. */
function reporting(steps: number): (request: UpstreamCallRequest) => Promise<ToolResult> {
  return async (request) => {
    for (let step = 1; step <= steps; step += 1) {
      request.onPosition?.(`position-${step}`);
      request.onProgress({ progress: step });
    }
    return untilAborted(request);
  };
}

/** What is written of a call when its process is killed after two steps. */
async function killInMidCall(options: { readonly options?: { idempotencyKey: string } } = {}) {
  const first = openExecutions({ onCall: reporting(2) });
  const record = await first.executions.start({ ...call, ...options }, local);
  const seen: unknown[] = [];
  const reader = new AbortController();
  for await (const event of record.follow({ after: 0, signal: reader.signal })) {
    seen.push(event);
    if (seen.length === 3) break;
  }
  return { id: record.id, seen, left: first.repository.copy(), first };
}

test('a call of a process that was killed is taken up where it was: nothing lost, nothing twice', async () => {
  const { id, seen, left, first } = await killInMidCall();
  const second = openExecutions({
    repository: left,
    isResumed: true,
    onCall: async ({ onProgress, onPosition }) => {
      onPosition?.('position-3');
      onProgress({ progress: 3 });
      return answer;
    },
  });
  const { signal } = new AbortController();
  const follow = await second.executions.follow(id, { after: 3, signal }, local);
  const rest = await Array.fromAsync(follow);
  expect(second.upstream.calls).toMatchObject([{ resumeAt: 'position-2' }]);
  expect(rest).toMatchObject([
    { seq: 4, type: 'progress', progress: 3 },
    { seq: 5, type: 'result', result: answer },
  ]);
  const whole = await second.executions.follow(id, { after: 0, signal }, local);
  const all = await Array.fromAsync(whole);
  expect(all).toEqual([...seen, ...rest]);
  await second.executions.close();
  await first.executions.close();
});

test('what cannot be taken up ends with one honest error', async () => {
  const { id, left, first } = await killInMidCall();
  const forgotten = openExecutions({ repository: left, isResumed: false });
  const { signal } = new AbortController();
  const events = await Array.fromAsync(
    await forgotten.executions.follow(id, { after: 3, signal }, local),
  );
  expect(events).toMatchObject([
    { seq: 4, type: 'error', error: { code: 'UPSTREAM_LOST', retryable: false } },
  ]);
  expect(forgotten.upstream.calls).toHaveLength(0);
  await forgotten.executions.close();
  await first.executions.close();

  const unreachable = await killInMidCall();
  const failing = openExecutions({
    repository: unreachable.left,
    borrowFailure: new NandaError('CONNECTION_FAILED', 'It does not answer.'),
  });
  await waitFor(
    async () => (await failing.executions.get(unreachable.id, local)).state === 'failed',
    { description: 'the execution to be told as failed' },
  );
  expect(await failing.executions.get(unreachable.id, local)).toMatchObject({
    error: { message: expect.stringMatching(/did not come back: It does not answer/) },
  });
  await failing.executions.close();
  await unreachable.first.executions.close();
});

test('a key is known to the next process, also of a call that still runs', async () => {
  const keyed = { options: { idempotencyKey: 'k' } };
  const { id, left, first } = await killInMidCall(keyed);
  const second = openExecutions({ repository: left, isResumed: true, onCall: async () => answer });
  const repeated = await second.executions.start({ ...call, ...keyed }, local);
  expect(repeated.id).toBe(id);
  expect(await repeated.ended).toMatchObject({ kind: 'result', result: answer });
  expect(second.upstream.calls).toHaveLength(1);
  await second.executions.close();
  const third = openExecutions({ repository: left.copy() });
  const again = await third.executions.start({ ...call, ...keyed }, local);
  expect(again).toMatchObject({ id, outcome: { kind: 'result', result: answer } });
  expect(third.upstream.calls).toHaveLength(0);
  await third.executions.close();
  await first.executions.close();
});

test('a key that cannot be written down calls nothing, for the next process would not know it', async () => {
  const keyed = { ...call, options: { idempotencyKey: 'k' } };
  const first = openExecutions({ onCall: async () => answer });
  first.repository.break('disk full');
  await expect(first.executions.start(keyed, local)).rejects.toMatchObject({
    code: 'OVERLOADED',
    message: expect.stringContaining('Nothing was called'),
  });
  expect(first.upstream.calls).toHaveLength(0);
  expect(first.outcomes).toEqual([{ kind: 'unused' }]);
  // Nobody asks again for what ends with its caller.
  const tied = { ...keyed, options: { idempotencyKey: 'l', cancelOnDisconnect: true } };
  expect(await (await first.executions.start(tied, local)).ended).toMatchObject({ kind: 'result' });
  first.repository.break(undefined);
  expect(await (await first.executions.start(keyed, local)).ended).toMatchObject({
    kind: 'result',
  });
  expect(first.upstream.calls).toHaveLength(2);
  await first.executions.close();
});

test('closing suspends what can be taken up, and tells whoever waits', async () => {
  const { id, left, first } = await killInMidCall();
  await first.executions.close();
  expect(first.upstream.calls[0]?.signal.aborted).toBe(false);
  const closed = first.repository.copy();
  expect(await closed.find(id)).toMatchObject({ state: 'running', position: 'position-2' });
  expect(left).toBeDefined();
  const second = openExecutions({
    repository: closed,
    isResumed: true,
    onCall: async () => answer,
  });
  const { signal } = new AbortController();
  const all = await Array.fromAsync(
    await second.executions.follow(id, { after: 0, signal }, local),
  );
  expect(all.map(({ type }) => type)).toEqual(['started', 'progress', 'progress', 'result']);
  await second.executions.close();
});

test('nobody is told of an event before it is written', async () => {
  const { executions, repository } = openExecutions({ onCall: reporting(1) });
  const record = await executions.start(call, local);
  for await (const event of record.follow({ after: 0, signal: new AbortController().signal })) {
    const written = repository.writes.flat().flatMap(({ events }) => events);
    expect(written.map(({ seq }) => seq)).toContain(event.seq);
    if (event.type === 'progress') break;
  }
  await executions.close();
});

test('a store that fails costs the history, not the call', async () => {
  const errors: string[] = [];
  const logger = {
    debug() {},
    info() {},
    warn() {},
    error: (text: string) => void errors.push(text),
  };
  const { executions, repository } = openExecutions({ onCall: async () => answer, logger });
  repository.break('disk full');
  const record = await executions.start(call, local);
  expect(await record.ended).toMatchObject({ kind: 'result' });
  expect((await eventsOf(record)).map(({ type }) => type)).toEqual(['started', 'result']);
  await (
    await executions.start(call, local)
  ).ended;
  await executions.close();
  expect(errors).toEqual([expect.stringMatching(/cannot be written down/)]);
});

test('what a reader missed in memory is read from the store', async () => {
  const { executions } = openExecutions({
    onCall: async ({ onProgress }) => {
      for (let step = 1; step <= 3000; step += 1) onProgress({ progress: step });
      return answer;
    },
  });
  const record = await executions.start(call, local);
  await record.ended;
  const events = await eventsOf(record);
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 3002 }, (_, i) => i + 1));
  await executions.close();
});

test('what waits for its session after a restart is left to the next process once more', async () => {
  const { id, left, first } = await killInMidCall();
  const second = openExecutions({ repository: left, opening: new Promise(() => undefined) });
  await second.executions.list({ limit: 1 }, local);
  await second.executions.close();
  const closed = left.copy();
  expect(await closed.find(id)).toMatchObject({ state: 'running', position: 'position-2' });
  const third = openExecutions({ repository: closed, isResumed: true, onCall: async () => answer });
  const { signal } = new AbortController();
  const events = await third.executions.follow(id, { after: 3, signal }, local);
  expect(await Array.fromAsync(events)).toMatchObject([{ seq: 4, type: 'result' }]);
  expect(third.upstream.calls).toMatchObject([{ resumeAt: 'position-2' }]);
  await third.executions.close();
  await first.executions.close();
});

test('what comes after it was let go of does not move the point where it is taken up', async () => {
  const { promise: asked, resolve: askedNow } = Promise.withResolvers<void>();
  const { promise: later, resolve: goOn } = Promise.withResolvers<void>();
  const lost = new AbortController();
  const { executions, repository } = openExecutions({
    onCall: async (request) => {
      request.onPosition?.('position-1');
      request.onProgress({ progress: 1 });
      request.onPosition?.('position-2');
      const answered = request.onInput({ kind: 'roots', params: {}, signal: lost.signal });
      askedNow();
      await answered.catch(() => undefined);
      request.onPosition?.('position-3');
      goOn();
      return answer;
    },
  });
  const record = await executions.start(call, local);
  await asked;
  await executions.close();
  // Its session goes only after that.
  lost.abort();
  await later;
  await executions.list({ limit: 1 }, local);
  expect(await repository.find(record.id)).toMatchObject({
    state: 'input_required',
    position: 'position-1',
  });
});

test('what is read of a gone process while this one closes is not begun', async () => {
  const { id, left, first } = await killInMidCall();
  const { promise: taken, resolve: take } = Promise.withResolvers<void>();
  const second = openExecutions({
    repository: {
      ...left,
      async takeOver() {
        await taken;
        return left.takeOver();
      },
    },
    borrowFailure: new NandaError('OVERLOADED', 'The proxy is closing.'),
  });
  const closed = second.executions.close();
  take();
  await closed;
  expect(await left.find(id)).toMatchObject({ state: 'running', position: 'position-2' });
  await first.executions.close();
});

test('what could not be written from the start stays in memory, though its end was written', async () => {
  const { promise: ending, resolve: end } = Promise.withResolvers<void>();
  const { executions, repository } = openExecutions({
    onCall: async ({ onProgress }) => {
      onProgress({ progress: 1 });
      await ending;
      return answer;
    },
  });
  repository.break('disk full');
  const record = await executions.start(call, local);
  await executions.list({ limit: 1 }, local);
  repository.break(undefined);
  end();
  await record.ended;
  await executions.list({ limit: 1 }, local);
  const { signal } = new AbortController();
  const events = await executions.follow(record.id, { after: 0, signal }, local);
  expect((await Array.fromAsync(events)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  await executions.close();
});

test('a position that no event has had yet hides none that come', async () => {
  const { promise: ending, resolve: end } = Promise.withResolvers<void>();
  const { executions } = openExecutions({
    onCall: async () => {
      await ending;
      return answer;
    },
  });
  const record = await executions.start(call, local);
  await executions.list({ limit: 1 }, local);
  const { signal } = new AbortController();
  const events = await executions.follow(record.id, { after: 999, signal }, local);
  const read = Array.fromAsync(events);
  end();
  expect(await read).toMatchObject([{ seq: 2, type: 'result' }]);
  await executions.list({ limit: 1 }, local);
  const again = await executions.follow(record.id, { after: 999, signal }, local);
  expect(await Array.fromAsync(again)).toMatchObject([{ seq: 2, type: 'result' }]);
  await executions.close();
});

test('whoever has no key is told not to call again what was let go of, and where it goes on', async () => {
  for (const options of [{}, { idempotencyKey: 'k' }]) {
    const { executions } = openExecutions({ onCall: reporting(2) });
    const record = await executions.start({ ...call, options }, local);
    await executions.close();
    const outcome = await record.ended;
    expect(outcome).toMatchObject({
      error: { code: 'OVERLOADED', details: { executionId: record.id } },
      failure: { retryAfter: 1 },
    });
    // A key finds the same execution; without one it would run twice.
    const isKeyed = 'idempotencyKey' in options;
    expect(outcome.kind !== 'result' && outcome.error.retryable).toBe(isKeyed ? undefined : false);
  }
});

test('what waits for its session after a restart can be cancelled', async () => {
  const { id, left, first } = await killInMidCall();
  const second = openExecutions({ repository: left, opening: new Promise(() => undefined) });
  expect(await second.executions.cancel(id, local)).toMatchObject({
    state: 'cancelled',
    error: { code: 'CANCELLED' },
  });
  await second.executions.close();
  await first.executions.close();
});

test('a store that could not be read at the start is read when somebody asks', async () => {
  const { id, left, first } = await killInMidCall();
  let attempts = 0;
  const second = openExecutions({
    isResumed: true,
    onCall: async () => answer,
    repository: {
      ...left,
      async takeOver() {
        attempts += 1;
        if (attempts === 1) throw new Error('The database is locked.');
        return left.takeOver();
      },
    },
  });
  await expect(second.executions.get(id, local)).rejects.toThrow(/locked/);
  const { signal } = new AbortController();
  const events = await second.executions.follow(id, { after: 3, signal }, local);
  expect(await Array.fromAsync(events)).toMatchObject([{ seq: 4, type: 'result' }]);
  await second.executions.close();
  await first.executions.close();
});

test('a call that is sent again is not taken up where the attempt before it was', async () => {
  let attempts = 0;
  const { executions, repository, upstream } = openExecutions({
    tool: { ...fakeTool, annotations: { readOnlyHint: true } },
    onCall: async (request) => {
      attempts += 1;
      if (attempts > 1) return untilAborted(request);
      request.onPosition?.('position-1');
      throw new NandaError('UPSTREAM_LOST', 'It is gone.', { retryable: false });
    },
  });
  const record = await executions.start({ ...call, options: { retries: 1 } }, local);
  await waitFor(() => upstream.calls.length === 2, { description: 'the second attempt' });
  await executions.list({ limit: 1 }, local);
  expect(await repository.find(record.id)).not.toHaveProperty('position');
  await executions.close();
  expect(record.outcome).toMatchObject({ kind: 'cancelled' });
});
