import type { Principal } from '../principal.js';

/** How many open connections one owner may have; undefined where only the limit of all counts. */
export function connectionLimitOf(
  principal: Principal,
  { maxConnectionsPerClient }: { readonly maxConnectionsPerClient: number },
): number | undefined {
  return principal.kind === 'anonymous' ? maxConnectionsPerClient : undefined;
}
