import type { Connection, ContentBlock, ExecutionEvent, ToolDefinition } from '@nanda/sdk';
import { confirmCall } from './confirm-call.js';
import type { CommandContext } from './command-context.js';
import { createEventPrinter } from './create-event-printer.js';
import { describeWaiting } from './describe-waiting.js';
import { printResult } from './print-result.js';

/** {@link performCall}'s argument. */
export interface PerformCallOptions {
  connection: Connection;
  tool: ToolDefinition;
  parameters: Readonly<Record<string, unknown>>;
  /** Whether what happens is printed as it comes. */
  isStream: boolean;
}

/**
 * Calls a tool and prints its result. What it asks for in the meantime is answered elsewhere on the whole screen; line by
 * line that is said, and the call is left to go on.
 *
 * @throws {CommandError} also where the tool says that it failed, and with exit code 8 where it waits for an answer
 */
export async function performCall(
  { connection, tool, parameters, isStream }: PerformCallOptions,
  context: CommandContext,
): Promise<void> {
  const { face } = context;
  await confirmCall({ connection, tool, parameters }, context);
  const waits = Promise.withResolvers<ExecutionEvent & { type: 'input_required' }>();
  const printed: ContentBlock[] = [];
  const printEvent = isStream ? createEventPrinter(context, { printed }) : undefined;
  let hasLeft = false;
  const ending = context.call({
    connectionId: connection.id,
    serviceName: connection.metadata.serviceName,
    tool: tool.name,
    parameters,
    onEvent(event) {
      if (hasLeft) return;
      if (event.type !== 'input_required') printEvent?.(event);
      else if (face === 'line') {
        hasLeft = true;
        waits.resolve(event);
      }
    },
  });
  const first = await Promise.race([ending, waits.promise]);
  if ('content' in first) {
    printResult(first, { tool: tool.name, printed, context });
    return;
  }
  // Whoever answers waits for its end.
  ending.catch(() => undefined);
  throw describeWaiting(first, context);
}
