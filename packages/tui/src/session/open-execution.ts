import type { Execution } from '@nanda/sdk';
import type { InteractiveClient } from '../client/interactive-client.js';
import { isMadeHere } from '../panes/runs/is-made-here.js';
import type { Run, RunState } from '../panes/runs/run.js';
import type { SessionStore } from './create-store.js';
import { describeFailure } from './describe-failure.js';

const openLimit = 20_000;

/** {@link openExecution}'s second argument. */
export interface OpenExecutionOptions {
  client: InteractiveClient;
  store: SessionStore;
  now: () => number;
  /** Aborted when something else is wanted by now: then nothing is shown, and nothing thrown. */
  signal: AbortSignal;
}

/** A call of the history as one of the session's, to look at. Who has gone elsewhere meanwhile is not taken back. */
export async function openExecution(
  executionId: string,
  { client, store, now, signal }: OpenExecutionOptions,
): Promise<void> {
  const known = store.state.runs.runs.find((run) => run.executionId === executionId);
  // Nobody tells how one goes on that was made elsewhere.
  if (known !== undefined && (isMadeHere(known) || known.endedAt !== undefined)) {
    store.dispatch({ type: 'run-selected', runId: known.id });
  } else {
    const { mode, column, place } = store.state.view;
    const either = AbortSignal.any([signal, AbortSignal.timeout(openLimit)]);
    let execution;
    try {
      execution = await client.execution(executionId, { signal: either });
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    const { view } = store.state;
    const isHere = view.mode === mode && view.column === column && view.place === place;
    if (signal.aborted || !isHere) return;
    store.dispatch({ type: 'run-started', run: toRun(execution, { store, now }) });
  }
  store.dispatch({ type: 'output-opened', output: 'run' });
}

const states: Readonly<Record<Execution['state'], RunState>> = {
  running: 'running',
  input_required: 'waiting',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
};

function toRun(
  execution: Execution,
  { store, now }: { store: SessionStore; now: () => number },
): Run {
  const {
    id,
    connectionId,
    toolName,
    parameters = {},
    result,
    error,
    startedAt,
    endedAt,
  } = execution;
  const connection = store.state.connections.connections.find((one) => one.id === connectionId);
  const begun = Date.parse(startedAt);
  const took = endedAt === undefined ? Date.now() - begun : Date.parse(endedAt) - begun;
  const at = now();
  return {
    id,
    executionId: id,
    connectionId,
    serviceName: connection?.metadata.serviceName ?? execution.serviceId,
    tool: toolName,
    parameters,
    state: states[execution.state],
    startedAt: at - took,
    endedAt: endedAt === undefined ? undefined : at,
    progress: null,
    logs: [],
    result,
    failure: error === undefined ? undefined : describeFailure(asError(error)),
  };
}

function asError({ code, message }: { code: string; message: string }): Error {
  return Object.assign(new Error(message), { code });
}
