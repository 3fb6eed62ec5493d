import { expect, test } from 'vitest';
import type { Execution } from '@nanda/sdk';
import type { SessionState } from '../../session/session-state.js';
import { fakeConnection } from '../../testing/fake-connection.js';
import { fakeExecution } from '../../testing/fake-execution.js';
import { fakeService } from '../../testing/fake-service.js';
import { pressKeys } from '../../testing/press-keys.js';
import { renderPane } from '../../testing/render-pane.js';
import { servicesFound } from '../../testing/services-found.js';
import { sessionAfter } from '../../testing/session-after.js';
import { HistoryPane } from './history-pane.js';
import { selectHistory } from './select-history.js';

const executions = [
  fakeExecution({ id: 'exec_4', state: 'running', metadata: undefined, endedAt: undefined }),
  fakeExecution({
    id: 'exec_3',
    toolName: 'evil\u001b[2Jtool',
    state: 'failed',
    connectionId: 'conn_gone',
    serviceId: 'svc_2',
    startedAt: '2029-12-31T22:00:00.000Z',
  }),
  fakeExecution({
    id: 'exec_2',
    toolName: 'order',
    state: 'input_required',
    serviceId: 'svc_9',
    connectionId: 'x',
  }),
  fakeExecution({ id: 'exec_1', state: 'cancelled' }),
];

function historyOf(rows: Execution[], nextCursor?: string): SessionState {
  return sessionAfter([
    ...servicesFound([fakeService({ id: 'svc_2', name: 'Coffee' })]),
    { type: 'connected', connection: fakeConnection() },
    { type: 'history-wanted' },
    { type: 'history-found', page: { executions: rows, nextCursor } },
    { type: 'panes-entered' },
    { type: 'place-opened', place: 'history' },
  ]);
}

const state = historyOf(executions);

test('history in 30, 56 and 80 columns', () => {
  expect(renderPane(HistoryPane, { state, columns: 30, rows: 7 })).toEqual([
    '╭─ ▸ History ──────────── 4 ─╮',
    '│ / to filter                │',
    '│ ›◆ getCurrentWe… 5 min ago │',
    '│  ✖ evil␛[2Jto… 2 hours ago │',
    '│  ? order svc_9   5 min ago │',
    '│  ○ getCurrentWe… 5 min ago │',
    '╰────────────────────────────╯',
  ]);
  expect(renderPane(HistoryPane, { state, columns: 56, rows: 7 })).toEqual([
    '╭─ ▸ History ────────────────────────────────────── 4 ─╮',
    '│ / to filter                                          │',
    '│ ›◆ running   getCurrentWeather WeatherMCP  5 min ago │',
    '│  ✖ failed    evil␛[2Jtool Coffee         2 hours ago │',
    '│  ? waits     order svc_9                   5 min ago │',
    '│  ○ cancelled getCurrentWeather WeatherMCP  5 min ago │',
    '╰──────────────────────────────────────────────────────╯',
  ]);
  expect(renderPane(HistoryPane, { state, columns: 80, rows: 7 })).toEqual([
    '╭─ ▸ History ────────────────────────────────────────────────────────────── 4 ─╮',
    '│ / to filter                                                                  │',
    '│ ›◆ running   getCurrentWeather WeatherMCP                 5 min ago          │',
    '│  ✖ failed    evil␛[2Jtool Coffee                        2 hours ago   120 ms │',
    '│  ? waits     order svc_9                                  5 min ago   120 ms │',
    '│  ○ cancelled getCurrentWeather WeatherMCP                 5 min ago   120 ms │',
    '╰──────────────────────────────────────────────────────────────────────────────╯',
  ]);
});

test('enter shows the call, r makes it again, y copies its id', () => {
  expect(pressKeys(['j', 'enter'], state).intents).toContainEqual({
    intent: 'open-execution',
    executionId: 'exec_3',
  });
  const { state: after, intents } = pressKeys(['j', 'j', 'r'], state);
  expect(intents).toContainEqual({ intent: 'run', command: { verb: 'rerun', target: 'exec_2' } });
  expect(after.view.output).toBe('run');
  expect(pressKeys(['y'], state).intents).toEqual([{ intent: 'copy', what: 'row' }]);
});

test('near its end more is asked for', () => {
  const longer = historyOf(executions, 'next');
  expect(pressKeys(['j'], longer).intents).toEqual([{ intent: 'load-more', list: 'history' }]);
  expect(renderPane(HistoryPane, { state: longer, columns: 40, rows: 5 })[0]).toMatch(/ 4\+ ─╮$/);
});

test('it is filtered by tool, service and state, among what was read', () => {
  const filtered = (filter: string) =>
    sessionAfter([{ type: 'list-filtered', list: 'history', filter }], state);
  const ids = (filter: string) => selectHistory(filtered(filter)).map(({ id }) => id);
  expect(ids('coffee')).toEqual(['exec_3']);
  expect(ids('cancelled')).toEqual(['exec_1']);
  expect(ids('weathermcp').toSorted()).toEqual(['exec_1', 'exec_4']);
  const none = sessionAfter(
    [{ type: 'list-filtered', list: 'history', filter: 'zzz' }],
    historyOf(executions, 'next'),
  );
  const text = renderPane(HistoryPane, { state: none, columns: 60, rows: 7 }).join('\n');
  expect(text).toContain('No call matches. Esc clears the filter. Only those');
  expect(pressKeys(['enter', 'r', 'y'], none).intents).toEqual([]);
});

test('the same rows are given again while nothing has changed', () => {
  expect(selectHistory(state)).toBe(selectHistory({ ...state }));
});

test('nothing, loading and a failure are told apart, each with what to do', () => {
  const draw = (of: SessionState) =>
    renderPane(HistoryPane, { state: of, columns: 60, rows: 8 }).join('\n');
  expect(draw(historyOf([]))).toContain('Nothing has been called yet.');
  expect(draw(sessionAfter([{ type: 'history-wanted' }]))).toContain('Reading what was called.');
  const failure = { message: 'the proxy\u001b is gone', hint: 'the same again', exitCode: 4 };
  const failed = sessionAfter([{ type: 'history-failed', failure }]);
  expect(draw(failed)).toContain('✖ the proxy␛ is gone');
  expect(draw(failed)).toContain('try: the same again');
  expect(draw(failed)).toContain('H reads it again.');
  const stale = sessionAfter([{ type: 'history-failed', failure }], state);
  expect(draw(stale)).toContain('getCurrentWeather');
});

test('the next page of a list that was read again meanwhile is not put behind the new one', () => {
  const first = historyOf(executions.slice(0, 2), 'next');
  const page = { executions: executions.slice(2), nextCursor: undefined };
  const again = sessionAfter(
    [
      { type: 'more-history-wanted' },
      { type: 'history-wanted' },
      { type: 'history-found', page: { executions: executions.slice(0, 1), nextCursor: 'next' } },
      { type: 'more-history-found', page },
    ],
    first,
  );
  expect(again.history).toMatchObject({ status: 'ready', nextCursor: 'next' });
  expect(selectHistory(again).map(({ id }) => id)).toEqual(['exec_4']);
});
