import { isIP } from 'node:net';
import { NandaError } from '../../core/nanda-error.js';
import type { RequestHead } from './request-head.js';

export interface GuardOptions {
  /** Host names, without port, by which the proxy may be addressed, beside loopback names. */
  readonly allowedHosts: readonly string[];
  /** Origins of web pages that may call, beside its own; `*` allows all. */
  readonly allowedOrigins: readonly string[];
  /**
   * Whether a page of another site may send its visitor here, as an authorization server does when it is done. It does not
   * get to see the answer. @default false
   */
  readonly isPage?: boolean | undefined;
  /** Whether it listens on more than loopback; then any literal address of it will do. */
  readonly isExposed: boolean;
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Refuses what a web page could send without the user's knowledge: a foreign host name (DNS
 * rebinding) and a foreign origin.
 *
 * @returns the origin to allow in the answer, where a page of another origin may read it.
 * @throws NandaError FORBIDDEN
 */
export function guardRequest(request: RequestHead, options: GuardOptions): string | undefined {
  const { host: urlHost } = new URL(request.url);
  const host = request.headers.get('host') ?? urlHost;
  for (const candidate of [host, urlHost]) {
    if (!isHostAllowed(nameOf(candidate), options)) throw foreignHost();
  }
  const origin = request.headers.get('origin');
  if (origin === null) {
    // A browser says where a request comes from also when it carries no Origin. Another port of this
    // machine is `same-site`, and another program.
    const site = request.headers.get('sec-fetch-site') ?? 'none';
    const isOwn = site === 'none' || site === 'same-origin';
    if (!isOwn && !(options.isPage === true && isVisit(request))) throw foreignOrigin();
    return undefined;
  }
  if (isOwnOrigin(origin, host)) return undefined;
  if (options.allowedOrigins.includes('*') || options.allowedOrigins.includes(origin)) {
    return origin;
  }
  throw foreignOrigin();
}

function isHostAllowed(name: string, options: GuardOptions): boolean {
  return (
    loopbackNames.has(name) ||
    options.allowedHosts.includes(name) ||
    (options.isExposed && isIP(name.replace(/^\[|\]$/g, '')) !== 0)
  );
}

/** Somebody follows a link, or is sent on: in a window of its own, and not in a frame. */
function isVisit({ headers }: RequestHead): boolean {
  return (
    headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document'
  );
}

/** Without the port, in lower case. */
function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '');
}

function isOwnOrigin(origin: string, host: string): boolean {
  return origin === `http://${host}` || origin === `https://${host}`;
}

function foreignHost(): NandaError {
  return new NandaError(
    'FORBIDDEN',
    'The proxy is not known by this host name. Address it as 127.0.0.1 or localhost, or allow the name (--allow-host).',
    { details: { reason: 'host' } },
  );
}

function foreignOrigin(): NandaError {
  return new NandaError(
    'FORBIDDEN',
    'Web pages of this origin may not call the proxy. Allow the origin if it is yours (--allow-origin).',
    { details: { reason: 'origin' } },
  );
}
