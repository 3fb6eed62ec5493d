import type { UpstreamLog, UpstreamProgress } from '../core/connections/upstream-connector.js';
import { isDeeperThan } from '../core/is-deeper-than.js';
import type { Redactor } from './create-redactor.js';
import { excerpt } from './excerpt.js';
import { maximumDepth } from './maximum-depth.js';

export interface CallListener {
  readonly onProgress: (progress: UpstreamProgress) => void;
  readonly onLog: (log: UpstreamLog) => void;
}

/** The calls in flight, by the token under which the service reports on them. */
export interface CallListeners {
  /** Gives the token. */
  add(listener: CallListener): string;
  remove(token: string): void;
  /** Hands a notification to whom it concerns. What is too deep, and progress that does not increase, is dropped. */
  notify(method: string, params: Readonly<Record<string, unknown>>): void;
}

const maximumMessage = 4096;

export function createCallListeners({ redactor }: { readonly redactor: Redactor }): CallListeners {
  const calls = new Map<string, CallListener & { lastProgress: number }>();
  let lastToken = 0;

  const notifyProgress = (params: Readonly<Record<string, unknown>>): void => {
    const { progressToken, progress, total, message } = params;
    const call = typeof progressToken === 'string' ? calls.get(progressToken) : undefined;
    if (!call || !isNumber(progress) || !(progress > call.lastProgress)) return;
    call.lastProgress = progress;
    call.onProgress({
      progress,
      ...(isNumber(total) && { total }),
      ...(typeof message === 'string' && {
        message: excerpt(redactor.text(message), { limit: maximumMessage }),
      }),
    });
  };

  return {
    add: (listener) => {
      lastToken += 1;
      const token = `call-${lastToken}`;
      calls.set(token, { ...listener, lastProgress: Number.NEGATIVE_INFINITY });
      return token;
    },
    remove: (token) => void calls.delete(token),
    notify: (method, params) => {
      if (method === 'notifications/progress') notifyProgress(params);
      if (method !== 'notifications/message') return;
      if (isDeeperThan(maximumDepth, { value: params })) return;
      const { level, logger, data } = params;
      const log: UpstreamLog = {
        level: typeof level === 'string' ? redactor.text(level) : 'info',
        ...(typeof logger === 'string' && { logger: redactor.text(logger) }),
        data: redactor.value(data),
      };
      // A message names no call; all that run may be meant.
      for (const call of calls.values()) call.onLog(log);
    },
  };
}

/** JSON has no infinity, but its numbers can be that large: `1e999`. */
function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
