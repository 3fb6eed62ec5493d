import { SUBSCRIPTION_ID_META_KEY } from '@modelcontextprotocol/client';

import { isObject } from '../../core/is-object.js';

/** Parameters of a notification without the mark of the subscription of ours in which it came. */
export function takeOffSubscription(
  params: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { _meta: meta, ...others } = params;
  if (!isObject(meta) || !(SUBSCRIPTION_ID_META_KEY in meta)) return params;
  const { [SUBSCRIPTION_ID_META_KEY]: _subscription, ...kept } = meta;
  if (Object.keys(kept).length === 0) return others;
  return { ...params, _meta: kept };
}
