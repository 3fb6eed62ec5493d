import { principalKey } from '../../principal-key.js';
import { connectionLimitOf } from '../connection-limit-of.js';
import type { FoundConnection } from '../connection-repository.js';
import type { ConnectionLimits } from '../create-connection-shelf.js';

/**
 * The ids of the connections that are opened again after a restart: those that were open, the last used
 * ones where there are more than may be open now.
 */
export function chooseReturning(
  found: readonly FoundConnection[],
  limits: ConnectionLimits,
): ReadonlySet<string> {
  const chosen = new Set<string>();
  const ofOwner = new Map<string, number>();
  const wereOpen = found
    .filter(({ session }) => session !== undefined)
    .map(({ connection }) => connection)
    .toSorted((a, b) => Date.parse(b.lastUsed) - Date.parse(a.lastUsed));
  for (const { id, owner } of wereOpen) {
    const key = principalKey(owner);
    const count = ofOwner.get(key) ?? 0;
    if (chosen.size >= limits.maxConnections) break;
    if (count >= (connectionLimitOf(owner, limits) ?? Infinity)) continue;
    ofOwner.set(key, count + 1);
    chosen.add(id);
  }
  return chosen;
}
