import type { ExecutionRecord } from '../../core/executions/execution-record.js';
import { NandaError } from '../../core/nanda-error.js';

/** Cancels an execution whose caller goes away before its end. Leaves no listener behind. */
export function cancelWhenGone(
  execution: ExecutionRecord,
  { gone }: { readonly gone: AbortSignal },
): void {
  const cancel = (): void =>
    execution.cancel(new NandaError('CANCELLED', 'The caller went away and had asked for this.'));
  if (gone.aborted) {
    cancel();
    return;
  }
  gone.addEventListener('abort', cancel, { once: true });
  void execution.ended.then(() => gone.removeEventListener('abort', cancel));
}
