import { RELATED_TASK_META_KEY } from '@modelcontextprotocol/client';

import { isObject } from '../../core/is-object.js';
import type { WireAnswer } from '../session/wire.js';

/** An answer names the task that was named when it was asked for. An error has no place for that. */
export function relateToTask(
  answer: WireAnswer,
  { task }: { readonly task: string | undefined },
): WireAnswer {
  if (task === undefined || !('result' in answer)) return answer;
  const { _meta: meta, ...result } = answer.result;
  return {
    result: {
      ...result,
      _meta: { ...(isObject(meta) && meta), [RELATED_TASK_META_KEY]: { taskId: task } },
    },
  };
}
