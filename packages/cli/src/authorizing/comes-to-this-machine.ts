import type { Authorization } from '@nanda/protocol';

/** Whether the browser has to come back to the machine on which the proxy runs: another one's browser cannot. */
export function comesToThisMachine({ redirectUrl }: Pick<Authorization, 'redirectUrl'>): boolean {
  const host = URL.parse(redirectUrl)?.hostname;
  return host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(host);
}
