import type { ChannelRequest } from '../create-channel.js';
import { isObject } from '../../../core/is-object.js';
import { cancelTask } from './cancel-task.js';
import { readTask } from './read-task.js';
import type { TaskContext } from './task-context.js';

/** Milliseconds that a service should keep what came of a task; more than any call may take. */
const taskLife = 3_600_000;
/** Milliseconds that are waited for the name of a task whose call was cancelled while it was made. */
const lateLimit = 2000;

/**
 * Sends a call that is to be made as a task. Gives what the service answers: a task, or the result at once. A call that is
 * cancelled meanwhile ends at once; its task is cancelled when its name is known, for by that alone it can be.
 */
export async function createTask(
  { params, ...request }: Omit<ChannelRequest, 'signal'>,
  context: Pick<TaskContext, 'channel' | 'signal' | 'isCancellable'>,
): Promise<unknown> {
  const { channel, signal } = context;
  signal.throwIfAborted();
  const creating = new AbortController();
  const cancelled = Promise.withResolvers<never>();
  let limit: NodeJS.Timeout | undefined;
  const abort = (): void => {
    limit = setTimeout(() => creating.abort(signal.reason), lateLimit).unref();
    cancelled.reject(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  const task = { ttl: taskLife };
  const created = channel
    .request({ ...request, params: { ...params, task }, signal: creating.signal })
    .then((answer) => {
      const made = isObject(answer) ? readTask(answer['task']) : undefined;
      if (made && signal.aborted) cancelTask(made.taskId, context);
      return answer;
    })
    .finally(() => {
      clearTimeout(limit);
      signal.removeEventListener('abort', abort);
    });
  return Promise.race([created, cancelled.promise]);
}
