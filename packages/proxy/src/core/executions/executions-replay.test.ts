import type { ToolResult } from '@nanda/protocol';
import { expect, test } from 'vitest';
import type { UpstreamCallRequest } from '../connections/upstream-connector.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { fakeTool } from '../testing/fake-upstream.js';
import { eventsOf, openExecutions } from './open-executions.fixture.js';

const local: Principal = { kind: 'local' };
const answer: ToolResult = { content: [{ type: 'text', text: '3' }] };
const call = { connectionId: 'conn_1', toolName: 'add', parameters: { a: 1, b: 2 } };

const expired = (): NandaError =>
  new NandaError('UPSTREAM_LOST', 'The session is unknown.', {
    details: { cause: 'session-expired' },
    retryable: true,
  });
const lost = (): NandaError => new NandaError('UPSTREAM_LOST', 'It went away.');

/** Fails as often as there are failures, then answers. */
function failing(failures: NandaError[]): (request: UpstreamCallRequest) => Promise<ToolResult> {
  return async () => {
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
    return answer;
  };
}

test('what was certainly not accepted is sent again, over another session', async () => {
  const { executions, upstream, outcomes } = openExecutions({ onCall: failing([expired()]) });
  const record = await executions.start(call, local);
  expect(await record.ended).toMatchObject({
    kind: 'result',
    result: answer,
    metadata: { retryCount: 1 },
  });
  expect(upstream.opened).toBe(2);
  expect(outcomes).toMatchObject([
    { kind: 'failed', retries: 0 },
    { kind: 'succeeded', retries: 1 },
  ]);
  expect(await eventsOf(record)).toMatchObject([
    { type: 'started' },
    { type: 'log', logger: 'nanda', data: expect.stringMatching(/sent again/) },
    { type: 'result' },
  ]);
  await executions.close();
});

test('what may have run is not, and says that it must not be repeated blindly', async () => {
  const { executions, upstream } = openExecutions({ onCall: failing([lost()]) });
  const record = await executions.start({ ...call, options: { retries: 5 } }, local);
  expect(await record.ended).toMatchObject({ kind: 'error', error: { code: 'UPSTREAM_LOST' } });
  expect(upstream.calls).toHaveLength(1);
  await executions.close();
});

test('a tool that says that it is idempotent is, where the caller asks for it', async () => {
  const tool = { ...fakeTool, annotations: { idempotentHint: true } };
  const { executions, upstream } = openExecutions({
    tool,
    onCall: failing([lost(), lost(), lost()]),
  });
  const plain = await executions.start(call, local);
  expect(await plain.ended).toMatchObject({ kind: 'error' });
  const asked = await executions.start({ ...call, options: { retries: 2 } }, local);
  expect(await asked.ended).toMatchObject({ kind: 'result', metadata: { retryCount: 2 } });
  expect(upstream.calls).toHaveLength(4);
  await executions.close();
});

test('nothing is sent again where the caller wants nothing sent again', async () => {
  const { executions, upstream } = openExecutions({ onCall: failing([expired()]) });
  const record = await executions.start({ ...call, options: { retries: 0 } }, local);
  expect(await record.ended).toMatchObject({ kind: 'error', error: { retryable: true } });
  expect(upstream.calls).toHaveLength(1);
  await executions.close();
});

test('a key whose call was certainly not made may try once more', async () => {
  const { executions, upstream } = openExecutions({ onCall: failing([expired()]) });
  const keyed = { ...call, options: { idempotencyKey: 'k', retries: 0 } };
  const first = await executions.start(keyed, local);
  await first.ended;
  const second = await executions.start(keyed, local);
  expect(second.id).not.toBe(first.id);
  expect(await second.ended).toMatchObject({ kind: 'result' });
  expect(await executions.start(keyed, local)).toHaveProperty('id', second.id);
  expect(upstream.calls).toHaveLength(2);
  await executions.close();
});

test('results answer again only where that is allowed', async () => {
  const tool = { ...fakeTool, annotations: { readOnlyHint: true } };
  const { executions, upstream, outcomes } = openExecutions({
    tool,
    cacheTtl: 60_000,
    onCall: async () => answer,
  });
  const run = async (options = {}) =>
    (await (await executions.start({ ...call, options }, local)).ended).metadata.cached;
  expect(await run()).toBe(false);
  expect(await run()).toBe(true);
  expect(await run({ cache: false })).toBe(false);
  expect(upstream.calls).toHaveLength(2);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['succeeded', 'cached', 'succeeded']);
  await executions.close();
});
