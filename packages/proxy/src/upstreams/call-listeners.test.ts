import { expect, test } from 'vitest';

import type { UpstreamLog, UpstreamProgress } from '../core/connections/upstream-connector.js';
import { createCallListeners } from './call-listeners.js';
import { createRedactor } from './create-redactor.js';

function listen() {
  const progress: UpstreamProgress[] = [];
  const logs: UpstreamLog[] = [];
  const calls = createCallListeners({ redactor: createRedactor(['sekrit-42']) });
  const token = calls.add({
    onProgress: (step) => progress.push(step),
    onLog: (log) => logs.push(log),
  });
  return { progress, logs, calls, token };
}

test('numbers that JSON cannot say again are left out', () => {
  const { progress, calls, token } = listen();
  const notify = (json: string): void =>
    calls.notify('notifications/progress', {
      ...(JSON.parse(json) as Record<string, unknown>),
      progressToken: token,
    });
  notify('{"progress":1,"total":1e999}');
  notify('{"progress":1e999,"total":10}');
  notify('{"progress":2,"total":-1e999}');
  notify('{"progress":3,"total":4}');
  expect(progress).toEqual([{ progress: 1 }, { progress: 2 }, { progress: 3, total: 4 }]);
});

test('a log line that is too deep is dropped', () => {
  const { logs, calls } = listen();
  const deep: unknown = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000));
  for (const data of [deep, 'a']) calls.notify('notifications/message', { level: 'info', data });
  expect(logs).toEqual([{ level: 'info', data: 'a' }]);
});

test('a secret is not repeated', () => {
  const { progress, logs, calls, token } = listen();
  calls.notify('notifications/progress', {
    progressToken: token,
    progress: 1,
    message: 'sekrit-42',
  });
  calls.notify('notifications/message', {
    level: 'info',
    logger: 'sekrit-42',
    data: ['sekrit-42'],
  });
  expect(progress).toEqual([{ progress: 1, message: '[redacted]' }]);
  expect(logs).toEqual([{ level: 'info', logger: '[redacted]', data: ['[redacted]'] }]);
});
