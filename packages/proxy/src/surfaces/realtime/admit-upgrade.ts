import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { headers, realtime } from '@nanda/protocol';
import { NandaError } from '../../core/nanda-error.js';
import { withoutEndSlashes } from '../../core/without-end-slashes.js';
import { guardRequest } from '../http/guard-request.js';
import { resolvePrincipal, type ResolvedPrincipal } from '../http/resolve-principal.js';
import { readSubprotocols } from './read-subprotocols.js';

export interface AdmitOptions {
  /** The proxy's own token, where it wants one. */
  readonly token: string | undefined;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly isExposed: boolean;
  readonly isLoopback: boolean;
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
export function admitUpgrade(incoming: IncomingMessage, options: AdmitOptions): Admission {
  const request = toRequest(incoming);
  guardRequest(request, options);
  const { token } = readSubprotocols(incoming.headers['sec-websocket-protocol']);
  if (token !== undefined) {
    // Fields that were sent count; which of the two it is, its form says.
    const isKnown = request.headers.has('authorization') || request.headers.has(headers.apiKey);
    if (!isKnown) request.headers.set(headers.apiKey, token);
    if (!request.headers.has(headers.client)) request.headers.set(headers.client, token);
  }
  const resolved = resolvePrincipal(request, options);
  const path = withoutEndSlashes(new URL(request.url).pathname);
  if (path !== realtime.path && path !== realtime.connectionsPath) {
    throw new NandaError(
      'NOT_FOUND',
      `There is no WebSocket at ${path.slice(0, 200)}. It is at ${realtime.path} and ${realtime.connectionsPath}.`,
    );
  }
  return { ...resolved, isSubscribed: path === realtime.connectionsPath };
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
