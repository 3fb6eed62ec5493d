import type { McpAnswer, McpNotification, McpRequest } from '../../core/mcp-message.js';
import { isAnnouncement } from '../announcements/is-announcement.js';
import { excerpt } from '../errors/excerpt.js';
import type { Redactor } from '../secrets/create-redactor.js';

/** Whoever made a call, and is told and asked in the course of it. */
export interface CallListener {
  /** As it came; progress without its token. */
  onNotification(notification: McpNotification): void;
  /** Rejects where nobody can answer. Absent: nobody is asked. */
  readonly onRequest?: ((request: McpRequest) => Promise<McpAnswer>) | undefined;
}

/** A call from its begin to its end, over as many requests as it takes. */
export interface RunningCall {
  readonly listener: CallListener;
  /** Whether it is a request of an MCP client, whom all concerns that comes in its stream; else a call of a tool. */
  readonly isRelayed: boolean;
  /** Resolves when it has ended, in whatever way. */
  readonly ended: Promise<void>;
  readonly hasEnded: boolean;
  /** The request that now carries it; the one before does not any more. */
  carry(requestId: string): void;
  /** A request beside that one, in whose stream the service may speak of the call; the one before is none any more. */
  accompany(requestId: string): void;
  /** The service makes the call as this task. `onStatus` is told what it says of its state without being asked. */
  runAs(taskId: string, onStatus?: (params: Readonly<Record<string, unknown>>) => void): void;
  /**
   * What the service says of how far it is, in words: one step of progress, or a message of the log where it counts the
   * steps itself.
   */
  say(text: string): void;
  end(): void;
}

/** The calls under way, and who of them is meant by what a service says. */
export interface Calls {
  begin(listener: CallListener, options?: { readonly isRelayed: boolean }): RunningCall;
  /** The one that this request carries or accompanies. */
  find(requestId: string): RunningCall | undefined;
  /** The one that is made as this task. */
  findTask(taskId: unknown): RunningCall | undefined;
  /** What a service says of a task; gives whether somebody waited for that. */
  taskStatus(params: Readonly<Record<string, unknown>>): boolean;
  /** The one that began last, of those who can be asked. */
  newest(): RunningCall | undefined;
  /** Progress of a call by its token; what does not increase, or has another token, is dropped. */
  progress(params: Readonly<Record<string, unknown>>): void;
  /**
   * Anything else, for the call in whose stream it came. Where it came in none: for all calls of tools, and the relayed one
   * that began last; what speaks of the service itself is for none of them. Gives whether it was for any.
   */
  tell(notification: McpNotification, origin: string | undefined): boolean;
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
  readonly onStatus: ((params: Readonly<Record<string, unknown>>) => void) | undefined;
}

export function createCalls({ redactor }: { readonly redactor: Redactor }): Calls {
  const carried = new Map<string, Carried>();
  const accompanied = new Map<string, RunningCall>();
  const tasks = new Map<unknown, RunningTask>();
  const running = new Set<RunningCall>();

  const find = (requestId: string): RunningCall | undefined =>
    carried.get(requestId)?.call ?? accompanied.get(requestId);
  /** Whom it concerns that came in no stream of a request. */
  const listening = (): readonly RunningCall[] => {
    const all = [...running];
    const lastRelayed = all.findLast(({ isRelayed }) => isRelayed);
    return all.filter((call) => !call.isRelayed || call === lastRelayed);
  };

  return {
    begin: (listener, { isRelayed } = { isRelayed: false }) => {
      let current: string | undefined;
      let beside: string | undefined;
      let task: string | undefined;
      let hasEnded = false;
      let ended: PromiseWithResolvers<void> | undefined;
      const call: RunningCall = {
        listener,
        isRelayed,
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
            const params = { level: 'info', data: message };
            listener.onNotification({ method: 'notifications/message', params });
            return;
          }
          entry.lastProgress = Math.max(0, entry.lastProgress) + 1;
          const params = { progress: entry.lastProgress, message };
          listener.onNotification({ method: 'notifications/progress', params });
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
    find,
    findTask: (taskId) => tasks.get(taskId)?.call,
    taskStatus: (params) => {
      const onStatus = tasks.get(params['taskId'])?.onStatus;
      onStatus?.(params);
      return onStatus !== undefined;
    },
    newest: () => [...running].findLast(({ listener }) => listener.onRequest !== undefined),
    progress: ({ progressToken, ...params }) => {
      const entry = typeof progressToken === 'string' ? carried.get(progressToken) : undefined;
      const { progress } = params;
      // JSON has no infinity, but its numbers can be that large: `1e999`.
      if (!entry || typeof progress !== 'number' || !Number.isFinite(progress)) return;
      if (!(progress > entry.lastProgress)) return;
      entry.lastProgress = progress;
      entry.isCounted = true;
      entry.call.listener.onNotification({ method: 'notifications/progress', params });
    },
    tell: (notification, origin) => {
      const isOfService = isAnnouncement(notification.method);
      const owner = origin === undefined ? undefined : find(origin);
      if (owner ? isOfService && !owner.isRelayed : isOfService || origin !== undefined) {
        return false;
      }
      const concerned = owner ? [owner] : listening();
      for (const { listener } of concerned) listener.onNotification(notification);
      return concerned.length > 0;
    },
  };
}
