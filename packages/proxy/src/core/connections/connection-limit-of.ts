import { planLimits } from '@nanda/protocol/facts';
import type { Principal } from '../principal.js';

/** How many open connections one owner may have, by its plan where it has one; undefined where only the limit of all counts. */
export function connectionLimitOf(
  principal: Principal,
  { maxConnectionsPerClient }: { readonly maxConnectionsPerClient: number },
): number | undefined {
  if (principal.kind === 'anonymous') return maxConnectionsPerClient;
  const plan = principal.kind === 'user' ? principal.access?.plan : undefined;
  return plan && planLimits[plan].connections;
}
