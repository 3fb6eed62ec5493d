import type {
  UpstreamCallRequest,
  UpstreamLog,
} from '../../core/connections/upstream-connector.js';
import { isDeeperThan } from '../../core/is-deeper-than.js';
import { excerpt } from '../errors/excerpt.js';
import { maximumDepth } from '../errors/maximum-depth.js';
import type { Redactor } from '../secrets/create-redactor.js';

export type CallListener = Pick<UpstreamCallRequest, 'onProgress' | 'onLog' | 'onInput'>;

/** A call of a tool from its begin to its end, over as many requests as it takes. */
export interface RunningCall {
  readonly listener: CallListener;
  /** Resolves when it has ended, in whatever way. */
  readonly ended: Promise<void>;
  readonly hasEnded: boolean;
  /** The request that now carries it; the one before does not any more. */
  carry(requestId: string): void;
  /** A request beside that one, in whose stream the service may speak of the call; the one before is none any more. */
  accompany(requestId: string): void;
  /** The service makes the call as this task. `onStatus` is told what it says of its state without being asked. */
  runAs(taskId: string, onStatus: (params: Readonly<Record<string, unknown>>) => void): void;
  /**
   * What the service says of how far it is, in words: one step of progress, or a message of the log where it counts the
   * steps itself.
   */
  say(text: string): void;
  end(): void;
}

/** The calls under way, and who of them is meant by what a service says. */
export interface Calls {
  begin(listener: CallListener): RunningCall;
  /** The one that this request carries or accompanies. */
  find(requestId: string): RunningCall | undefined;
  /** The one that is made as this task. */
  findTask(taskId: unknown): RunningCall | undefined;
  /** What a service says of a task; of one that nobody knows it is dropped. */
  taskStatus(params: Readonly<Record<string, unknown>>): void;
  /** The one that began last. */
  newest(): RunningCall | undefined;
  /** Progress of a call by its token; what does not increase, or has another token, is dropped. */
  progress(params: Readonly<Record<string, unknown>>): void;
  /** A message of the log, for the call in whose stream it came; without one, for all of them. What is too deep is dropped. */
  log(params: Readonly<Record<string, unknown>>, origin: string | undefined): void;
}

const maximumMessage = 4096;

interface Carried {
  readonly call: RunningCall;
  lastProgress: number;
  /** Whether the service counts the steps. */
  isCounted: boolean;
}

interface RunningTask {
  readonly call: RunningCall;
  readonly onStatus: (params: Readonly<Record<string, unknown>>) => void;
}

export function createCalls({ redactor }: { readonly redactor: Redactor }): Calls {
  const carried = new Map<string, Carried>();
  const accompanied = new Map<string, RunningCall>();
  const tasks = new Map<unknown, RunningTask>();
  const running = new Set<RunningCall>();

  return {
    begin: (listener) => {
      let current: string | undefined;
      let beside: string | undefined;
      let task: string | undefined;
      let hasEnded = false;
      let ended: PromiseWithResolvers<void> | undefined;
      const call: RunningCall = {
        listener,
        get ended() {
          ended ??= Promise.withResolvers<void>();
          if (hasEnded) ended.resolve();
          return ended.promise;
        },
        get hasEnded() {
          return hasEnded;
        },
        carry: (requestId) => {
          if (current !== undefined) carried.delete(current);
          current = requestId;
          carried.set(requestId, {
            call,
            lastProgress: Number.NEGATIVE_INFINITY,
            isCounted: false,
          });
        },
        accompany: (requestId) => {
          if (beside !== undefined) accompanied.delete(beside);
          beside = requestId;
          accompanied.set(requestId, call);
        },
        runAs: (taskId, onStatus) => {
          forgetTask();
          task = taskId;
          if (!tasks.has(taskId)) tasks.set(taskId, { call, onStatus });
        },
        say: (text) => {
          const message = excerpt(redactor.text(text), { limit: maximumMessage });
          const entry = current === undefined ? undefined : carried.get(current);
          if (message === '' || !entry) return;
          if (entry.isCounted) {
            listener.onLog({ level: 'info', data: message });
            return;
          }
          entry.lastProgress = Math.max(0, entry.lastProgress) + 1;
          listener.onProgress({ progress: entry.lastProgress, message });
        },
        end: () => {
          hasEnded = true;
          if (current !== undefined) carried.delete(current);
          if (beside !== undefined) accompanied.delete(beside);
          forgetTask();
          running.delete(call);
          ended?.resolve();
        },
      };
      const forgetTask = (): void => {
        if (tasks.get(task)?.call === call) tasks.delete(task);
      };
      running.add(call);
      return call;
    },
    find: (requestId) => carried.get(requestId)?.call ?? accompanied.get(requestId),
    findTask: (taskId) => tasks.get(taskId)?.call,
    taskStatus: (params) => tasks.get(params['taskId'])?.onStatus(params),
    newest: () => [...running].at(-1),
    progress: ({ progressToken, progress, total, message }) => {
      const entry = typeof progressToken === 'string' ? carried.get(progressToken) : undefined;
      if (!entry || !isNumber(progress) || !(progress > entry.lastProgress)) return;
      entry.lastProgress = progress;
      entry.isCounted = true;
      entry.call.listener.onProgress({
        progress,
        ...(isNumber(total) && { total }),
        ...(typeof message === 'string' && {
          message: excerpt(redactor.text(message), { limit: maximumMessage }),
        }),
      });
    },
    log: (params, origin) => {
      if (isDeeperThan(maximumDepth, { value: params })) return;
      const { level, logger, data } = params;
      const log: UpstreamLog = {
        level: typeof level === 'string' ? redactor.text(level) : 'info',
        ...(typeof logger === 'string' && { logger: redactor.text(logger) }),
        data: redactor.value(data),
      };
      if (origin === undefined) for (const call of running) call.listener.onLog(log);
      else (carried.get(origin)?.call ?? accompanied.get(origin))?.listener.onLog(log);
    },
  };
}

/** JSON has no infinity, but its numbers can be that large: `1e999`. */
function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
