import { NandaError } from '../nanda-error.js';
import type { ExecutionRecord } from './execution-record.js';

/**
 * Cancels an execution whose caller goes away before its end. One that another process runs goes on:
 * whoever asked for it there says when it ends. Leaves no listener behind.
 */
export function cancelWhenGone(
  execution: Pick<ExecutionRecord, 'cancel' | 'ended'>,
  { gone }: { readonly gone: AbortSignal },
): void {
  const cancel = (): void => {
    try {
      execution.cancel(new NandaError('CANCELLED', 'The caller went away and had asked for this.'));
    } catch {
      // Nobody is left who could be told, and what a listener throws ends the process.
    }
  };
  if (gone.aborted) {
    cancel();
    return;
  }
  gone.addEventListener('abort', cancel, { once: true });
  void execution.ended.then(() => gone.removeEventListener('abort', cancel));
}
