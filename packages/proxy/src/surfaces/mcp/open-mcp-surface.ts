import { checkPermission } from '../../core/access/check-permission.js';
import { discoveryPermissions } from '../../core/bridge/aggregate/discovery/discovery-permissions.js';
import type { AggregateView } from '../../core/bridge/aggregate-view.js';
import { protocolVersions } from '../../core/bridge/eras/protocol-versions.js';
import type { McpEndpoint } from '../../core/bridge/mcp-endpoint.js';
import type { McpEndpoints } from '../../core/bridge/mcp-endpoints.js';
import { permissionOfMethod } from '../../core/bridge/permission-of-method.js';
import type { Logger } from '../../core/logger.js';
import { NandaError } from '../../core/nanda-error.js';
import type { Principal } from '../../core/principal.js';
import { classifyEra } from './classify-era.js';
import { openLegacyServing } from './legacy/open-legacy-serving.js';
import type { McpExchange } from './mcp-exchange.js';
import { mcpFields } from './mcp-fields.js';
import { mcpLimits, type McpLimits } from './mcp-limits.js';
import type { McpReply } from './mcp-reply.js';
import type { McpRequest } from './mcp-request.js';
import { openModernServing } from './modern/open-modern-serving.js';
import type { McpPlace } from './place/mcp-place.js';
import { readPlace } from './place/read-place.js';
import { readAccept } from './rpc/read-accept.js';
import { readMessages } from './rpc/read-messages.js';
import { refuse } from './rpc/refuse.js';
import type { RpcMessage } from './rpc/rpc-message.js';
import { transportError } from './rpc/transport-error.js';

export interface McpSurfaceOptions {
  readonly endpoints: McpEndpoints;
  /** Of `/mcp` without a query; a query may allow less, and no more. */
  readonly defaultView: AggregateView;
  readonly logger: Logger;
  /** Ends every session and stream when the proxy closes. */
  readonly closing: AbortSignal;
  readonly limits?: Partial<McpLimits>;
}

/** MCP over Streamable HTTP, whatever HTTP is made of. */
export interface McpSurface {
  /**
   * Answers a request to an endpoint; undefined for what is none of MCP.
   *
   * @throws NandaError where there is no such endpoint, or it does not take the method
   */
  serve(
    request: McpRequest,
    options: {
      readonly url: URL;
      readonly principal: Principal;
      /** See `McpExchange.isStranger`. @default false */
      readonly isStranger?: boolean | undefined;
    },
  ): Promise<McpReply> | undefined;
}

/**
 * Serves MCP of both eras on the same URLs: `/mcp`, `/mcp/{connectionId}` and `/mcp/service/{serviceId}`. Each request says
 * by what it carries of which era it is.
 */
export function openMcpSurface(options: McpSurfaceOptions): McpSurface {
  const { endpoints, defaultView, logger, closing } = options;
  const limits: McpLimits = { ...mcpLimits, ...options.limits };
  const serving = { limits, logger, closing };
  const legacy = openLegacyServing(serving);
  const modern = openModernServing(serving);

  async function answer(exchange: McpExchange): Promise<McpReply> {
    const { method, headers } = exchange.request;
    if (method === 'POST') return post(exchange);
    checkPermission(exchange.principal, 'connections:read');
    if (method !== 'GET' && method !== 'DELETE') throw notAllowed(method, 'POST, GET, DELETE');
    const version = headers.get(mcpFields.protocolVersion)?.trim();
    if (protocolVersions.modern.some((known) => known === version))
      throw notAllowed(method, 'POST');
    return method === 'GET' ? legacy.get(exchange) : legacy.delete(exchange);
  }

  async function post(exchange: McpExchange): Promise<McpReply> {
    const { request, accepts } = exchange;
    if (!accepts.json && !accepts.stream) {
      const text =
        'Answers are documents or streams: send Accept: application/json, text/event-stream.';
      return refuse(406, transportError('refused', text));
    }
    const read = await readMessages(request, { limits });
    if ('refusal' in read) return read.refusal;
    checkMessages(read.messages, exchange);
    const verdict = classifyEra(request, read);
    if ('refusal' in verdict) {
      const { status, error, id } = verdict.refusal;
      return refuse(status, error, { id });
    }
    return verdict.era === 'legacy' ? legacy.post(exchange, read) : modern.post(exchange, verdict);
  }

  return {
    serve(request, { url, principal, isStranger = false }) {
      const place = readPlace(url, { defaultView });
      return (
        place &&
        answer({
          request,
          accepts: readAccept(request),
          principal,
          isStranger,
          place: JSON.stringify(place),
          isAggregate: place.kind === 'aggregate',
          endpoint: () => endpointAt(place, endpoints),
        })
      );
    },
  };
}

/** A refusal has a status of HTTP and says which scope is missing: clients ask for more by that. @throws NandaError FORBIDDEN */
function checkMessages(
  messages: readonly RpcMessage[],
  { principal, isAggregate }: Pick<McpExchange, 'principal' | 'isAggregate'>,
): void {
  if (principal.access === undefined) return;
  for (const message of messages) {
    if (message.kind !== 'request') {
      // Whoever may not look has nothing to tell either.
      checkPermission(principal, 'connections:read');
      continue;
    }
    const { method, params } = message;
    const own = isAggregate && method === 'tools/call' ? params['name'] : undefined;
    const permission = typeof own === 'string' ? discoveryPermissions.get(own) : undefined;
    checkPermission(principal, permission ?? permissionOfMethod(method));
  }
}

function endpointAt(place: McpPlace, endpoints: McpEndpoints): McpEndpoint {
  if (place.kind === 'aggregate') return endpoints.aggregate(place.view);
  return place.kind === 'connection'
    ? endpoints.connection(place.connectionId)
    : endpoints.service(place.serviceId);
}

function notAllowed(method: string, allowed: string): NandaError {
  return new NandaError(
    'METHOD_NOT_ALLOWED',
    `MCP does not take ${method} here. It takes ${allowed}.`,
    { details: { allowed: allowed.split(', ') } },
  );
}
