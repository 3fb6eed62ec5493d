import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { headers, realtime } from '@nanda/protocol';
import { checkPermission } from '../../core/access/check-permission.js';
import { NandaError } from '../../core/nanda-error.js';
import { withoutEndSlashes } from '../../core/without-end-slashes.js';
import { guardRequest } from '../http/guard-request.js';
import { clientToken } from '../http/client-token.js';
import type { Doorkeeper } from '../http/create-doorkeeper.js';
import type { ResolvedPrincipal } from '../http/resolve-principal.js';
import { readSubprotocols } from './read-subprotocols.js';

export interface AdmitOptions {
  /** Knows who sends requests. */
  readonly doorkeeper: Doorkeeper;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly isExposed: boolean;
  readonly isLoopback: boolean;
  /** @default false */
  readonly isSocket?: boolean | undefined;
}

export interface Admission extends ResolvedPrincipal {
  /** Whether the path is the one whose sockets are subscribed from the start. */
  readonly isSubscribed: boolean;
}

/** The header fields that say from where a request comes, and whose it is. */
const told = [
  'host',
  'origin',
  'sec-fetch-site',
  'authorization',
  'cookie',
  headers.apiKey,
  headers.client,
] as const;

/**
 * The door of every request, for one that asks for a socket.
 *
 * @throws NandaError FORBIDDEN, UNAUTHENTICATED, NOT_FOUND or VALIDATION_ERROR
 */
export async function admitUpgrade(
  incoming: IncomingMessage,
  options: AdmitOptions,
): Promise<Admission> {
  const request = toRequest(incoming);
  guardRequest(request, options);
  const { token } = readSubprotocols(incoming.headers['sec-websocket-protocol']);
  if (token !== undefined) addToken(request.headers, token);
  const path = withoutEndSlashes(new URL(request.url).pathname);
  const { isLoopback, isSocket } = options;
  const resolved = await options.doorkeeper.identify(request, { path, isLoopback, isSocket });
  if (path !== realtime.path && path !== realtime.connectionsPath) {
    throw new NandaError(
      'NOT_FOUND',
      `There is no WebSocket at ${path.slice(0, 200)}. It is at ${realtime.path} and ${realtime.connectionsPath}.`,
    );
  }
  const isSubscribed = path === realtime.connectionsPath;
  if (isSubscribed) checkPermission(resolved.principal, 'connections:read');
  return { ...resolved, isSubscribed };
}

/** Fields that were sent count before it; which of the three it is, its form says. */
function addToken(fields: Headers, token: string): void {
  if (clientToken.isOne(token)) {
    if (!fields.has(headers.client)) fields.set(headers.client, token);
  } else if (!fields.has('authorization') && !fields.has(headers.apiKey)) {
    if (/^\S+$/.test(token)) fields.set('authorization', `Bearer ${token}`);
    else fields.set(headers.apiKey, token);
  }
}

function toRequest({ url = '/', headers: sent }: IncomingMessage): Request {
  const address = URL.parse(url, `http://${sent.host}`);
  if (address === null) {
    throw new NandaError('VALIDATION_ERROR', 'This is no valid HTTP request.');
  }
  try {
    return new Request(address, { headers: tellingFields(sent) });
  } catch (error) {
    throw new NandaError('VALIDATION_ERROR', 'This is no valid HTTP request.', { cause: error });
  }
}

function tellingFields(sent: IncomingHttpHeaders): [string, string][] {
  return told.flatMap((name): [string, string][] => {
    const value = sent[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
}
