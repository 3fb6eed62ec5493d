import type { Connection, Execution } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { connectionLabel } from '../connections/connection-label.js';
import { CliError } from '../errors/cli-error.js';
import { resolveExecutionId } from '../history/resolve-execution-id.js';
import type { WaitingRequest } from './waiting-request.js';

/**
 * The request that a word means: a row of the last `inbox`, the id of its call, or `id/key` where that asks for
 * several things at once; of those the oldest is meant otherwise.
 *
 * @throws CliError `USAGE_ERROR`, `EXECUTION_NOT_FOUND`
 */
export async function findWaiting(
  typed: string,
  context: Pick<CommandContext, 'settings' | 'client' | 'program'>,
): Promise<WaitingRequest> {
  const listing = `${context.program} inbox`;
  const place = await resolveExecutionId(typed, context, {
    list: 'inbox',
    state: 'input_required',
    listing,
  });
  const slash = place.indexOf('/');
  const executionId = slash === -1 ? place : place.slice(0, slash);
  const key = slash === -1 ? undefined : place.slice(slash + 1);
  const client = await context.client();
  const { data } = await client.call<Execution>('executions.get', { params: { executionId } });
  const { inputRequests = [] } = data;
  const request =
    key === undefined ? inputRequests[0] : inputRequests.find((one) => one.key === key);
  if (request === undefined) {
    const problem =
      data.state === 'input_required'
        ? `${data.toolName} does not wait for "${key ?? ''}" any more.`
        : `${data.toolName} does not wait for an answer any more: it is ${data.state}.`;
    throw new CliError('EXECUTION_NOT_FOUND', problem, {
      details: { executionId, state: data.state },
      hint: `What came of it: ${context.program} history show ${executionId}`,
    });
  }
  const { connectionId, serviceId, toolName } = data;
  const connection = await client
    .call<Connection>('connections.get', { params: { connectionId } })
    .then(
      (answer) => answer.data,
      () => undefined,
    );
  return {
    ...request,
    executionId,
    connectionId,
    serviceId,
    toolName,
    connection: connection === undefined ? connectionId : connectionLabel(connection),
    serviceName: connection?.metadata.serviceName ?? serviceId,
  };
}
