import { defaults } from '@nanda/protocol/facts';
import type { BorrowedSession } from '../connections/borrowed-session.js';
import type { Connections } from '../connections/connections.js';
import type { Line, LineDialog } from '../connections/lines/line.js';
import { followResource, unfollowResource } from '../connections/lines/follow-resource.js';
import { setDialogLevel } from '../connections/lines/line-level.js';
import { sendOverLine } from '../connections/lines/send-over-line.js';
import type { Executions } from '../executions/executions.js';
import { createCallerWait } from '../executions/running/create-caller-wait.js';
import { createClientQuestions } from '../executions/running/create-client-questions.js';
import { createParking } from '../executions/running/create-parking.js';
import type { Logger } from '../logger.js';
import type { McpAnswer } from '../mcp-message.js';
import { NandaError } from '../nanda-error.js';
import { reasonOf } from '../reason-of.js';
import { checkMethod } from './check-method.js';
import { listening } from './eras/listening.js';
import type { RelayRequest, RelayTarget, ServiceRelay } from './service-relay.js';
import { toMcpError } from './to-mcp-error.js';
import { useLine, type LineAnswer, type LineWork } from './use-line.js';

export interface ServiceRelayOptions {
  readonly connections: Pick<Connections, 'borrow' | 'findLine' | 'endDialog'>;
  readonly executions: Pick<Executions, 'relay'>;
  readonly logger: Logger;
  /** Milliseconds without progress for one request that is no call of a tool. @default 60_000 */
  readonly timeout?: number | undefined;
  /** Milliseconds that a question of a service waits for its client. @default 600_000 */
  readonly inputTimeout?: number | undefined;
}

export function createServiceRelay(options: ServiceRelayOptions): ServiceRelay {
  const { connections, executions, logger } = options;
  const { timeout = defaults.callTimeout, inputTimeout = defaults.inputTimeout } = options;
  const parking = createParking();

  function over<Value>(
    target: RelayTarget,
    { method, signal }: { readonly method: string; readonly signal: AbortSignal },
    work: LineWork<Value>,
  ): Promise<Value> {
    return useLine(target, { connections, method, timeout, signal }, work);
  }

  /** What goes wrong on the way is an answer as well. */
  async function answered(signal: AbortSignal, work: () => Promise<McpAnswer>): Promise<McpAnswer> {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof NandaError)) {
        logger.error('A request of an MCP client failed', { reason: reasonOf(error) });
      }
      return { error: toMcpError(error) };
    }
  }

  /** A request as it is, but for what two eras say in different ways. */
  function handOn(asked: RelayRequest): LineWork {
    return async (borrowed, clock) => {
      const { onRequest, connectionId, line } = asked;
      const wait = createCallerWait({ clock, borrowed });
      let isStanding = false;
      const answer = await sendOverLine(
        {
          method: asked.method,
          params: asked.params,
          wantsProgress: asked.wantsProgress,
          logLevel: asked.logLevel,
          headers: asked.headers,
          takesInputRequired: asked.takesInputRequired,
          signal: clock.signal,
          onNotification(notification) {
            if (notification.method === 'notifications/progress') clock.progressed();
            if (isAgreed(asked, notification) && !isStanding) {
              // It has no end of its own from now on, and must not take a place from others.
              isStanding = true;
              clock.pause();
              borrowed.pause();
            }
            asked.onNotification(notification);
          },
          onRequest:
            onRequest &&
            createClientQuestions({
              ask: onRequest,
              wait,
              parking,
              connectionId,
              timeout: inputTimeout,
            }),
        },
        borrowed,
        line,
      );
      return { ...counted(answer), hasWaited: wait.hasWaited || isStanding };
    };
  }

  async function request(asked: RelayRequest): Promise<McpAnswer> {
    const { method, params, signal, line } = asked;
    const { name, uri, level } = params;
    if (method === 'tools/call' && typeof name === 'string') {
      return executions.relay({ ...asked, toolName: name }, asked.principal);
    }
    checkMethod(method, asked.principal);
    if (line.era === 'legacy' && line.dialog !== undefined) {
      if (method === 'logging/setLevel') return setLevel(asked, level, signal);
      if (method === 'resources/subscribe' && typeof uri === 'string') {
        return follow(asked, uri, signal);
      }
      if (method === 'resources/unsubscribe' && typeof uri === 'string') {
        return unfollow(asked, uri, signal);
      }
    }
    return over(asked, { method, signal }, handOn(asked));
  }

  function setLevel(target: RelayTarget, level: unknown, signal: AbortSignal): Promise<McpAnswer> {
    return over(target, { method: 'logging/setLevel', signal }, (borrowed, clock) =>
      change(borrowed, (line, dialog) =>
        setDialogLevel(line, { dialog, level, signal: clock.signal }),
      ),
    );
  }

  function follow(target: RelayTarget, uri: string, signal: AbortSignal): Promise<McpAnswer> {
    return over(target, { method: 'resources/subscribe', signal }, (borrowed, clock) =>
      change(borrowed, (line, dialog) =>
        followResource(line, { uri, dialog, signal: clock.signal }),
      ),
    );
  }

  function unfollow(target: RelayTarget, uri: string, signal: AbortSignal): Promise<McpAnswer> {
    return over(target, { method: 'resources/unsubscribe', signal }, (borrowed, clock) =>
      change(borrowed, (line, dialog) =>
        unfollowResource(line, { uri, dialog, signal: clock.signal }),
      ),
    );
  }

  return {
    request: (asked) => answered(asked.signal, () => request(asked)),
    async notify({ connectionId, principal, line }, notification) {
      try {
        const session = await connections.findLine(connectionId, principal, line);
        // Nobody has to be told what a new session asks for anyway.
        if (session === undefined) return;
        const isOfOlderEra = notification.method === 'notifications/roots/list_changed';
        if (isOfOlderEra && session.facts.era === 'modern') return;
        await session.notify(notification);
      } catch (error) {
        logger.info('A notification of an MCP client could not be handed on', {
          connectionId,
          reason: reasonOf(error),
        });
      }
    },
    async facts(target, signal) {
      const { connectionId, principal, line } = target;
      const open = await connections.findLine(connectionId, principal, line);
      if (open !== undefined) return open.facts;
      return over(target, { method: 'the handshake', signal }, async ({ session }) => ({
        answer: session.facts,
        isSent: false,
      }));
    },
    subscribe: (target, uri, signal) => answered(signal, () => follow(target, uri, signal)),
    unsubscribe: (target, uri, signal) => answered(signal, () => unfollow(target, uri, signal)),
    end: (dialogId) => connections.endDialog(dialogId),
  };
}

/** Changes what a dialog is told of beside its requests. */
async function change(
  { line: inUse }: BorrowedSession,
  work: (line: Line, dialog: LineDialog) => Promise<McpAnswer>,
): Promise<LineAnswer> {
  if (inUse?.dialog === undefined) {
    throw new NandaError('VALIDATION_ERROR', 'Nobody listens who could be told.');
  }
  return counted(await work(inUse.line, inUse.dialog));
}

function counted(answer: McpAnswer): LineAnswer {
  return { answer, refusal: 'error' in answer ? answer.error : undefined };
}

/** A service could else stop the clock of any request. */
function isAgreed(asked: { readonly method: string }, told: { readonly method: string }): boolean {
  return asked.method === listening.method && told.method === listening.acknowledged;
}
