import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import { olderMethods } from '../../../core/bridge/eras/older-methods.js';
import { isObject } from '../../../core/is-object.js';
import type { McpExchange, McpServing } from '../mcp-exchange.js';
import { mcpFields } from '../mcp-fields.js';
import type { McpReply } from '../mcp-reply.js';
import { protocolVersions } from '../../../core/bridge/eras/protocol-versions.js';
import { refuse } from '../rpc/refuse.js';
import type { RpcNotification, RpcRequest } from '../rpc/rpc-message.js';
import { answerCall } from './answer-call.js';
import { answerListen } from './answer-listen.js';
import { checkFields } from './check-fields.js';
import { createSubscriptionCount } from './create-subscription-count.js';
import { modernKeys } from './modern-keys.js';
import { readEnvelope } from './read-envelope.js';
import { takeNotification } from './take-notification.js';
import { unsupportedVersion } from './unsupported-version.js';

/** Serves clients of 2026-07-28: each request says for itself who asks. */
export interface ModernServing {
  post(
    exchange: McpExchange,
    options: { readonly message: RpcRequest | RpcNotification },
  ): Promise<McpReply>;
}

/** Begins to serve; what is under way ends when the proxy closes. */
export function openModernServing(serving: McpServing): ModernServing {
  const subscriptions = createSubscriptionCount(serving);
  return {
    async post(exchange, { message }) {
      const { request } = exchange;
      const field = request.headers.get(mcpFields.protocolVersion)?.trim();
      if (message.kind === 'notification') return takeNotification(message, exchange);
      const { id, method } = message;
      const read = readEnvelope(message.params);
      if ('error' in read) {
        const claimed = claimOf(message) ?? field;
        return refuse(400, isKnown(claimed) ? read.error : unsupportedVersion(claimed), { id });
      }
      const { envelope } = read;
      const { protocolVersion: version } = envelope;
      if (field !== undefined && field !== version) {
        const error = checkFields(request, { message, version });
        if (error !== undefined) return refuse(400, error, { id });
      }
      if (!isKnown(version)) return refuse(400, unsupportedVersion(version), { id });
      const error = checkFields(request, { message, version });
      if (error !== undefined) return refuse(400, error, { id });
      if (olderMethods.has(method)) {
        const text = `Method not found: ${method} is no more in ${version}.`;
        return refuse(404, { code: mcpCodes.methodNotFound, message: text }, { id });
      }
      const options = { id, method, envelope, exchange, ...serving };
      return method === 'subscriptions/listen'
        ? answerListen({ ...options, subscriptions })
        : answerCall(options);
    },
  };
}

function isKnown(version: string | undefined): boolean {
  // Who says none at all has forgotten it, rather than that it speaks another one.
  return version === undefined || protocolVersions.modern.some((known) => known === version);
}

function claimOf({ params }: RpcRequest): string | undefined {
  const meta = params['_meta'];
  const claim = isObject(meta) ? meta[modernKeys.protocolVersion] : undefined;
  return typeof claim === 'string' ? claim : undefined;
}
