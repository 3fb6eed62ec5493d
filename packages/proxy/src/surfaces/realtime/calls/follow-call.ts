import {
  terminalExecutionEventTypes,
  type Execution,
  type ExecutionEvent,
  type RealtimeServerMessage,
} from '@nanda/protocol';
import { NandaError } from '../../../core/nanda-error.js';
import { createMessage } from '../create-message.js';
import { describeFailure } from '../describe-failure.js';
import type { CallContext } from './call-context.js';
import type { Call } from './create-calls.js';

export interface Followed {
  readonly executionId: string;
  readonly connectionId: string;
  readonly toolName: string;
  readonly events: AsyncGenerator<ExecutionEvent, void, undefined>;
}

const terminal: ReadonlySet<string> = new Set(terminalExecutionEventTypes);

/**
 * Brings every event of an execution, one after the other as fast as they are read, to whichever socket
 * its client has then; and how it ended. Never rejects.
 */
export async function followCall(
  call: Call,
  { open, context }: { readonly open: () => Promise<Followed>; readonly context: CallContext },
): Promise<void> {
  const { core, session, logger, closing } = context;
  const { id, kind } = call;
  const { signal } = call.following;
  let facts: Readonly<Record<string, unknown>> = {};

  /** @returns false once nobody wants any more of it. */
  async function send(make: () => RealtimeServerMessage): Promise<boolean> {
    const goesOn = await session.outlet.send(() => (signal.aborted ? undefined : make()));
    return goesOn && !signal.aborted;
  }

  /** How it ended: by its last event, or where that came earlier, by what is kept of it. */
  async function end(
    executionId: string,
    last: ExecutionEvent | undefined,
  ): Promise<Pick<Execution, 'error'> | undefined> {
    if (last !== undefined && terminal.has(last.type)) return 'error' in last ? last : {};
    if (signal.aborted) return undefined;
    const execution = await core.executions.get(executionId, session.principal);
    if (execution.endedAt !== undefined) return execution;
    // The next process takes it up, and the client with it.
    if (closing.aborted) return undefined;
    throw new NandaError(
      'INTERNAL_ERROR',
      'Its events broke off. Follow it again with `stream {executionId, after}`.',
    );
  }

  try {
    const { executionId, connectionId, toolName, events } = await open();
    facts = { connectionId, toolName, executionId };
    let last: ExecutionEvent | undefined;
    for await (const event of events) {
      const payload = { connectionId, toolName, event };
      if (!(await send(() => createMessage('stream_event', { id, payload })))) return;
      last = event;
    }
    const ended = await end(executionId, last);
    if (ended === undefined) {
      session.calls.close(call);
      return;
    }
    const { error } = ended;
    const payload = { connectionId, toolName, executionId };
    await send(() =>
      error === undefined
        ? createMessage('stream_complete', { id, payload })
        : createMessage('stream_error', {
            id,
            payload: { ...error, details: { ...error.details, ...facts } },
          }),
    );
    session.calls.close(call, { kind, executionId });
  } catch (error) {
    const failure = describeFailure(error, { logger, facts });
    await send(() => createMessage('stream_error', { id, payload: failure }));
    const { executionId } = call;
    session.calls.close(
      call,
      executionId === undefined ? { kind, failure } : { kind, executionId },
    );
  }
}
