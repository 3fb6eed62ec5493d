import { isObject } from '../../is-object.js';
import { cacheableMethods } from './cacheable-methods.js';
import { metaKeys } from './meta-keys.js';
import { withoutMeta } from './without-meta.js';

type Result = Readonly<Record<string, unknown>>;

const serverInfoKey = 'io.modelcontextprotocol/serverInfo';

export interface ToModernResultOptions {
  /** Of the request. */
  readonly method: string;
  /** `Implementation` of the service. @default the result does not say whose it is */
  readonly serverInfo?: Readonly<Record<string, unknown>> | undefined;
}

/** A result of the older era as the newer one has it. Nobody has said that it may be kept: it may not. */
export function toModernResult(result: Result, options: ToModernResultOptions): Result {
  const { method, serverInfo } = options;
  const cleaned = withoutMeta(result, metaKeys.legacy);
  const meta = isObject(cleaned['_meta']) ? cleaned['_meta'] : {};
  return {
    ...cleaned,
    ...(serverInfo !== undefined && { _meta: { ...meta, [serverInfoKey]: serverInfo } }),
    resultType: 'complete',
    ...(cacheableMethods.has(method) && { ttlMs: 0, cacheScope: 'private' }),
  };
}
