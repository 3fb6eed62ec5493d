import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import { toMcpError } from '../../../core/bridge/to-mcp-error.js';
import type { Logger } from '../../../core/logger.js';
import type { McpAnswer } from '../../../core/mcp-message.js';
import { NandaError } from '../../../core/nanda-error.js';
import type { Principal } from '../../../core/principal.js';
import { reasonOf } from '../../../core/reason-of.js';
import { untilAborted } from '../../../core/until-aborted.js';
import { readProgressToken } from '../rpc/read-progress-token.js';
import type { RpcRequest } from '../rpc/rpc-message.js';
import { splitMeta } from '../rpc/split-meta.js';
import { toRpcNotification } from '../rpc/to-rpc-notification.js';
import type { Reply } from '../streams/create-reply.js';
import type { InFlight, Session } from './session.js';

export interface AnswerRequestOptions {
  readonly principal: Principal;
  readonly session: Session;
  readonly flight: InFlight;
  readonly reply: Pick<Reply, 'send'>;
  readonly logger: Logger;
}

/**
 * Answers a request of a session. A client that is gone has not taken it back: it may come for the answer.
 *
 * @returns undefined where the client took it back
 */
export async function answerRequest(
  request: RpcRequest,
  { principal, session, flight, reply, logger }: AnswerRequestOptions,
): Promise<McpAnswer | undefined> {
  const { method } = request;
  if (method === 'ping') return { result: {} };
  if (method === 'initialize') {
    const message =
      'The session is initialized already; leave out Mcp-Session-Id to begin a new one.';
    return { error: { code: mcpCodes.invalidRequest, message } };
  }
  const { params, meta } = splitMeta(request.params, ['progressToken']);
  const progressToken = readProgressToken(meta);
  /** Over the session's own stream where the answer is none, or is out already. */
  const send = (message: object): void => {
    if (!reply.send(message)) session.streams.main.send(message);
  };
  let isOut = false;
  try {
    const answer = session.dialog.answer({
      principal,
      method,
      params,
      wantsProgress: progressToken !== undefined,
      signal: flight.signal,
      notify(notification) {
        const isLate = isOut && notification.method === 'notifications/progress';
        const message = toRpcNotification(notification, { progressToken });
        if (message !== undefined && !isLate) send(message);
      },
      ask: (question) => session.questions.ask(question, { send }),
    });
    return await untilAborted(answer, flight.signal);
  } catch (error) {
    if (flight.isCancelled) return undefined;
    if (!(error instanceof NandaError)) {
      logger.error('A request of an MCP client failed for a reason that was not foreseen', {
        method: method.slice(0, 100),
        reason: reasonOf(error),
      });
    }
    return { error: toMcpError(error) };
  } finally {
    isOut = true;
  }
}
