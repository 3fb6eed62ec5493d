import type { EraCrossing } from './era-crossing.js';
import { metaKeys } from './meta-keys.js';
import { withoutMeta } from './without-meta.js';

type Params = Readonly<Record<string, unknown>>;

/** Members of a request that only one era has. */
const own = { legacy: ['task'], modern: ['inputResponses', 'requestState'] };

/**
 * The parameters of a client's request, for a service of the other era. A service that knows no tasks of 2025-11-25 runs
 * the call as any other. Neither may a client forge what goes with each request of the newer era.
 */
export function translateParams(params: Params, { from, to }: EraCrossing): Params {
  if (from === to) return params;
  const names = own[from];
  const cleaned = withoutMeta(params, [...metaKeys.legacy, ...metaKeys.modern]);
  if (!names.some((name) => Object.hasOwn(cleaned, name))) return cleaned;
  return Object.fromEntries(Object.entries(cleaned).filter(([name]) => !names.includes(name)));
}
