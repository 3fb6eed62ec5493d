import type { RealtimeCall } from '@nanda/protocol';
import type { ExecutionRecord } from '../../../core/executions/execution-record.js';
import type { CallContext } from './call-context.js';
import type { Call } from './create-calls.js';

/** Begins the execution of a call. */
export async function startCall(
  call: Call,
  { request, context }: { readonly request: RealtimeCall; readonly context: CallContext },
): Promise<ExecutionRecord> {
  const { core, session } = context;
  try {
    const { signal } = call.starting;
    const record = await core.executions.start({ ...request, signal }, session.principal);
    call.begin(record.id);
    return record;
  } catch (error) {
    call.begin(undefined);
    throw error;
  }
}
