import { isObject } from '../../../is-object.js';

/**
 * The task that an answer tells of; undefined where it is another answer. 2025-11-25 has it in `task`, the extension of
 * 2026-07-28 in the result itself.
 */
export function readTaskId(result: Readonly<Record<string, unknown>>): string | undefined {
  const { task, resultType } = result;
  const id = isObject(task) ? task['taskId'] : resultType === 'task' ? result['taskId'] : undefined;
  return typeof id === 'string' ? id : undefined;
}
