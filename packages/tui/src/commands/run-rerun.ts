import type { Connection } from '@nanda/sdk';
import { findRedacted, sanitizeLine } from '@nanda/terminal';
import { readArguments } from '../arguments/read-arguments.js';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';
import { findTool } from './find-tool.js';
import { loadHistory } from './load-history.js';
import { performCall } from './perform-call.js';
import { pickExecution } from './pick-execution.js';

/** A call that was made before. */
interface FormerCall {
  connectionId: string;
  /** Undefined for a call of this session: its connection says it. */
  serviceId?: string | undefined;
  tool: string;
  parameters: Readonly<Record<string, unknown>>;
}

/** `rerun: 2`: makes a call again, with what is said behind in the place of its arguments; without a number the last one. */
export async function runRerun(
  { target, rest = '' }: { target: string; rest?: string | undefined },
  context: CommandContext,
): Promise<void> {
  await context.connectionsKnown();
  const { tool: name, parameters: before, ...place } = await findCall(target, context);
  const connection = findConnection(place, context);
  const tool = await findTool(name, { connection, context });
  const { inputSchema: schema } = tool;
  const missing = findRedacted(before).map(sanitizeLine);
  const given = [JSON.stringify(before), rest].join(' ').trim();
  const parameters = rest === '' ? before : await readArguments(given, { tool: name, schema });
  if (findRedacted(parameters).length > 0) {
    const what = missing.join(' and ');
    throw new CommandError(
      `${name} was not called: ${what} looked like a secret, and was not kept`,
      {
        hint: `rerun: ${target || '1'} ${missing.map((path) => `${path}=…`).join(' ')}`,
      },
    );
  }
  await performCall({ connection, tool, parameters, isStream: false }, context);
}

async function findCall(target: string, context: CommandContext): Promise<FormerCall> {
  // What was called here is known whole, also what the proxy does not write down.
  const last = context.readState().runs.runs.findLast(({ id }) => target === '' || id === target);
  if (last !== undefined) return last;
  const [newest] = target === '' ? await loadHistory(context) : [];
  if (target === '' && newest === undefined) {
    throw new CommandError('nothing has been called yet', { hint: 'tools', exitCode: 6 });
  }
  const execution = await pickExecution(newest?.id ?? target, context);
  const { connectionId, serviceId, toolName, parameters = {} } = execution;
  return { connectionId, serviceId, tool: toolName, parameters };
}

/** The connection that was called; where it is closed, the only other one with its service. */
function findConnection(
  { connectionId, serviceId }: Pick<FormerCall, 'connectionId' | 'serviceId'>,
  { readState }: CommandContext,
): Connection {
  const { connections } = readState().connections;
  const same = connections.find(({ id }) => id === connectionId);
  const [other, ...others] = connections.filter((one) => one.serviceId === serviceId);
  const found = same ?? (others.length === 0 ? other : undefined);
  if (found !== undefined) return found;
  throw new CommandError('the connection that was called is closed', {
    hint: 'connect again, then the same',
    exitCode: 6,
  });
}
