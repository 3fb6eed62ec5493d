import { expect, test } from 'vitest';
import { reduceRuns } from './reduce-runs.js';
import type { Run } from './run.js';
import type { RunsEvent } from './runs-event.js';
import type { RunsState } from './runs-state.js';

const nothing: RunsState = { runs: [], selectedId: null, views: {} };

function run(id: string, change: Partial<Run> = {}): Run {
  return {
    id,
    executionId: undefined,
    connectionId: 'conn_1',
    serviceName: 'Weather',
    tool: 'forecast',
    parameters: {},
    state: 'running',
    startedAt: 0,
    endedAt: undefined,
    progress: null,
    logs: [],
    result: undefined,
    failure: undefined,
    ...change,
  };
}

function after(...events: RunsEvent[]): RunsState {
  return events.reduce(reduceRuns, nothing);
}

const started: RunsEvent = { type: 'run-started', run: run('run-1') };

test('a call, from its beginning to its result', () => {
  const result = { content: [{ type: 'text', text: 'sunny' }] };
  const state = after(
    started,
    { type: 'run-named', runId: 'run-1', executionId: 'exec_1' },
    { type: 'run-progressed', runId: 'run-1', progress: { progress: 1, total: 2 } },
    { type: 'run-logged', runId: 'run-1', log: { level: 'info', text: 'looking' } },
    { type: 'run-completed', runId: 'run-1', result, at: 120 },
  );
  expect(state.selectedId).toBe('run-1');
  expect(state.runs).toMatchObject([
    {
      executionId: 'exec_1',
      state: 'completed',
      progress: { progress: 1, total: 2 },
      logs: [{ text: 'looking' }],
      endedAt: 120,
      result,
    },
  ]);
});

test('a tool that says that it failed has failed, and its result is kept', () => {
  const result = { content: [], isError: true };
  const state = after(started, { type: 'run-completed', runId: 'run-1', result, at: 1 });
  expect(state.runs).toMatchObject([{ state: 'failed', result }]);
});

test('a question that is answered lets the call go on', () => {
  const asked = after(started, { type: 'run-asked', runId: 'run-1' });
  expect(asked.runs).toMatchObject([{ state: 'waiting' }]);
  const answered = reduceRuns(asked, { type: 'run-answered', runId: 'run-1' });
  expect(answered.runs).toMatchObject([{ state: 'running' }]);
});

test('what comes after the end of a call changes nothing', () => {
  const state = after(started, { type: 'run-cancelled', runId: 'run-1', at: 5 });
  const late: RunsEvent[] = [
    { type: 'run-progressed', runId: 'run-1', progress: { progress: 2 } },
    { type: 'run-completed', runId: 'run-1', result: { content: [] }, at: 9 },
    { type: 'run-asked', runId: 'run-1' },
  ];
  for (const event of late) expect(reduceRuns(state, event)).toBe(state);
});

test('of many calls the oldest are forgotten with their views, but none that runs', () => {
  const over = run('old', { state: 'completed', endedAt: 1 });
  let state = after(
    { type: 'run-started', run: run('running') },
    { type: 'run-started', run: over },
    {
      type: 'result-viewed',
      runId: 'old',
      view: { view: 'json', offset: 0, cursor: 0, expanded: [''], picture: 0 },
    },
  );
  for (let index = 0; index < 200; index += 1) {
    const next = run(`run-${index}`, { state: 'completed', endedAt: 1 });
    state = reduceRuns(state, { type: 'run-started', run: next });
  }
  const ids = state.runs.map(({ id }) => id);
  expect(ids.length).toBe(200);
  expect(ids).toContain('running');
  expect(ids).not.toContain('old');
  expect(state.views).toEqual({});
});

test('of a talkative tool the last lines are kept', () => {
  const logs: RunsEvent[] = Array.from({ length: 600 }, (_, index) => ({
    type: 'run-logged',
    runId: 'run-1',
    log: { level: 'info', text: String(index) },
  }));
  const [only] = after(started, ...logs).runs;
  expect([only?.logs.length, only?.logs.at(-1)?.text]).toEqual([500, '599']);
});

test('results that are too much together go, the oldest first, and not the one that is looked at', () => {
  const text = 'x'.repeat(30_000_000);
  const calls = Array.from({ length: 9 }, (_, index) => `run-${index}`);
  const events = calls.flatMap((id): RunsEvent[] => [
    { type: 'run-started', run: run(id) },
    { type: 'run-selected', runId: 'run-0' },
    { type: 'run-completed', runId: id, result: { content: [{ type: 'text', text }] }, at: 1 },
  ]);
  const state = after(...events);
  expect(state.runs.map(({ id }) => id)).toEqual(['run-0', ...calls.slice(3)]);
  expect(state.selectedId).toBe('run-0');
});

test('a result that is nested deep is weighed', () => {
  let value: unknown = 'x';
  for (let depth = 0; depth < 100_000; depth += 1) value = [value];
  const result = { content: [], structuredContent: { value } };
  const state = after(started, { type: 'run-completed', runId: 'run-1', result, at: 1 });
  expect(state.runs).toMatchObject([{ state: 'completed' }]);
});
