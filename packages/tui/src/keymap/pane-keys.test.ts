import { expect, test } from 'vitest';
import { viewOf } from '../panes/runs/view-of.js';
import type { SessionState } from '../session/session-state.js';
import { fakeConnection } from '../testing/fake-connection.js';
import { fakeService } from '../testing/fake-service.js';
import { pressKeys } from '../testing/press-keys.js';
import { servicesFound } from '../testing/services-found.js';
import { sessionAfter } from '../testing/session-after.js';

const connected = sessionAfter([
  { type: 'connected', connection: fakeConnection() },
  { type: 'panes-entered' },
]);

const called = sessionAfter(
  [
    {
      type: 'run-started',
      run: {
        id: 'run-1',
        executionId: undefined,
        connectionId: 'conn_abc123',
        serviceName: 'WeatherMCP',
        tool: 'forecast',
        parameters: {},
        state: 'running',
        startedAt: 0,
        endedAt: undefined,
        progress: null,
        logs: [],
        result: undefined,
        failure: undefined,
      },
    },
    {
      type: 'run-completed',
      runId: 'run-1',
      result: { content: [{ type: 'text', text: 'sun and rain' }] },
      at: 1,
    },
    { type: 'output-opened', output: 'run' },
  ],
  connected,
);

function searchOf({ runs }: SessionState) {
  const [run] = runs.runs;
  return run && viewOf(run, runs).search;
}

test('esc takes the search in a result back before it leaves the result', () => {
  const searched = pressKeys(['/', 'rain', 'enter'], called).state;
  expect(searchOf(searched)).toMatchObject({ query: 'rain' });
  const closed = pressKeys(['esc'], searched).state;
  expect(searchOf(closed)).toBeUndefined();
  expect(closed.view.column).toBe('output');
  expect(pressKeys(['esc'], closed).state.view.column).not.toBe('output');
});

test('t leads to the tools from everywhere, and says why it cannot', () => {
  expect(pressKeys(['t'], called).state.view).toMatchObject({ column: 'work', work: 'tools' });
  const none = pressKeys(['t'], sessionAfter([{ type: 'panes-entered' }])).state;
  expect(none.view.toast?.text).toContain('Not connected');
});

test('S reads the services where that was not done yet', () => {
  const { intents, state } = pressKeys(['S'], connected);
  expect(intents).toEqual([{ intent: 'look-for', query: state.services.query }]);
  const found = sessionAfter(servicesFound([fakeService()]), state);
  expect(pressKeys(['S'], found).intents).toEqual([]);
});
