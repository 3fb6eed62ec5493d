import type { Connection, InputRequiredEvent } from '@nanda/protocol';
import { describeInputRequest, wrapWords } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Output } from '../output/output.js';
import { canAsk } from '../prompts/can-ask.js';
import { askInput } from './ask-input.js';
import { describeAsker } from './describe-asker.js';
import { formatAnswerCommand } from './format-answer-command.js';

export interface HandleInputOptions {
  readonly context: Pick<CommandContext, 'client'>;
  readonly io: CommandLineIo;
  readonly output: Output;
  readonly options: { readonly 'no-input'?: boolean | undefined };
  readonly connection: { readonly id: string; readonly label: string };
  readonly toolName: string;
  /** Whether the events are followed to the last one, whoever answers. */
  readonly isStream: boolean;
  /** Whether a program reads every event, this one too. */
  readonly isEvents: boolean;
}

/** What becomes of a call that has asked: it goes on, is left to wait, or is cancelled. */
export type HandledInput = 'go-on' | 'leave' | 'cancel';

/**
 * Deals with what a running call asks for: the person at the terminal is asked. Where there is none, `exec` leaves the
 * call to wait, and `stream` says how it can be answered elsewhere.
 */
export async function handleInput(
  { executionId, key, kind, request, timestamp, expiresAt }: InputRequiredEvent,
  options: HandleInputOptions,
): Promise<HandledInput> {
  const { context, io, output, connection, toolName, isStream, isEvents } = options;
  if (isEvents) return 'go-on';
  const isAsked = canAsk(options);
  if (!isAsked && !isStream) return 'leave';
  const client = await context.client();
  const service = await client
    .call<Connection>('connections.get', { params: { connectionId: connection.id } })
    .then(
      ({ data }) => data,
      // It may be closed by now; what it asks for is shown all the same.
      () => undefined,
    );
  const waiting = {
    executionId,
    key,
    kind,
    request,
    expiresAt,
    createdAt: timestamp,
    connectionId: connection.id,
    connection: connection.label,
    toolName,
    serviceId: service?.serviceId ?? '',
    serviceName: service?.metadata.serviceName ?? connection.label,
  };
  if (!isAsked) {
    tell();
    return 'go-on';
  }
  try {
    return (await askInput(waiting, { io, client, output })) === 'left' ? 'leave' : 'go-on';
  } catch (error) {
    if (error instanceof CliError && error.code === 'CANCELLED') return 'cancel';
    throw error;
  }

  function tell(): void {
    const width = io.stderr.isTTY === true ? io.stderr.columns || 80 : Number.POSITIVE_INFINITY;
    const lines = describeInputRequest(waiting, { now: Date.now() });
    for (const line of [`${describeAsker(waiting)}.`, ...lines]) {
      const hanging = line.length - line.trimStart().length;
      io.stderr.write(`${wrapWords(output.cleanNote(line), { width, hanging })}\n`);
    }
    const command = formatAnswerCommand(waiting, { id: executionId });
    io.stderr.write(`Answer it with your values:\n  ${output.cleanNote(command)}\n`);
  }
}
