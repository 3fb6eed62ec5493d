import { isObject } from '../../../core/is-object.js';
import type { ChannelRequest } from '../create-channel.js';
import type { SessionFacts } from '../session-facts.js';
import { createTask } from './create-task.js';
import { followTask } from './follow-task.js';
import { readTask } from './read-task.js';
import type { TaskContext } from './task-context.js';
import { taskErrors } from './task-errors.js';

export interface CallAsTaskOptions extends Omit<TaskContext, 'isCancellable'> {
  readonly facts: Pick<SessionFacts, 'capabilities'>;
}

/** Makes a call as a task of 2025-11-25, and gives its result as it came. Rejects as `Channel.request` does. */
export async function callAsTask(
  request: Omit<ChannelRequest, 'signal'>,
  { facts, ...options }: CallAsTaskOptions,
): Promise<unknown> {
  const { tasks } = facts.capabilities;
  const isCancellable = isObject(tasks) && tasks['cancel'] !== undefined;
  const context: TaskContext = { ...options, isCancellable };
  const answer = await createTask(request, context);
  if (!isObject(answer) || answer['task'] === undefined) return answer;
  const task = readTask(answer['task']);
  if (!task) throw taskErrors.none(options.name);
  return followTask(task, context);
}
