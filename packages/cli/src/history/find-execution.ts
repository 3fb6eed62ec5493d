import type { Execution } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { resolveExecutionId } from './resolve-execution-id.js';

/** A call by its row in the last `history`, or its id. @throws CliError `USAGE_ERROR`, `EXECUTION_NOT_FOUND` */
export async function findExecution(
  typed: string,
  context: Pick<CommandContext, 'settings' | 'client' | 'program'>,
): Promise<Execution> {
  const listing = `${context.program} history`;
  const executionId = await resolveExecutionId(typed, context, { list: 'history', listing });
  const client = await context.client();
  const { data } = await client.call<Execution>('executions.get', { params: { executionId } });
  return data;
}
