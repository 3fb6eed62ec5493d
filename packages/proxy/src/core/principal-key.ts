import type { Principal } from './principal.js';

/** One string per principal, for maps and columns. */
export function principalKey(principal: Principal): string {
  return principal.kind === 'local' ? 'local' : `anonymous:${principal.clientId}`;
}
