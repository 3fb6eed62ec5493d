import type { McpAnswer } from '../../mcp-message.js';
import { NandaError } from '../../nanda-error.js';
import { failedOutcome } from './failed-outcome.js';
import type { LiveExecution } from './live-execution.js';
import { relayCall, type RelayCallOptions } from './relay-call.js';
import { relayedOutcome } from './relayed-outcome.js';

/**
 * Runs the call of an MCP client to its end, which is an outcome of the execution whatever comes of it.
 *
 * @throws NandaError where there is no answer of the service
 */
export async function relayExecution(
  execution: LiveExecution,
  options: RelayCallOptions,
): Promise<McpAnswer> {
  const { signal } = options.call;
  const cancel = (): void =>
    execution.cancel(new NandaError('CANCELLED', 'The client cancelled the call.'));
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel, { once: true });
  try {
    const answer = await relayCall(execution, options);
    execution.end(relayedOutcome(answer, execution));
    return answer;
  } catch (error) {
    execution.end(failedOutcome(error, execution));
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
