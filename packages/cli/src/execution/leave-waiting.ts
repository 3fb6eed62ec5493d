import type { Connection, Execution, InputRequest, InputRequiredEvent } from '@nanda/protocol';
import { describeInputRequest } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { describeAsker } from '../inbox/describe-asker.js';
import { formatAnswerCommand } from '../inbox/format-answer-command.js';
import type { Output } from '../output/output.js';
import { reportError } from '../output/report-error.js';

export interface LeaveWaitingOptions {
  readonly context: Pick<CommandContext, 'io' | 'client'>;
  readonly output: Output;
  readonly connectionId: string;
  /** The short name of the connection. */
  readonly connection: string;
  readonly toolName: string;
}

/** Says what a call waits for and leaves it so: it goes on when somebody answers. @returns the exit code */
export async function leaveWaiting(
  { executionId, ...asked }: Omit<InputRequiredEvent, 'type' | 'id' | 'seq'>,
  { context, output, connectionId, connection, toolName }: LeaveWaitingOptions,
): Promise<number> {
  const client = await context.client();
  const params = { executionId };
  // A tool may ask for several things at once, of which the event is one.
  const [{ data }, serviceName] = await Promise.all([
    client.call<Execution>('executions.get', { params }),
    client.call<Connection>('connections.get', { params: { connectionId } }).then(
      (answer) => answer.data.metadata.serviceName,
      () => connection,
    ),
  ]);
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
  const now = Date.now();
  const asker = describeAsker({ serviceName, connection, toolName });
  const lines = inputRequests.flatMap((one) => describeInputRequest(one, { now }));
  const message = [`${asker}, and waits for an answer.`, ...lines].join('\n');
  const commands = inputRequests.map((one) => {
    const id = inputRequests.length === 1 ? executionId : `${executionId}/${one.key}`;
    return formatAnswerCommand(one, { id });
  });
  const [command = '', ...others] = commands;
  const code = reportError(
    new CliError('INPUT_REQUIRED', message, {
      details: { executionId },
      hint: `Answer it with your values: ${command}`,
    }),
    { output: { ...output, json: false }, io: context.io },
  );
  // As they are: a line that is broken in its middle is not what a shell wants.
  for (const other of others) context.io.stderr.write(`  and: ${output.cleanNote(other)}\n`);
  return code;
}
