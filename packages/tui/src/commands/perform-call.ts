import type {
  Connection,
  ContentBlock,
  ExecutionEvent,
  ToolDefinition,
  ToolResult,
} from '@nanda/sdk';
import { authorizeService } from './authorize-service.js';
import { challengeOf } from './challenge-of.js';
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
 * line that is said, and the call is left to go on. Where its service wants the user to agree to more, the call is made once more
 * when he has.
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
  const { serviceName } = connection.metadata;
  const call = (): Promise<ToolResult> =>
    context.call({
      connectionId: connection.id,
      serviceName,
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
  const ending = call().catch(async (error: unknown) => {
    const isRefusal =
      error instanceof Error && 'code' in error && error.code === 'SERVICE_AUTH_REQUIRED';
    if (!isRefusal || hasLeft) throw error;
    const { kind, fields, scope } = challengeOf(error);
    if (kind !== 'oauth2' || fields.length > 0) throw error;
    await authorizeService({ serviceId: connection.serviceId, serviceName, scope }, context);
    return call();
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
