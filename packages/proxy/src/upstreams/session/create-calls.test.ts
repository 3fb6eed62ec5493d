import { describe, expect, test } from 'vitest';

import type { UpstreamLog, UpstreamProgress } from '../../core/connections/upstream-connector.js';
import type { McpNotification } from '../../core/mcp-message.js';
import { createRedactor } from '../secrets/create-redactor.js';
import { createCalls, type Calls, type RunningCall } from './create-calls.js';
import { createToolListener } from './create-tool-listener.js';

function listen(calls: Calls = createCalls({ redactor: createRedactor(['sekrit-42']) })) {
  const progress: UpstreamProgress[] = [];
  const logs: UpstreamLog[] = [];
  const call: RunningCall = calls.begin(
    createToolListener({
      onProgress: (step) => progress.push(step),
      onLog: (log) => logs.push(log),
      onInput: () => Promise.reject(new Error('nobody')),
    }),
  );
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

test('a log line in the stream of a call is for that call alone', () => {
  const first = listen();
  const second = listen(first.calls);
  second.call.carry('b');
  const log = (data: number, origin: string | undefined): boolean =>
    first.calls.tell({ method: 'notifications/message', params: { level: 'info', data } }, origin);
  log(1, 'b');
  log(2, 'nobody');
  log(3, undefined);
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

describe('relayed calls', () => {
  function relay(calls: Calls) {
    const told: McpNotification[] = [];
    const call = calls.begin(
      {
        onNotification: (notification) => told.push(notification),
        onRequest: () => Promise.reject(new Error('nobody')),
      },
      { isRelayed: true },
    );
    return { told, call };
  }
  const log = { method: 'notifications/message', params: { data: 1 } };
  const changed = { method: 'notifications/tools/list_changed', params: {} };

  test('what came in no stream is for the one that began last', () => {
    const { calls, logs } = listen();
    const [first, second] = [relay(calls), relay(calls)];
    expect(calls.tell(log, undefined)).toBe(true);
    second.call.end();
    expect(calls.tell(log, undefined)).toBe(true);
    expect([first.told, second.told, logs]).toMatchObject([[log], [log], [{}, {}]]);
  });

  test('what speaks of the service is for the one in whose stream it came, else for none', () => {
    const { calls, call } = listen();
    const { told, call: relayed } = relay(calls);
    call.carry('tool');
    relayed.carry('relayed');
    expect(calls.tell(changed, 'tool')).toBe(false);
    expect(calls.tell(changed, undefined)).toBe(false);
    expect(told).toEqual([]);
    expect(calls.tell(changed, 'relayed')).toBe(true);
    expect(told).toEqual([changed]);
  });

  test('a task whose result is waited for has an owner who does not take its state', () => {
    const { calls } = listen();
    const { call } = relay(calls);
    call.runAs('t');
    expect(calls.findTask('t')).toBe(call);
    expect(calls.taskStatus({ taskId: 't' })).toBe(false);
    call.end();
    expect(calls.findTask('t')).toBeUndefined();
  });
});
