import { expect, test } from 'vitest';

import type { UpstreamLog, UpstreamProgress } from '../../core/connections/upstream-connector.js';
import { createRedactor } from '../secrets/create-redactor.js';
import { createCalls, type Calls, type RunningCall } from './create-calls.js';

function listen(calls: Calls = createCalls({ redactor: createRedactor(['sekrit-42']) })) {
  const progress: UpstreamProgress[] = [];
  const logs: UpstreamLog[] = [];
  const call: RunningCall = calls.begin({
    onProgress: (step) => progress.push(step),
    onLog: (log) => logs.push(log),
    onInput: () => Promise.reject(new Error('nobody')),
  });
  call.carry('a');
  return { progress, logs, calls, call };
}

test('numbers that JSON cannot say again are left out', () => {
  const { progress, calls } = listen();
  const notify = (json: string): void =>
    calls.progress({ ...(JSON.parse(json) as object), progressToken: 'a' });
  notify('{"progress":1,"total":1e999}');
  notify('{"progress":1e999,"total":10}');
  notify('{"progress":2,"total":-1e999}');
  notify('{"progress":3,"total":4}');
  expect(progress).toEqual([{ progress: 1 }, { progress: 2 }, { progress: 3, total: 4 }]);
});

test('progress that does not increase, or has a token of nobody, is dropped', () => {
  const { progress, calls, call } = listen();
  for (const value of [2, 1, 2, 3]) calls.progress({ progressToken: 'a', progress: value });
  calls.progress({ progressToken: 'b', progress: 9 });
  calls.progress({ progressToken: 1, progress: 9 });
  call.carry('c');
  calls.progress({ progressToken: 'a', progress: 9 });
  call.end();
  calls.progress({ progressToken: 'c', progress: 9 });
  expect(progress).toEqual([{ progress: 2 }, { progress: 3 }]);
});

test('a log line that is too deep is dropped', () => {
  const { logs, calls } = listen();
  const deep: unknown = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000));
  for (const data of [deep, 'a']) calls.log({ level: 'info', data }, undefined);
  expect(logs).toEqual([{ level: 'info', data: 'a' }]);
});

test('a log line in the stream of a call is for that call alone', () => {
  const first = listen();
  const second = listen(first.calls);
  second.call.carry('b');
  first.calls.log({ level: 'info', data: 1 }, 'b');
  first.calls.log({ level: 'info', data: 2 }, 'nobody');
  first.calls.log({ level: 'info', data: 3 }, undefined);
  expect(first.logs.map(({ data }) => data)).toEqual([3]);
  expect(second.logs.map(({ data }) => data)).toEqual([1, 3]);
});

test('the call that began last is the newest, until it ends', async () => {
  const first = listen();
  const second = first.calls.begin(first.call.listener);
  expect(first.calls.newest()).toBe(second);
  const { ended } = second;
  second.end();
  await ended;
  await second.ended;
  expect(first.calls.newest()).toBe(first.call);
});

test('a secret is not repeated', () => {
  const { progress, logs, calls } = listen();
  calls.progress({ progressToken: 'a', progress: 1, message: 'sekrit-42' });
  calls.log({ level: 'info', logger: 'sekrit-42', data: ['sekrit-42'] }, undefined);
  expect(progress).toEqual([{ progress: 1, message: '[redacted]' }]);
  expect(logs).toEqual([{ level: 'info', logger: '[redacted]', data: ['[redacted]'] }]);
});
