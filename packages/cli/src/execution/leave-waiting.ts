import type { Execution, InputRequest, InputRequiredEvent } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import type { Output } from '../output/output.js';
import { reportError } from '../output/report-error.js';
import { describeWaiting } from './describe-waiting.js';

export interface LeaveWaitingOptions {
  readonly context: Pick<CommandContext, 'settings' | 'state' | 'io' | 'client'>;
  readonly output: Output;
  readonly connectionId: string;
  readonly toolName: string;
}

/** Says what a call waits for and leaves it so: it goes on when somebody answers. @returns the exit code */
export async function leaveWaiting(
  { executionId, ...asked }: InputRequiredEvent,
  { context, output, connectionId, toolName }: LeaveWaitingOptions,
): Promise<number> {
  const client = await context.client();
  const params = { executionId };
  // A tool may ask for several things at once, of which the event is one.
  const { data } = await client.call<Execution>('executions.get', { params });
  const { key, kind, request, timestamp: createdAt, expiresAt } = asked;
  const first: InputRequest = { key, kind, request, createdAt, expiresAt };
  const inputRequests = data.inputRequests ?? [first];
  if (output.json) {
    output.document({
      requestId: executionId,
      connectionId,
      toolName,
      status: 'input_required',
      inputRequests,
    });
  }
  const { lines, commands } = await describeWaiting(inputRequests, { executionId, context });
  const message = [`${toolName} waits for an answer, which nanda cannot give yet.`, ...lines];
  const code = reportError(
    new CliError('INPUT_REQUIRED', message.join('\n'), {
      hint: `Answer it over HTTP, with your values: POST /v2/executions/${executionId}/input. What comes of it: GET /v2/executions/${executionId}`,
    }),
    { output: { ...output, json: false }, io: context.io },
  );
  // As it is: a line that is broken in its middle is not what a shell wants.
  for (const command of commands) context.io.stderr.write(`${command}\n`);
  return code;
}
