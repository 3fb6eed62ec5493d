import { SUBSCRIPTION_ID_META_KEY } from '@modelcontextprotocol/client';

import { isObject } from '../../core/is-object.js';

/** The `subscriptions/listen` request that a notification says it belongs to; undefined where it names none of this side. */
export function subscriptionOf({
  _meta: meta,
}: Readonly<Record<string, unknown>>): string | undefined {
  const named = isObject(meta) ? meta[SUBSCRIPTION_ID_META_KEY] : undefined;
  return typeof named === 'string' ? named : undefined;
}
