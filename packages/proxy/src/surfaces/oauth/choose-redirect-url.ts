import { oauthErrors } from '../../core/authorizations/oauth-errors.js';
import { withoutEndSlashes } from '../../core/without-end-slashes.js';
import { oauthClientPaths } from './oauth-client-paths.js';

export interface RedirectPlaces {
  /** By which the proxy was asked: of a host that it is known by. @default it is not known */
  readonly origin: string | undefined;
  readonly publicUrl: string | undefined;
  /** Where the proxy listens. */
  readonly listening: readonly { readonly host: string; readonly port: number }[];
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Where browsers are sent back to: the very port of this machine that the caller reaches, else the public address. Over a
 * socket nobody has named a port: then it is one on which the proxy listens.
 *
 * @throws NandaError VALIDATION_ERROR where browsers have no way back
 */
export function chooseRedirectUrl({ origin, publicUrl, listening }: RedirectPlaces): string {
  const asked = origin === undefined ? null : URL.parse(origin);
  if (asked?.protocol === 'http:' && loopback.has(asked.hostname) && asked.port !== '') {
    // RFC 8252 §7.3: the address rather than the name, which may be looked up.
    const host = asked.hostname === 'localhost' ? '127.0.0.1' : asked.hostname;
    return `http://${host}:${asked.port}${oauthClientPaths.callback}`;
  }
  if (publicUrl !== undefined) {
    return `${withoutEndSlashes(publicUrl)}${oauthClientPaths.callback}`;
  }
  if (asked?.protocol === 'https:') return `${asked.origin}${oauthClientPaths.callback}`;
  const own = listening.find(({ port }) => port !== 0);
  if (own === undefined || (asked !== null && !loopback.has(asked.hostname))) {
    throw oauthErrors.noCallback();
  }
  const host = own.host === '::1' ? '[::1]' : '127.0.0.1';
  return `http://${host}:${own.port}${oauthClientPaths.callback}`;
}
