import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { Principal } from '../../principal.js';
import type { ExecutionRecord } from '../execution-record.js';
import { createIdempotentStarts } from './idempotent-starts.js';

const principal: Principal = { kind: 'local' };
const request = { connectionId: 'c', toolName: 't', parameters: { a: 1 } };
const recordOf = (id: string) => ({ id, outcome: undefined }) as ExecutionRecord;

test('what the store has answers for a key, and is not held on to', async () => {
  let looks = 0;
  let begun = 0;
  const live = new Set<string>();
  let parametersHash = '';
  const starts = createIdempotentStarts({
    isLive: (id) => live.has(id),
    async findKept() {
      looks += 1;
      if (begun === 0) return undefined;
      return {
        record: recordOf('exec_1'),
        idempotency: { scope: 'x', parameters: parametersHash },
      };
    },
  });
  const start = () =>
    starts.start(request, {
      key: 'k',
      principal,
      begin: async ({ parameters }) => {
        parametersHash = parameters;
        begun += 1;
        live.add('exec_1');
        return recordOf('exec_1');
      },
    });
  const [first, same] = await Promise.all([start(), start()]);
  expect(same).toBe(first);
  expect(await start()).toBe(first);
  expect(looks).toBe(1);
  live.delete('exec_1');
  starts.forget('exec_1');
  const third = await start();
  const fourth = await start();
  expect([third.id, fourth.id, begun]).toEqual(['exec_1', 'exec_1', 1]);
  expect(third).not.toBe(fourth);
  expect(looks).toBe(3);
});

test('one that was let go of before its start was noted is not held on to either', async () => {
  let looks = 0;
  const starts = createIdempotentStarts({
    isLive: () => false,
    async findKept() {
      looks += 1;
      return undefined;
    },
  });
  const start = () =>
    starts.start(request, { key: 'k', principal, begin: async () => recordOf(`exec_${looks}`) });
  await start();
  await start();
  expect(looks).toBe(2);
});

test('a start that everybody left does not take its successor out of the way', async () => {
  const begun: PromiseWithResolvers<ExecutionRecord>[] = [];
  const starts = createIdempotentStarts({ isLive: () => true, findKept: async () => undefined });
  const start = (signal?: AbortSignal) =>
    starts.start(
      { ...request, signal },
      {
        key: 'k',
        principal,
        begin: () => {
          const one = Promise.withResolvers<ExecutionRecord>();
          begun.push(one);
          return one.promise;
        },
      },
    );
  const caller = new AbortController();
  const first = start(caller.signal);
  await waitFor(() => begun.length === 1, { description: 'the first start' });
  caller.abort();
  await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
  const second = start();
  await waitFor(() => begun.length === 2, { description: 'the second start' });
  begun[0]?.reject(new Error('called off'));
  await new Promise((resolve) => setImmediate(resolve));
  const third = start();
  await new Promise((resolve) => setImmediate(resolve));
  begun[1]?.resolve(recordOf('exec_2'));
  expect(await second).toBe(await third);
  expect(begun).toHaveLength(2);
});
