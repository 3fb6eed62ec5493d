import type { ExecutionError, StreamEvent } from '@nanda/sdk';
import type { Call } from './call.ts';
import type { CallAction } from './call-action.ts';
import type { Failure } from './failure.ts';
import { textOf } from './text-of.ts';

const keptCalls = 20;
const keptLines = 200;

/** The calls after something happened to one of them, the newest first. What is over stays as it is. */
export function reduceCalls(calls: readonly Call[], action: CallAction): readonly Call[] {
  if (action.type === 'begun') {
    const { id, call } = action;
    return [{ ...call, id, state: 'running', logs: [], partial: [] } as const, ...calls].slice(
      0,
      keptCalls,
    );
  }
  return calls.map((call) => (call.id === action.id ? { ...call, ...change(call, action) } : call));
}

function change(call: Call, action: Exclude<CallAction, { type: 'begun' }>): Partial<Call> {
  if (call.state !== 'running' && call.state !== 'cancelling') return {};
  switch (action.type) {
    case 'happened':
      return changeOf(action.event, call);
    case 'cancelling':
      return { state: 'cancelling' };
    case 'cancelled':
      return { state: 'cancelled' };
    case 'failed':
      return { state: 'failed', failure: action.failure };
  }
}

function changeOf(event: StreamEvent, call: Call): Partial<Call> {
  switch (event.type) {
    case 'progress': {
      const { progress: value, total, message } = event;
      return { progress: { value, total, message } };
    }
    case 'log': {
      const { seq, level, data } = event;
      return { logs: [...call.logs, { seq, level, text: textOf(data) }].slice(-keptLines) };
    }
    case 'partial':
      return { partial: [...call.partial, ...event.content].slice(-keptLines) };
    case 'result':
      return { state: 'done', result: event.result, duration: event.metadata.executionTime };
    case 'error':
      return {
        state: 'failed',
        failure: describe(event.error, { title: 'The call failed' }),
        duration: event.metadata.executionTime,
      };
    case 'cancelled':
      return {
        state: 'cancelled',
        duration: event.metadata.executionTime,
        // Whoever cancelled it knows why; what somebody else ended needs a reason.
        ...(call.state === 'running' && {
          failure: describe(event.error, { title: 'The call was ended' }),
        }),
      };
    default:
      return {};
  }
}

function describe(
  { code, message }: ExecutionError,
  { title }: { readonly title: string },
): Failure {
  return { title, message, details: [], reference: code };
}
