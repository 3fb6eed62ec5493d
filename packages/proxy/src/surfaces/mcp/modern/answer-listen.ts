import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import { toMcpError } from '../../../core/bridge/to-mcp-error.js';
import { isObject } from '../../../core/is-object.js';
import type { McpError, McpNotification } from '../../../core/mcp-message.js';
import { NandaError } from '../../../core/nanda-error.js';
import { reasonOf } from '../../../core/reason-of.js';
import { untilAborted } from '../../../core/until-aborted.js';
import type { McpReply } from '../mcp-reply.js';
import { refuse } from '../rpc/refuse.js';
import { transportError } from '../rpc/transport-error.js';
import type { ReplyStream } from '../streams/create-reply.js';
import type { SubscriptionCount } from './create-subscription-count.js';
import { modernKeys } from './modern-keys.js';
import { openRequest } from './open-request.js';
import { openRequestStream } from './open-request-stream.js';
import type { RequestOptions } from './request-options.js';

export interface AnswerListenOptions extends RequestOptions {
  readonly subscriptions: SubscriptionCount;
}

/**
 * Answers `subscriptions/listen`: a stream whose first message says what is told, and whose last one is the result.
 * Every message on it has the id of the request.
 */
export async function answerListen(options: AnswerListenOptions): Promise<McpReply> {
  const { id, envelope, exchange, limits, closing, logger, subscriptions } = options;
  const { notifications } = envelope.params;
  if (!exchange.accepts.stream) {
    const text = 'A subscription is a stream: send Accept: text/event-stream.';
    return refuse(406, transportError('refused', text), { id });
  }
  if (!isObject(notifications)) return invalid('notifications is missing, or is no object');
  const { resourceSubscriptions = [] } = notifications;
  if (!isTexts(resourceSubscriptions)) return invalid('resourceSubscriptions is no list of texts');
  const request = openRequest(options);
  const leave = subscriptions.take(exchange.principal);
  if (leave === undefined) {
    request.close();
    return fail({
      code: mcpCodes.internalError,
      message: 'There are too many subscriptions. End one, or try again later.',
    });
  }
  /** What comes before it is said what is told. */
  const early: McpNotification[] = [];
  let stream: ReplyStream | undefined;

  function tell({ method, params }: McpNotification): void {
    const meta = isObject(params['_meta']) ? params['_meta'] : {};
    const _meta = { ...meta, [modernKeys.subscriptionId]: id };
    stream?.send({ jsonrpc: '2.0', method, params: { ...params, _meta } });
  }

  function close(): void {
    request.close();
    leave?.();
  }

  function fail(error: McpError): McpReply {
    const isUnknown = error.code === mcpCodes.methodNotFound;
    return { status: isUnknown ? 404 : 200, body: { jsonrpc: '2.0', id, error } };
  }

  function invalid(problem: string): McpReply {
    return fail({ code: mcpCodes.invalidParams, message: `Invalid params: ${problem}.` });
  }

  async function follow(ended: Promise<void>, to: ReplyStream): Promise<void> {
    await untilAborted(ended, request.signal).catch(() => undefined);
    const _meta = { [modernKeys.subscriptionId]: id };
    to.send({ jsonrpc: '2.0', id, result: { resultType: 'complete', _meta } });
    to.end();
    close();
  }

  try {
    const { signal } = request;
    const { honoured, ended } = await untilAborted(
      request.dialog.listen(notifications, {
        signal,
        notify(notification) {
          if (stream !== undefined) tell(notification);
          else if (early.length < limits.maxKeptEvents) early.push(notification);
        },
      }),
      signal,
    );
    stream = openRequestStream({ limits, closing, onGone: request.cancel, isWhole: true });
    tell({
      method: 'notifications/subscriptions/acknowledged',
      params: { notifications: honoured },
    });
    for (const notification of early) tell(notification);
    void follow(ended, stream);
    return stream.response;
  } catch (error) {
    close();
    if (!(error instanceof NandaError) && !request.signal.aborted) {
      logger.error('A subscription failed for a reason that was not foreseen', {
        reason: reasonOf(error),
      });
    }
    return fail(toMcpError(error));
  }
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
