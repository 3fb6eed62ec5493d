import { isObject } from '../../../core/is-object.js';

type Members = Readonly<Record<string, unknown>>;

export interface SplitParams {
  /** Without the keys that belong to the client's hop; everything else in its order. */
  readonly params: Members;
  readonly meta: Members;
}

/** Takes what belongs to the client's hop out of `_meta`; a `_meta` of which nothing is left goes with it. */
export function splitMeta(params: Members, own: readonly string[]): SplitParams {
  const meta = params['_meta'];
  if (!isObject(meta)) return { params, meta: {} };
  const kept = Object.entries(meta).filter(([key]) => !own.includes(key));
  if (kept.length === Object.keys(meta).length) return { params, meta };
  const entries = Object.entries(params).flatMap(([name, value]) => {
    if (name !== '_meta') return [[name, value] as const];
    return kept.length === 0 ? [] : [[name, Object.fromEntries(kept)] as const];
  });
  return { params: Object.fromEntries(entries), meta };
}
