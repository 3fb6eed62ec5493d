import type { UpstreamOutlet } from '../../core/connections/upstream-connector.js';
import type { McpAnswer, McpNotification, McpRequest } from '../../core/mcp-message.js';

export interface AsideOptions {
  /** Whether somebody will attach soon, for whom is kept what comes before. */
  readonly isExpected: boolean;
}

/** What a service says beside any request, on its way to the one who listens to that. */
export interface Aside {
  attach(outlet: UpstreamOutlet): void;
  tell(notification: McpNotification): void;
  /** Undefined where nobody is there who could be asked, or the question was taken back first. Never rejects. */
  ask(request: McpRequest): Promise<McpAnswer | undefined>;
  close(): void;
}

/** Milliseconds of a session whose first words are kept: some ask for roots right after the handshake, and never again. */
const attachLimit = 2000;
const keptNotifications = 64;
const failed: McpAnswer = {
  error: { code: -32_603, message: 'The request could not be answered.' },
};

export function createAside({ isExpected }: AsideOptions): Aside {
  const early: McpNotification[] = [];
  const waiting = new Set<() => void>();
  let outlet: UpstreamOutlet | undefined;
  let isAwaited = isExpected;
  const until = performance.now() + attachLimit;
  let limit: NodeJS.Timeout | undefined;

  const settle = (): void => {
    isAwaited = false;
    clearTimeout(limit);
    for (const wake of waiting) wake();
    waiting.clear();
  };
  const giveUp = (): void => {
    early.length = 0;
    settle();
  };
  const isStillAwaited = (): boolean => {
    const left = until - performance.now();
    if (isAwaited && left <= 0) giveUp();
    if (isAwaited) limit ??= setTimeout(giveUp, left).unref();
    return isAwaited;
  };
  const attached = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      waiting.add(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });

  return {
    attach: (next) => {
      outlet = next;
      for (const notification of early.splice(0)) next.onNotification(notification);
      settle();
    },
    tell: (notification) => {
      if (outlet) {
        outlet.onNotification(notification);
      } else if (isStillAwaited() && early.length < keptNotifications) {
        early.push(notification);
      }
    },
    ask: async (request) => {
      if (isStillAwaited()) await attached(request.signal);
      const { onRequest } = outlet ?? {};
      if (!onRequest || request.signal.aborted) return undefined;
      return onRequest(request).catch(() => failed);
    },
    close: () => {
      outlet = undefined;
      giveUp();
    },
  };
}
