import { findRpcError } from '../../errors/find-rpc-error.js';
import { excerpt } from '../../errors/excerpt.js';
import { cancelTask } from './cancel-task.js';
import { createAlarm } from './create-alarm.js';
import { insist } from './insist.js';
import { isPassing } from './is-passing.js';
import { readTask, type TaskState } from './read-task.js';
import type { TaskContext } from './task-context.js';
import { taskErrors } from './task-errors.js';
import { toTaskFailure } from './to-task-failure.js';

/**
 * Follows a task to its end, and gives the result of its call as it came.
 *
 * The result is asked for from the beginning: a service answers that question when the task has ended, and asks its own
 * ones in the stream of it. How the task is, is asked beside that as often as the service wants, for its words, and for the services
 * that do not wait with their answer. What ends before the task does cancels it.
 */
export async function followTask(first: TaskState, context: TaskContext): Promise<unknown> {
  const { channel, call, signal, redactor, name } = context;
  const { taskId } = first;
  // Also ends where the result has come while the state was asked for.
  const over = new AbortController();
  const abort = (): void => over.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const alarm = createAlarm(over.signal);
  const result = Promise.withResolvers<unknown>();
  let known = first;
  let said: string | undefined;
  let isAsked = false;
  /** It did not come off, or the service would not say in this state: not at once again. */
  let isTooEarly = false;
  let refusedIn: TaskState['status'] | undefined;
  let hasEnded = false;

  const askFor = (method: 'tasks/get' | 'tasks/result', id: string): Promise<unknown> =>
    channel.request({ id, method, params: { taskId }, signal: over.signal });
  const askResult = (): Promise<unknown> => {
    const id = channel.createId();
    call.accompany(id);
    return askFor('tasks/result', id);
  };
  const askState = async (): Promise<TaskState> => {
    const task = readTask(await askFor('tasks/get', channel.createId()));
    if (task?.taskId !== taskId) throw taskErrors.none(name);
    return task;
  };

  const take = (task: TaskState): void => {
    known = task;
    hasEnded ||= isTerminal(task);
    if (task.statusMessage === undefined || task.statusMessage === said) return;
    said = task.statusMessage;
    call.say(said);
  };
  const askEarly = (): void => {
    if (isAsked || isTooEarly || refusedIn === known.status) return;
    isAsked = true;
    askResult().then(result.resolve, (error: unknown) => {
      isAsked = false;
      isTooEarly = true;
      if (findRpcError(error)) refusedIn = known.status;
      else if (!isPassing(error)) result.reject(toTaskFailure(error, context));
      alarm.ring();
    });
  };
  const conclude = async (): Promise<unknown> => {
    const words = excerpt(redactor.text(known.statusMessage ?? ''));
    if (known.status === 'cancelled') throw taskErrors.cancelled(name, words);
    try {
      return await insist(askResult, { ...context, signal: over.signal });
    } catch (error) {
      if (known.status !== 'failed' || words === '' || !findRpcError(error)) throw error;
      throw taskErrors.failed(name, words);
    }
  };
  const watch = async (): Promise<unknown> => {
    take(first);
    while (!isTerminal(known)) {
      askEarly();
      isTooEarly = false;
      await alarm.wait(known.pollInterval);
      signal.throwIfAborted();
      if (over.signal.aborted) return undefined;
      try {
        take(await insist(askState, { ...context, signal: over.signal }));
      } catch (error) {
        const refusal = over.signal.aborted ? undefined : findRpcError(error);
        if (!refusal) throw error;
        throw taskErrors.unknown(name, excerpt(redactor.text(refusal.message)));
      }
    }
    return conclude();
  };

  call.runAs(taskId, (params) => {
    const told = readTask(params);
    if (!told || hasEnded) return;
    if (told.status === known.status) take(told);
    else alarm.ring();
  });
  try {
    const answer = await Promise.race([result.promise, watch()]);
    hasEnded = true;
    return answer;
  } finally {
    signal.removeEventListener('abort', abort);
    over.abort();
    if (!hasEnded) cancelTask(taskId, context);
  }
}

function isTerminal({ status }: TaskState): boolean {
  return status !== 'working' && status !== 'input_required';
}
