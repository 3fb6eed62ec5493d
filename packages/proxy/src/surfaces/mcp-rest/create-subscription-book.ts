import { randomUUID } from 'node:crypto';
import type { McpSubscription, McpSubscriptionRequest } from '@nanda/protocol';
import { NandaError } from '../../core/nanda-error.js';
import { principalKey } from '../../core/principal-key.js';
import type { Principal } from '../../core/principal.js';

/** Keeps what callers want to be told of, each caller's for itself, as long as the proxy runs. */
export interface SubscriptionBook {
  /** @throws NandaError CONNECTION_LIMIT_REACHED */
  add(
    wanted: Pick<McpSubscriptionRequest, 'resource_type' | 'uris'>,
    principal: Principal,
  ): McpSubscription;
  /** @throws NandaError VALIDATION_ERROR where the caller has none of this id */
  get(id: string, principal: Principal): McpSubscription;
  /** @throws NandaError VALIDATION_ERROR where the caller has none of this id */
  remove(id: string, principal: Principal): void;
  list(principal: Principal): McpSubscription[];
}

/** Of one caller, and callers that have any: the one whose last one is the oldest makes room. */
const maximumOfCaller = 100;
const maximumCallers = 1000;

export function createSubscriptionBook(): SubscriptionBook {
  const books = new Map<string, Map<string, McpSubscription>>();

  function find(id: string, principal: Principal): McpSubscription {
    const found = books.get(principalKey(principal))?.get(id);
    if (found !== undefined) return found;
    throw new NandaError(
      'VALIDATION_ERROR',
      'There is no subscription of this id. Make one with POST /mcp/v1/subscriptions; they end with the proxy.',
      { details: { subscription_id: id } },
    );
  }

  return {
    add({ resource_type: resourceType, uris }, principal) {
      const key = principalKey(principal);
      const book = books.get(key) ?? new Map<string, McpSubscription>();
      if (book.size >= maximumOfCaller) throw tooMany();
      const made: McpSubscription = {
        subscription_id: `sub_${randomUUID()}`,
        ...(resourceType !== undefined && { resource_type: resourceType }),
        uris: [...new Set(uris)],
        created_at: new Date().toISOString(),
      };
      book.set(made.subscription_id, made);
      books.delete(key);
      books.set(key, book);
      const oldest = books.size > maximumCallers ? books.keys().next().value : undefined;
      if (oldest !== undefined) books.delete(oldest);
      return made;
    },
    get: find,
    remove(id, principal) {
      find(id, principal);
      const key = principalKey(principal);
      const book = books.get(key);
      book?.delete(id);
      if (book?.size === 0) books.delete(key);
    },
    list: (principal) => [...(books.get(principalKey(principal))?.values() ?? [])],
  };
}

function tooMany(): NandaError {
  return new NandaError(
    'CONNECTION_LIMIT_REACHED',
    `There are ${maximumOfCaller} subscriptions. End some with {"action": "unsubscribe", "subscription_id": …} first.`,
    { details: { limit: maximumOfCaller } },
  );
}
