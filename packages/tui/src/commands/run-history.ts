import type { Connection, Execution } from '@nanda/sdk';
import {
  formatAgo,
  formatToolArguments,
  oneLine,
  plural,
  quoteForShell,
  sanitizeLine,
} from '@nanda/terminal';
import { formatResult } from '../session/format-result.js';
import { connectionLabel } from './connection-label.js';
import type { CommandContext } from './command-context.js';
import { loadHistory } from './load-history.js';
import { pickExecution } from './pick-execution.js';
import { printLong } from './print-long.js';

const states = {
  running: 'runs',
  input_required: 'waits for an answer',
  completed: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
} as const;

/** `history`: the latest calls; `history: 2` one of them, with its result. */
export async function runHistory(target: string, context: CommandContext): Promise<void> {
  if (target !== '') return showExecution(await pickExecution(target, context), context);
  await context.connectionsKnown();
  const executions = await loadHistory(context);
  if (executions.length === 0) {
    context.print('Nothing has been called yet');
    return;
  }
  const rows = executions.map(
    (execution, index) => `${index + 1}. ${describe(execution, context)}`,
  );
  context.print(rows.join('\n'));
  context.hint(`${plural(rows.length, 'call')}: history: 1 shows one, rerun: 1 makes it again`);
}

function describe(execution: Execution, { readState }: CommandContext): string {
  const { toolName, state, startedAt } = execution;
  const { connections } = readState().connections;
  const where = nameOf(execution, connections);
  const tool = oneLine(sanitizeLine(toolName), 60);
  return `${tool} on ${where} - ${states[state]}, ${formatAgo(startedAt, { now: Date.now() })}${took(execution)}`;
}

function nameOf({ connectionId }: Execution, connections: readonly Connection[]): string {
  const connection = connections.find(({ id }) => id === connectionId);
  return connection === undefined ? connectionId : connectionLabel(connection);
}

function took({ metadata }: Execution): string {
  if (metadata === undefined) return '';
  const { executionTime } = metadata;
  const time =
    executionTime < 1000
      ? `${Math.round(executionTime)} ms`
      : `${(executionTime / 1000).toFixed(1)} s`;
  return `, took ${time}`;
}

async function showExecution(execution: Execution, context: CommandContext): Promise<void> {
  await context.connectionsKnown();
  const { id, toolName, parameters = {}, result, error, state, connectionId } = execution;
  const { connections } = context.readState().connections;
  const { tools = [] } = connections.find((one) => one.id === connectionId)?.metadata ?? {};
  const schema = tools.find(({ name }) => name === toolName)?.inputSchema ?? {};
  const words = formatToolArguments(parameters, { schema }).map(quoteForShell);
  context.hint(
    `call ${[toolName, ...words].map((word) => oneLine(sanitizeLine(word), 200)).join(' ')}`,
  );
  context.hint(`${describe(execution, context)}  ${id}`);
  if (result !== undefined) printLong(formatResult(result), context);
  else if (error !== undefined) context.print(`${error.code}: ${error.message}`);
  else if (state === 'completed') context.hint('Its result is no longer kept.');
}
