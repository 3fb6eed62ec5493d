import { RELATED_TASK_META_KEY } from '@modelcontextprotocol/client';

import { isObject } from '../../core/is-object.js';
import type { McpAnswer } from '../../core/mcp-message.js';

/** An answer names the task that was named when it was asked for. An error has no place for that. */
export function relateToTask(
  answer: McpAnswer,
  { task }: { readonly task: string | undefined },
): McpAnswer {
  if (task === undefined || !('result' in answer)) return answer;
  const { _meta: meta, ...result } = answer.result;
  return {
    result: {
      ...result,
      _meta: { ...(isObject(meta) && meta), [RELATED_TASK_META_KEY]: { taskId: task } },
    },
  };
}
