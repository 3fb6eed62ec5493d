import type { InputRequest } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { answerCommand } from './answer-command.js';
import { describeInputRequest } from './describe-input-request.js';
import { findShellEndpoint } from './shell-endpoint.js';

/** What a call waits for, for people. */
export interface Waiting {
  /** What is asked for. By the service: has to be cleaned before it is shown. */
  readonly lines: readonly string[];
  /** Commands for a shell that answer it, one for each request. */
  readonly commands: readonly string[];
}

export type WaitingRequest = Pick<InputRequest, 'key' | 'kind' | 'request' | 'expiresAt'>;

/** Tells what an execution waits for, and how to answer while this program cannot. */
export async function describeWaiting(
  requests: readonly WaitingRequest[],
  {
    executionId,
    context,
  }: {
    readonly executionId: string;
    readonly context: Pick<CommandContext, 'settings' | 'state'>;
  },
): Promise<Waiting> {
  const endpoint = await findShellEndpoint(context);
  const now = Date.now();
  return {
    lines: requests.flatMap((request) => describeInputRequest(request, { now })),
    commands: requests.map((request) => answerCommand(request, { executionId, endpoint })),
  };
}
