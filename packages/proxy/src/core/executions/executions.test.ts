import type { ToolResult } from '@nanda/protocol';
import { afterEach, expect, test } from 'vitest';
import type { UpstreamCallRequest } from '../connections/upstream-connector.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import type { FakeUpstream } from '../testing/fake-upstream.js';
import type { Executions } from './executions.js';
import { eventsOf, openExecutions, untilAborted } from './open-executions.fixture.js';

const local: Principal = { kind: 'local' };
const stranger: Principal = { kind: 'anonymous', clientId: 'stranger' };
const answer: ToolResult = { content: [{ type: 'text', text: '3' }] };
const call = { connectionId: 'conn_1', toolName: 'add', parameters: { a: 1, b: 2 } };

let executions: Executions;
afterEach(() => executions.close());

function setUp(onCall: (request: UpstreamCallRequest) => Promise<ToolResult>): FakeUpstream {
  const opened = openExecutions({ onCall });
  ({ executions } = opened);
  return opened.upstream;
}

test('an execution tells everything in order and ends with its result', async () => {
  setUp(async ({ onProgress, onLog }) => {
    onProgress({ progress: 1, total: 2, message: 'half' });
    onLog({ level: 'info', data: 'note' });
    return answer;
  });
  const record = await executions.start(call, local);
  expect(await record.ended).toMatchObject({ kind: 'result', result: answer });
  const events = await eventsOf(record);
  expect(events).toMatchObject([
    { type: 'started', seq: 1, connectionId: 'conn_1', toolName: 'add' },
    { type: 'progress', seq: 2, progress: 1, total: 2, message: 'half' },
    { type: 'log', seq: 3, level: 'info', data: 'note' },
    { type: 'result', seq: 4, result: answer, metadata: { retryCount: 0, cached: false } },
  ]);
  expect(await eventsOf(record, 2)).toEqual(events.slice(2));
});

test('nothing is sent that does not fit the schema; every fault is told at once', async () => {
  const upstream = setUp(async () => answer);
  const parameters = { a: 'one', c: true };
  await expect(executions.start({ ...call, parameters }, local)).rejects.toMatchObject({
    code: 'INVALID_PARAMETERS',
    details: {
      faults: expect.arrayContaining([
        { path: '', schemaPath: '#/required', message: '"b" is required' },
        { path: '/a', schemaPath: '#/properties/a/type', message: 'must be number' },
        { path: '', schemaPath: '#/additionalProperties', message: '"c" is not a parameter' },
      ]),
    },
  });
  expect(await executions.validate({ ...call, parameters }, local)).toMatchObject({ valid: false });
  expect(await executions.validate(call, local)).toEqual({ valid: true, faults: [] });
  expect(upstream.calls).toHaveLength(0);
});

test('parameters are sent unchecked where the caller wants that', async () => {
  const upstream = setUp(async () => answer);
  const parameters = { a: 'one', c: true };
  const options = { validate: false };
  const record = await executions.start({ ...call, parameters, options }, local);
  expect((await eventsOf(record)).at(-1)).toMatchObject({ type: 'result' });
  expect(upstream.calls).toMatchObject([{ parameters }]);
  const unknown = executions.start({ ...call, toolName: 'ad', options }, local);
  await expect(unknown).rejects.toMatchObject({ code: 'TOOL_NOT_FOUND' });
});

test('an unknown tool is named, with the nearest one', async () => {
  setUp(async () => answer);
  await expect(executions.start({ ...call, toolName: 'ad' }, local)).rejects.toMatchObject({
    code: 'TOOL_NOT_FOUND',
    details: { suggestions: ['add'] },
  });
});

test('a call without progress ends after its timeout', async () => {
  setUp(untilAborted);
  const record = await executions.start({ ...call, options: { timeout: 20 } }, local);
  expect(await record.ended).toMatchObject({ kind: 'error', error: { code: 'TOOL_TIMEOUT' } });
});

test('cancelling ends it once, and only for its owner', async () => {
  const upstream = setUp(untilAborted);
  const record = await executions.start(call, local);
  await expect(executions.cancel(record.id, stranger)).rejects.toMatchObject({
    code: 'EXECUTION_NOT_FOUND',
  });
  expect(record.outcome).toBeUndefined();
  await executions.cancel(record.id, local);
  await executions.cancel(record.id, local);
  expect(upstream.calls[0]?.signal.aborted).toBe(true);
  expect((await eventsOf(record)).map(({ type }) => type)).toEqual(['started', 'cancelled']);
  expect(record.outcome).toBeDefined();
});

test('a failure of the upstream is an error event and an outcome', async () => {
  setUp(() => Promise.reject(new NandaError('UPSTREAM_LOST', 'It went away.')));
  const record = await executions.start(call, local);
  expect(await record.ended).toMatchObject({ kind: 'error', error: { code: 'UPSTREAM_LOST' } });
  expect((await eventsOf(record)).at(-1)).toMatchObject({ type: 'error' });
});

test('the same idempotency key is the same execution, also at the same moment', async () => {
  const upstream = setUp(async () => answer);
  const keyed = { ...call, options: { idempotencyKey: 'k' } };
  const [first, second] = await Promise.all([
    executions.start(keyed, local),
    executions.start(keyed, local),
  ]);
  const third = await executions.start(keyed, local);
  expect(new Set([first.id, second.id, third.id]).size).toBe(1);
  expect((await executions.start(keyed, stranger)).id).not.toBe(first.id);
  expect(upstream.calls).toHaveLength(2);
});

test('closing cancels what runs', async () => {
  setUp(untilAborted);
  const record = await executions.start(call, local);
  await executions.close();
  expect(await record.ended).toMatchObject({ kind: 'cancelled' });
  await expect(executions.start(call, local)).rejects.toMatchObject({ code: 'OVERLOADED' });
});

test('a service that logs without end costs no memory and no disk without end', async () => {
  const opened = openExecutions({
    onCall: async ({ onLog }) => {
      for (let line = 0; line < 1000; line += 1) {
        onLog({ level: 'info', data: 'x'.repeat(1024 * 1024) });
      }
      return answer;
    },
  });
  ({ executions } = opened);
  const record = await executions.start(call, local);
  await record.ended;
  const events = await eventsOf(record);
  // Each line is cut, and after 32 MiB of them there are no more.
  expect(events.length).toBeGreaterThan(400);
  expect(events.length).toBeLessThan(600);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(events[1]).toMatchObject({ type: 'log', data: expect.stringMatching(/cut: .* bytes/) });
  expect(events.at(-2)).toMatchObject({ data: expect.stringMatching(/tells too much/) });
  expect(events.at(-1)).toMatchObject({ type: 'result' });
});

test('the same idempotency key with other parameters is refused', async () => {
  const upstream = setUp(async () => answer);
  const keyed = { ...call, options: { idempotencyKey: 'k' } };
  const first = await executions.start(keyed, local);
  await expect(
    executions.start({ ...keyed, parameters: { a: 1, b: 3 } }, local),
  ).rejects.toMatchObject({ code: 'VALIDATION_ERROR', details: { differs: ['parameters'] } });
  const again = await executions.start({ ...keyed, parameters: { b: 2, a: 1 } }, local);
  expect(again.id).toBe(first.id);
  expect(upstream.calls).toHaveLength(1);
});

test('a key outlives the traffic of others, and what is kept in memory', async () => {
  const upstream = setUp(async () => answer);
  const keyed = { ...call, options: { idempotencyKey: 'k' } };
  const first = await executions.start(keyed, local);
  await first.ended;
  for (let count = 0; count < 150; count += 1) await (await executions.start(call, stranger)).ended;
  expect((await executions.start(keyed, local)).id).toBe(first.id);
  for (let count = 0; count < 101; count += 1) await (await executions.start(call, local)).ended;
  const kept = await executions.start(keyed, local);
  expect(kept.id).toBe(first.id);
  expect(await kept.ended).toMatchObject({ kind: 'result', result: answer });
  expect(await executions.get(first.id, local)).toMatchObject({ result: answer });
  await expect(
    executions.start({ ...keyed, parameters: { a: 5, b: 5 } }, local),
  ).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  expect(upstream.calls).toHaveLength(252);
});

test('a caller that goes away while the session opens is not called for', async () => {
  const opening = Promise.withResolvers<void>();
  const opened = openExecutions({ opening: opening.promise });
  ({ executions } = opened);
  const first = new AbortController();
  const second = new AbortController();
  const keyed = { ...call, options: { idempotencyKey: 'k' } };
  const starts = [
    executions.start({ ...call, signal: first.signal }, local),
    executions.start({ ...keyed, signal: first.signal }, local),
    executions.start({ ...keyed, signal: second.signal }, local),
  ] as const;
  first.abort();
  await expect(starts[0]).rejects.toMatchObject({ code: 'CANCELLED' });
  await expect(starts[1]).rejects.toMatchObject({ code: 'CANCELLED' });
  opening.resolve();
  await (
    await starts[2]
  ).ended;
  expect(opened.upstream.calls).toHaveLength(1);
  expect(opened.outcomes.map(({ kind }) => kind).toSorted()).toEqual(['succeeded', 'unused']);
});

test('no more calls begin than may run, however many come at once', async () => {
  setUp(untilAborted);
  const starts = await Promise.allSettled(
    Array.from({ length: 1100 }, () => executions.start(call, local)),
  );
  expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1024);
});

test('a large result pushes out none of the events that led to it', async () => {
  setUp(async ({ onProgress }) => {
    onProgress({ progress: 1 });
    return { content: [{ type: 'text', text: 'x'.repeat(2 * 1024 * 1024) }] };
  });
  const record = await executions.start(call, local);
  await record.ended;
  expect((await eventsOf(record)).map(({ type }) => type)).toEqual([
    'started',
    'progress',
    'result',
  ]);
});
