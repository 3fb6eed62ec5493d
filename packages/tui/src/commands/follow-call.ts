import type { ExecutionEvent, InputRequiredEvent, ToolResult } from '@nanda/sdk';
import type { Question } from '../panes/inbox/question.js';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';
import { describeWaiting } from './describe-waiting.js';
import { printResult } from './print-result.js';

/** {@link followCall}'s argument. */
export interface FollowCallOptions {
  /** The one that has been answered. */
  question: Question;
  /** Set where it is a call of this session. */
  runId: string | undefined;
}

/**
 * Waits for the rest of a call that goes on, and prints its result. A command that is cancelled cancels the call too,
 * where it is one of this session.
 *
 * @throws what the call ends with; with exit code 8 where it asks for something else
 */
export async function followCall(
  { question, runId }: FollowCallOptions,
  context: CommandContext,
): Promise<void> {
  const { client, signal, report, cancelRun, dispatch } = context;
  const { executionId, tool } = question;
  const leaving = new AbortController();
  const asked = Promise.withResolvers<InputRequiredEvent>();
  let end: ToolResult | Error | undefined;

  function onEvent(event: ExecutionEvent): void {
    if (event.type === 'progress') report(event);
    // What cannot be found out now is in the inbox all the same.
    else if (event.type === 'input_required') void notice(event).catch(() => undefined);
    else end ??= endOf(event);
  }

  // Its events are told from the first one on: most of its questions have been answered long ago.
  async function notice(event: InputRequiredEvent): Promise<void> {
    if (event.key === question.key) return;
    const { inputRequests = [] } = await client.execution(executionId, { signal });
    if (!inputRequests.some(({ key }) => key === event.key)) return;
    const { key, kind, request, expiresAt } = event;
    const next = { ...question, key, kind, request, expiresAt, isPutOff: false };
    dispatch({ type: 'question-asked', question: next });
    asked.resolve(event);
  }

  const onAbort = () => {
    if (runId !== undefined) cancelRun(runId);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const either = AbortSignal.any([signal, leaving.signal]);
    const ending = client.follow(executionId, { signal: either, onEvent });
    const next = await Promise.race([ending, asked.promise]);
    if (next !== undefined) {
      ending.catch(() => undefined);
      throw describeWaiting(next, context);
    }
    const result = end ?? (await readEnd(executionId, context));
    if (result instanceof Error) throw result;
    printResult(result, { tool, context });
  } finally {
    leaving.abort();
    signal.removeEventListener('abort', onAbort);
  }
}

function endOf(event: ExecutionEvent): ToolResult | Error | undefined {
  if (event.type === 'result') return event.result;
  if (event.type === 'error') return toError(event.error);
  if (event.type === 'cancelled') return cancelled();
  return undefined;
}

/** What became of a call whose events ended without saying it. */
async function readEnd(
  executionId: string,
  { client, signal }: CommandContext,
): Promise<ToolResult | Error> {
  const { result, error, state } = await client.execution(executionId, { signal });
  if (result !== undefined) return result;
  if (error !== undefined) return toError(error);
  return state === 'cancelled'
    ? cancelled()
    : new CommandError('the call goes on', { hint: 'history', exitCode: 4 });
}

function toError({ code, message }: { code: string; message: string }): Error {
  return Object.assign(new Error(message), { code });
}

function cancelled(): CommandError {
  return new CommandError('the call was cancelled', { hint: 'rerun', exitCode: 130 });
}
