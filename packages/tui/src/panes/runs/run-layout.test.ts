import { expect, test } from 'vitest';
import { runLayout } from './run-layout.js';
import type { Run } from './run.js';

const run: Run = {
  id: 'run-1',
  executionId: 'exec_1',
  connectionId: 'conn_1',
  serviceName: 'Coffee',
  tool: 'order',
  parameters: {},
  state: 'failed',
  startedAt: 0,
  endedAt: 1,
  progress: null,
  logs: [],
  result: undefined,
  failure: { message: `It broke ${'and broke '.repeat(12)}at last`, hint: 'again', exitCode: 1 },
};

test('why it failed is told whole where there is room, before what was logged', () => {
  const { failureLines, logRows } = runLayout(run, { columns: 20, rows: 20 });
  expect(failureLines.join(' ')).toBe(`error: ${run.failure?.message}`);
  expect(failureLines.length + logRows).toBe(17);
});

test('where there is not, it is cut at its end, and never gone', () => {
  const { failureLines, logRows } = runLayout(run, { columns: 20, rows: 6 });
  expect(failureLines).toEqual([
    'error: It broke and',
    'broke and broke and',
    'broke and broke and…',
  ]);
  expect(logRows).toBe(0);
  expect(runLayout(run, { columns: 20, rows: 1 }).failureLines).toHaveLength(1);
});

test('a result leaves no room for logs', () => {
  const done: Run = { ...run, state: 'completed', failure: undefined, result: { content: [] } };
  expect(runLayout(done, { columns: 20, rows: 9 })).toEqual({
    hasArguments: false,
    failureLines: [],
    logRows: 0,
    resultRows: 8,
  });
  const given = { ...done, parameters: { size: 'large' } };
  expect(runLayout(given, { columns: 20, rows: 9 }).resultRows).toBe(8);
  expect(runLayout(given, { columns: 20, rows: 10 })).toMatchObject({
    hasArguments: true,
    resultRows: 8,
  });
});
