import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { headers } from '@nanda/protocol/facts';
import { NandaError } from '../../core/nanda-error.js';
import type { Principal } from '../../core/principal.js';
import type { RequestHead } from './request-head.js';

export interface ResolvedPrincipal {
  readonly principal: Principal;
  /** A new client token, to be handed out with the answer. */
  readonly handOut?: string;
}

export interface ResolvePrincipalOptions {
  /** The proxy's own token, where it wants one. */
  readonly token: string | undefined;
  readonly isLoopback: boolean;
}

/** The cookie that carries a client token for web pages. */
export const clientCookie = 'nanda_client';

const clientToken = /^nc_[A-Za-z0-9_-]{43}$/;

/**
 * Who sent a request: with the proxy's token, or from this machine and with no token of its own, the
 * local user; else the anonymous client that its client token names, or a new one.
 *
 * @throws NandaError UNAUTHENTICATED where the proxy's token is wanted and is not there.
 */
export function resolvePrincipal(
  request: Pick<RequestHead, 'headers'>,
  { token, isLoopback }: ResolvePrincipalOptions,
): ResolvedPrincipal {
  if (token !== undefined) {
    if (!isSame(tokenOf(request), token)) throw unauthenticated();
    return { principal: { kind: 'local' } };
  }
  const sent = request.headers.get(headers.client) ?? cookieOf(request);
  if (sent !== undefined && clientToken.test(sent)) return { principal: clientOf(sent) };
  if (isLoopback) return { principal: { kind: 'local' } };
  const handOut = `nc_${randomBytes(32).toString('base64url')}`;
  return { principal: clientOf(handOut), handOut };
}

function clientOf(sent: string): Principal {
  return { kind: 'anonymous', clientId: createHash('sha256').update(sent).digest('hex') };
}

function tokenOf({ headers: sent }: Pick<RequestHead, 'headers'>): string {
  const bearer = /^Bearer +(\S+)$/i.exec(sent.get('authorization') ?? '')?.[1];
  return bearer ?? sent.get(headers.apiKey) ?? '';
}

function cookieOf(request: Pick<RequestHead, 'headers'>): string | undefined {
  const cookies = request.headers.get('cookie')?.split(/; */) ?? [];
  return cookies
    .find((cookie) => cookie.startsWith(`${clientCookie}=`))
    ?.slice(clientCookie.length + 1);
}

/** In constant time: hashes are of one length, whatever was sent. */
function isSame(sent: string, expected: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(sent), hash(expected));
}

function unauthenticated(): NandaError {
  return new NandaError(
    'UNAUTHENTICATED',
    "This proxy wants its token: send it as 'Authorization: Bearer <token>' or 'X-API-Key: <token>'.",
  );
}
