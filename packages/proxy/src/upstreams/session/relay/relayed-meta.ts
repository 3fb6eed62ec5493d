import { LOG_LEVEL_META_KEY } from '@modelcontextprotocol/client';

import type { UpstreamRelayRequest } from '../../../core/connections/upstream-connector.js';
import { isObject } from '../../../core/is-object.js';

/** The `_meta` of a request that is handed on: the client's, with what belongs to this hop; undefined where there is nothing to say. */
export function relayedMeta(
  { params, wantsProgress, logLevel }: UpstreamRelayRequest,
  { id, isModern }: { readonly id: string; readonly isModern: boolean },
): Readonly<Record<string, unknown>> | undefined {
  const { _meta: given } = params;
  const hasLevel = isModern && logLevel !== undefined;
  if (!isObject(given) && !wantsProgress && !hasLevel) return undefined;
  return {
    ...(isObject(given) && given),
    ...(wantsProgress && { progressToken: id }),
    ...(hasLevel && { [LOG_LEVEL_META_KEY]: logLevel }),
  };
}
