import { isObject } from '../../is-object.js';

type Members = Readonly<Record<string, unknown>>;

/** The same members in the same order, without some keys of `_meta`; the very same object where there is none of them. */
export function withoutMeta(members: Members, keys: readonly string[]): Members {
  const meta = members['_meta'];
  if (!isObject(meta) || !keys.some((key) => Object.hasOwn(meta, key))) return members;
  const kept = Object.entries(meta).filter(([key]) => !keys.includes(key));
  const entries = Object.entries(members).flatMap(([name, value]) => {
    if (name !== '_meta') return [[name, value] as const];
    return kept.length === 0 ? [] : [[name, Object.fromEntries(kept)] as const];
  });
  return Object.fromEntries(entries);
}
