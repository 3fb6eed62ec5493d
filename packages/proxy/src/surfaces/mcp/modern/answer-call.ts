import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import { isOfRequest } from '../../../core/bridge/service/is-of-request.js';
import { toMcpError } from '../../../core/bridge/to-mcp-error.js';
import type { McpAnswer } from '../../../core/mcp-message.js';
import { NandaError } from '../../../core/nanda-error.js';
import { reasonOf } from '../../../core/reason-of.js';
import { untilAborted } from '../../../core/until-aborted.js';
import type { McpReply } from '../mcp-reply.js';
import { toRpcNotification } from '../rpc/to-rpc-notification.js';
import { createReply } from '../streams/create-reply.js';
import { completeResult } from './complete-result.js';
import { discover } from './discover.js';
import { openRequest, type OpenRequest } from './open-request.js';
import { openRequestStream } from './open-request-stream.js';
import { readParameterFields } from './read-parameter-fields.js';
import { refuseToAsk } from './refuse-to-ask.js';
import type { RequestOptions } from './request-options.js';

/** Failures that the spec gives a status, where nothing has been sent before them. */
const statuses: ReadonlyMap<number, number> = new Map([
  [mcpCodes.methodNotFound, 404],
  [mcpCodes.headerMismatch, 400],
  [mcpCodes.missingClientCapability, 400],
]);

/** Answers a request: with a document, or with a stream where something comes before the answer. */
export function answerCall(options: RequestOptions): Promise<McpReply> {
  const { id, exchange, limits, closing, logger } = options;
  const request = openRequest(options);
  const reply = createReply({
    accepts: exchange.accepts,
    limits,
    openStream: () => openRequestStream({ limits, closing, onGone: request.cancel }),
  });
  void answer(options, { request, send: reply.send })
    .catch((error: unknown): McpAnswer => {
      if (!(error instanceof NandaError) && !request.signal.aborted) {
        logger.error('A request of an MCP client failed for a reason that was not foreseen', {
          method: options.method.slice(0, 100),
          reason: reasonOf(error),
        });
      }
      return { error: toMcpError(error) };
    })
    .then((answered) => {
      request.close();
      const status = 'error' in answered ? statuses.get(answered.error.code) : undefined;
      reply.settle({ jsonrpc: '2.0', id, ...answered }, { status: status ?? 200 });
    });
  return reply.response;
}

async function answer(
  { method, envelope, exchange }: RequestOptions,
  { request, send }: { readonly request: OpenRequest; readonly send: (message: object) => boolean },
): Promise<McpAnswer> {
  const { dialog, signal } = request;
  const { params, logLevel, progressToken } = envelope;
  const wanted = { wantsProgress: progressToken !== undefined, logLevel };
  if (method === 'server/discover') {
    return { result: discover(await untilAborted(dialog.describe(signal), signal)) };
  }
  const answered = await untilAborted(
    dialog.answer({
      method,
      params,
      ...wanted,
      headers: readParameterFields(exchange.request),
      signal,
      notify(notification) {
        if (!isOfRequest(notification, wanted)) return;
        const message = toRpcNotification(notification, { progressToken });
        if (message !== undefined) send(message);
      },
      ask: refuseToAsk,
    }),
    signal,
  );
  return 'error' in answered ? answered : { result: completeResult(answered.result, { method }) };
}
