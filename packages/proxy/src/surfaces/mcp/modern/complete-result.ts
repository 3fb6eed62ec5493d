import { cacheableMethods } from '../../../core/bridge/eras/cacheable-methods.js';

type Result = Readonly<Record<string, unknown>>;

/** A result with what every result of this era must say, where it does not say so itself. */
export function completeResult(result: Result, { method }: { readonly method: string }): Result {
  const { resultType = 'complete' } = result;
  const isKept = cacheableMethods.has(method) && resultType === 'complete';
  return {
    ...result,
    resultType,
    ...(isKept && { ttlMs: 0, cacheScope: 'private', ...keptAs(result) }),
  };
}

function keptAs({ ttlMs, cacheScope }: Result): Result {
  return {
    ...(ttlMs !== undefined && { ttlMs }),
    ...(cacheScope !== undefined && { cacheScope }),
  };
}
