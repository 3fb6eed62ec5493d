import { expect, test } from 'vitest';
import { fakeConnection } from '../../testing/fake-connection.js';
import { fakeTool } from '../../testing/fake-tool.js';
import { sessionAfter } from '../../testing/session-after.js';
import { runArguments } from './run-arguments.js';
import type { Run } from './run.js';

test('what a call was given is told as a command says it, without secrets', () => {
  const tool = fakeTool({
    name: 'pay',
    inputSchema: {
      type: 'object',
      properties: { code: { type: 'string', writeOnly: true }, note: { type: 'string' } },
    },
  });
  const connection = fakeConnection({ metadata: { tools: [tool] } });
  const state = sessionAfter([{ type: 'connected', connection }]);
  const run: Run = {
    id: 'run-1',
    executionId: undefined,
    connectionId: connection.id,
    serviceName: 'Coffee',
    tool: 'pay',
    parameters: { code: 'geheim', note: 'two cups' },
    state: 'running',
    startedAt: 0,
    endedAt: undefined,
    progress: null,
    logs: [],
    result: undefined,
    failure: undefined,
  };
  const text = runArguments(run, state);
  expect(text).toContain(`--note 'two cups'`);
  expect(text).not.toContain('geheim');
  expect(runArguments(run, state)).toBe(text);
  expect(runArguments({ ...run, parameters: {} }, state)).toBe('');
  const hostile = { ...run, parameters: { note: '\u001b[2J'.repeat(1000) } };
  expect(runArguments(hostile, state)).not.toContain('\u001b');
});
