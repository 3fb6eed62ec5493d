import type { RequestHead } from '../http/request-head.js';
import { untilIdentityEnds } from '../http/until-identity-ends.js';
import type { McpRequest } from '../mcp/mcp-request.js';
import type { McpSurface } from '../mcp/open-mcp-surface.js';
import type { DirectRoute } from './create-direct-route.js';
import { isPlainJson } from './is-plain-json.js';
import type { DirectDoor, DirectExchange } from './open-direct-door.js';
import { readDirectBody } from './read-direct-body.js';
import { sendReply } from './send-reply.js';
import { whenGone } from './when-gone.js';

export interface DirectMcpRouteOptions {
  readonly door: DirectDoor;
  /** The same one as behind the long way; asked for only by requests that have been let in. */
  readonly openSurface: () => Promise<McpSurface>;
}

/** Endpoints as URLs name them that need not be put straight; `/mcp/v1` is plain REST. */
const path =
  /^\/mcp(?:\/conn_[\w-]{1,128}|\/service(?:\/(?!\.{1,2}(?:\/|$|\?))[\w.~!$&'()*+,;=:@-]{1,256}){1,8})?(?:\?[\w.~%!$&'()*+,;=:@/-]{0,2048})?$/;

/** A short way for what MCP clients post: see `createDirectRoute`. */
export function createDirectMcpRoute({ door, openSurface }: DirectMcpRouteOptions): DirectRoute {
  return (request, response, arrival) => {
    if (request.method !== 'POST' || !path.test(request.url ?? '')) return false;
    if (!isPlainJson(request)) return false;
    const exchange = { request, response, arrival };
    void door(
      exchange,
      { path: '/mcp' },
      async ({ head, principal, isStranger, fields, attend }) => {
        const surface = await openSurface();
        const url = new URL(head.url);
        const reply = await surface.serve(requestOf(exchange, head), {
          url,
          principal,
          isStranger,
        });
        if (reply === undefined) throw new TypeError('There is an endpoint at every such path.');
        const whole = reply instanceof Response ? untilIdentityEnds(reply, attend) : reply;
        await sendReply(response, whole, { fields });
      },
    );
    return true;
  };
}

function requestOf(
  { request, response }: Pick<DirectExchange, 'request' | 'response'>,
  { headers: { get } }: Pick<RequestHead, 'headers'>,
): McpRequest {
  const { headers } = request;
  let gone: AbortSignal | undefined;
  return {
    method: 'POST',
    headers: {
      get,
      has: (name) => headers[name] !== undefined,
      *[Symbol.iterator]() {
        for (const name in headers) yield [name, String(headers[name])] as const;
      },
    },
    /** Made only for those that want to know. */
    get signal() {
      gone ??= whenGone(response);
      return gone;
    },
    readJson: (options) => readDirectBody(request, options),
  };
}
