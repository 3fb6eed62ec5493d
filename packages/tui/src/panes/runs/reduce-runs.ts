import type { Run } from './run.js';
import type { RunsEvent } from './runs-event.js';
import type { RunsState } from './runs-state.js';
import { weighResult } from './weigh-result.js';

const most = 200;
const mostLogs = 500;
/** Characters of all results together. What is forgotten here can be opened from the history. */
const mostWeight = 200_000_000;

/** The calls after an event. What comes after the end of a call belongs to nobody. */
export function reduceRuns(state: RunsState, event: RunsEvent): RunsState {
  switch (event.type) {
    case 'run-started': {
      const { run } = event;
      const others = state.runs.filter(({ id }) => id !== run.id);
      // Those that still run are never forgotten.
      const excess = others.length + 1 - most;
      const old = others.filter(isOver).slice(0, Math.max(0, excess));
      const runs = [...others.filter((one) => !old.includes(one)), run];
      const views = Object.fromEntries(
        Object.entries(state.views).filter(([id]) => runs.some((one) => one.id === id)),
      );
      return { runs, selectedId: run.id, views };
    }
    case 'run-selected':
      return state.selectedId === event.runId ? state : { ...state, selectedId: event.runId };
    case 'result-viewed':
      return { ...state, views: { ...state.views, [event.runId]: event.view } };
    case 'run-named':
      return change(state, event.runId, (run) => ({ ...run, executionId: event.executionId }));
    case 'run-progressed':
      return change(state, event.runId, (run) => ({ ...run, progress: event.progress }));
    case 'run-logged':
      return change(state, event.runId, (run) => ({
        ...run,
        logs: [...run.logs, event.log].slice(-mostLogs),
      }));
    case 'run-asked':
      return change(state, event.runId, (run) => ({ ...run, state: 'waiting' }));
    case 'run-answered':
      return change(state, event.runId, (run) => ({ ...run, state: 'running' }));
    case 'run-completed': {
      const completed = change(state, event.runId, (run) => ({
        ...run,
        state: event.result.isError === true ? 'failed' : 'completed',
        result: event.result,
        endedAt: event.at,
      }));
      return completed === state ? state : lighten(completed, event.runId);
    }
    case 'run-failed':
      return change(state, event.runId, (run) => ({
        ...run,
        state: 'failed',
        failure: event.failure,
        endedAt: event.at,
      }));
    case 'run-cancelled':
      return change(state, event.runId, (run) => ({
        ...run,
        state: 'cancelled',
        endedAt: event.at,
      }));
  }
}

function change(state: RunsState, runId: string, next: (run: Run) => Run): RunsState {
  const run = state.runs.find(({ id }) => id === runId);
  if (run === undefined || isOver(run)) return state;
  return { ...state, runs: state.runs.map((one) => (one === run ? next(run) : one)) };
}

/** Forgets the oldest results where all of them are too much; never that of the last call, nor the one that is looked at. */
function lighten(state: RunsState, lastId: string): RunsState {
  let room = mostWeight;
  const runs = state.runs.toReversed().filter(({ id, result }) => {
    if (result === undefined) return true;
    room -= weighResult(result);
    return room >= 0 || id === lastId || id === state.selectedId;
  });
  return runs.length === state.runs.length ? state : { ...state, runs: runs.toReversed() };
}

function isOver({ state }: Run): boolean {
  return state !== 'running' && state !== 'waiting';
}
