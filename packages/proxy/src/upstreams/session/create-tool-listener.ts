import type { UpstreamCallRequest } from '../../core/connections/upstream-connector.js';
import { excerpt } from '../errors/excerpt.js';
import { inputKindOf } from '../inputs/input-kind-of.js';
import { relateToTask } from '../inputs/relate-to-task.js';
import { relatedTaskOf } from '../inputs/related-task-of.js';
import { toWireAnswer } from '../inputs/to-wire-answer.js';
import type { CallListener } from './create-calls.js';

const maximumMessage = 4096;

/** Brings what a service says in the course of a call of a tool into the words of the contract. */
export function createToolListener({
  onProgress,
  onLog,
  onInput,
}: Pick<UpstreamCallRequest, 'onProgress' | 'onLog' | 'onInput'>): CallListener {
  return {
    onNotification: ({ method, params }) => {
      if (method === 'notifications/progress') {
        const { progress, total, message } = params;
        onProgress({
          progress: Number(progress),
          ...(typeof total === 'number' && Number.isFinite(total) && { total }),
          ...(typeof message === 'string' && {
            message: excerpt(message, { limit: maximumMessage }),
          }),
        });
      } else if (method === 'notifications/message') {
        const { level, logger, data } = params;
        onLog({
          level: typeof level === 'string' ? level : 'info',
          ...(typeof logger === 'string' && { logger }),
          data,
        });
      }
    },
    onRequest: async ({ method, params, signal }) => {
      const kind = inputKindOf(method);
      if (kind === undefined) throw new Error('A caller cannot be asked for that.');
      const given = await onInput({ kind, params, signal });
      return relateToTask(toWireAnswer(kind, given), { task: relatedTaskOf(params) });
    },
  };
}
