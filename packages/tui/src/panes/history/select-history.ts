import type { Connection, Execution, Service } from '@nanda/sdk';
import { filterRows } from '../../lists/filter-rows.js';
import type { SessionState } from '../../session/session-state.js';
import { describeExecution } from './describe-execution.js';
import type { HistoryRow } from './history-row.js';

interface Made {
  readonly connections: readonly Connection[];
  readonly services: readonly Service[];
  readonly filter: string;
  readonly rows: readonly HistoryRow[];
}

const made = new WeakMap<readonly Execution[], Made>();

/** The calls that have been read, the newest first; filtered, the best match first. */
export function selectHistory(state: SessionState): readonly HistoryRow[] {
  const { executions } = state.history;
  const { connections } = state.connections;
  const { services } = state.services;
  const { filter } = state.lists.history;
  const before = made.get(executions);
  const isSame =
    before?.connections === connections && before.services === services && before.filter === filter;
  if (isSame) return before.rows;
  const names = new Map([
    ...services.map(({ id, name }) => [id, name] as const),
    ...connections.map(({ id, metadata }) => [id, metadata.serviceName] as const),
  ]);
  const all = executions.map((execution): HistoryRow => {
    const { id, connectionId, serviceId } = execution;
    const serviceName = names.get(connectionId) ?? names.get(serviceId) ?? serviceId;
    return { id, execution, serviceName };
  });
  const rows = filterRows(all, { filter, textOf });
  made.set(executions, { connections, services, filter, rows });
  return rows;
}

function textOf({ execution: { toolName, state }, serviceName }: HistoryRow): string {
  return `${toolName} ${serviceName} ${describeExecution(state).word}`;
}
