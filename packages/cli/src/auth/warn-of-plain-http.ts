import { isLoopbackHost } from '../serving/is-loopback-host.js';

/** What to say before a secret is sent to a proxy that others can listen to; undefined where they cannot. */
export function warnOfPlainHttp(url: string): string | undefined {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' || isLoopbackHost(hostname.replace(/^\[|\]$/g, ''))) return undefined;
  return 'This proxy is spoken to without encryption: whoever is between can read what you sign in with.';
}
