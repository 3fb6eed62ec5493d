import { expect, test } from 'vitest';
import { renderPane } from '../../testing/render-pane.js';
import { sessionAfter } from '../../testing/session-after.js';
import type { Run } from './run.js';
import { RunPane } from './run-pane.js';

const run: Run = {
  id: 'run-1',
  executionId: 'exec_1',
  connectionId: 'conn_abc123',
  serviceName: 'WeatherMCP',
  tool: 'forecast',
  parameters: {},
  state: 'running',
  startedAt: 0,
  endedAt: undefined,
  progress: { progress: 1, total: 2, message: '\u001b[2Jhalf' },
  logs: [{ level: 'info', text: '\u001b]0;title\u0007' }],
  result: undefined,
  failure: undefined,
};

function draw(shown: Run): string {
  const state = sessionAfter([{ type: 'run-started', run: shown }]);
  return renderPane(RunPane, { state, columns: 40, rows: 8 }).join('\n');
}

test('what a service says is made safe', () => {
  expect(draw(run)).toContain('␛[2Jhalf');
  expect(draw(run)).toContain('info: ␛]0;title␇');
});

test('the way out of a failure is in sight, however much is said of it', () => {
  const failure = { message: 'words '.repeat(100_000), hint: 'tools', exitCode: 5 };
  const drawn = draw({ ...run, state: 'failed', endedAt: 9, logs: [], failure });
  expect(drawn).toContain('error: words words');
  expect(drawn).toContain('try: tools');
});
