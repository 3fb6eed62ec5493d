import { principalKey } from '../../../core/principal-key.js';
import type { Principal } from '../../../core/principal.js';
import type { McpServing } from '../mcp-exchange.js';

/** How many subscriptions there are. */
export interface SubscriptionCount {
  /** Takes a place, and says how it is given back; undefined where there is none. */
  take(principal: Principal): (() => void) | undefined;
}

/** Counts subscriptions, in all and of each principal. */
export function createSubscriptionCount({ limits }: Pick<McpServing, 'limits'>): SubscriptionCount {
  const byOwner = new Map<string, number>();
  let all = 0;
  return {
    take(principal) {
      const owner = principalKey(principal);
      const own = byOwner.get(owner) ?? 0;
      if (all >= limits.maxSubscriptions || own >= limits.maxSubscriptionsOfPrincipal) {
        return undefined;
      }
      all += 1;
      byOwner.set(owner, own + 1);
      return () => {
        all -= 1;
        const left = (byOwner.get(owner) ?? 1) - 1;
        if (left > 0) byOwner.set(owner, left);
        else byOwner.delete(owner);
      };
    },
  };
}
