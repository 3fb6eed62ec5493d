import type { RealtimeResume } from '@nanda/protocol';
import { NandaError } from '../../../core/nanda-error.js';
import { createMessage } from '../create-message.js';
import { describeFailure } from '../describe-failure.js';
import { answerAgain } from './answer-again.js';
import type { CallContext } from './call-context.js';
import type { CallKind } from './create-calls.js';
import { followCall } from './follow-call.js';
import { followExecution } from './follow-execution.js';

/**
 * Brings once more what did not arrive: the events of streams from where their client was, the answers of
 * requests. What the client does not name goes on by itself.
 */
export function takeUpCalls(
  { streams = {}, requests = [] }: Pick<RealtimeResume, 'streams' | 'requests'>,
  context: CallContext,
): void {
  const { calls } = context.session;

  for (const [id, after] of Object.entries(streams)) {
    const open = calls.find(id);
    // One that has not begun has sent nothing that could be missing.
    if (open !== undefined && open.executionId === undefined) continue;
    const executionId = open?.executionId ?? executionOf(id, 'stream');
    if (executionId === undefined) continue;
    const call = calls.reopen(id, { kind: 'stream', executionId });
    void followCall(call, {
      open: () => followExecution(call, { executionId, after, context }),
      context,
    });
  }
  for (const id of requests) {
    if (calls.find(id) !== undefined) continue;
    const executionId = executionOf(id, 'execute');
    if (executionId === undefined) continue;
    const call = calls.reopen(id, { kind: 'execute', executionId });
    void answerAgain(call, { executionId, context });
  }

  /** What ended without an execution, or is not remembered, is told at once. */
  function executionOf(id: string, kind: CallKind): string | undefined {
    const ended = calls.findEnded(id);
    if (ended !== undefined && 'executionId' in ended) return ended.executionId;
    const failure = ended?.failure ?? describeFailure(forgotten(), context);
    const type = kind === 'stream' ? 'stream_error' : 'error';
    void context.session.outlet.send(() => createMessage(type, { id, payload: failure }));
    return undefined;
  }
}

function forgotten(): NandaError {
  return new NandaError(
    'EXECUTION_NOT_FOUND',
    'No call of this session was begun with this id, or it ended too long ago. GET /v2/executions lists yours.',
  );
}
