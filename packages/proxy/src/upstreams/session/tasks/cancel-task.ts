import type { TaskContext } from './task-context.js';

const cancelLimit = 5000;

/** Tells the service that nobody wants what comes of the task. Nobody waits for its answer. */
export function cancelTask(
  taskId: string,
  { channel, isCancellable }: Pick<TaskContext, 'channel' | 'isCancellable'>,
): void {
  if (!isCancellable) return;
  const signal = AbortSignal.timeout(cancelLimit);
  channel
    .request({ id: channel.createId(), method: 'tasks/cancel', params: { taskId }, signal })
    // It has ended by itself, or its service is gone: there is nothing left to cancel.
    .catch(() => undefined);
}
