import { RELATED_TASK_META_KEY } from '@modelcontextprotocol/client';

import { isObject } from '../../core/is-object.js';

/** The task in the course of which a service asks something, where it says so. */
export function relatedTaskOf({
  _meta: meta,
}: Readonly<Record<string, unknown>>): string | undefined {
  const related = isObject(meta) ? meta[RELATED_TASK_META_KEY] : undefined;
  const taskId = isObject(related) ? related['taskId'] : undefined;
  return typeof taskId === 'string' ? taskId : undefined;
}
