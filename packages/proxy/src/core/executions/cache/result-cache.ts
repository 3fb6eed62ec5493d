import type { ToolDefinition, ToolResult } from '@nanda/protocol';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../canonical-json.js';
import { isProofRefusal } from '../../evm/is-proof-refusal.js';
import { roughSize } from '../rough-size.js';

/** Whose result it is, and of what. */
export interface CachePlace {
  readonly connectionId: string;
  /** Names the service itself, whoever is connected with it. */
  readonly endpoint: string;
  readonly tool: ToolDefinition;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Results that may answer the same call again. */
export interface ResultCache {
  get(place: CachePlace): ToolResult | undefined;
  /** Keeps it, where the service or the settings allow that. */
  put(place: CachePlace, result: ToolResult): void;
}

export interface ResultCacheOptions {
  /** Milliseconds for results of tools that say that they only read (`readOnlyHint`); 0 keeps none of them. */
  readonly readOnlyTtl: number;
  /** Milliseconds of the epoch. @default the system's */
  readonly now?: () => number;
}

interface Kept {
  readonly result: ToolResult;
  readonly until: number;
  readonly size: number;
}

const maxBytes = 32 * 1024 * 1024;
const maxEntries = 2000;
/** A service may not be believed for longer than this: milliseconds. */
const longestTtl = 24 * 3_600_000;

/**
 * Keeps results for as long as `ttlMs` of the result says (2026-07-28), or the setting for tools that only
 * read. One belongs to its connection, and so to one owner and one set of credentials, unless the service
 * itself says `cacheScope: "public"`.
 */
export function createResultCache({
  readOnlyTtl,
  now = Date.now,
}: ResultCacheOptions): ResultCache {
  const kept = new Map<string, Kept>();
  let bytes = 0;

  function forget(key: string): void {
    bytes -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  }

  function find(key: string): ToolResult | undefined {
    const entry = kept.get(key);
    if (entry === undefined) return undefined;
    forget(key);
    if (entry.until <= now()) return undefined;
    // The one that was used last goes last.
    kept.set(key, entry);
    bytes += entry.size;
    return entry.result;
  }

  function ttlOf({ tool }: CachePlace, { ttlMs }: ToolResult): number {
    if (typeof ttlMs === 'number') return Math.min(ttlMs, longestTtl);
    return tool.annotations?.readOnlyHint === true ? readOnlyTtl : 0;
  }

  return {
    get(place) {
      // Nothing is kept in most proxies: then a call need not pay for a key.
      if (kept.size === 0) return undefined;
      return find(keyOf(place, place.connectionId)) ?? find(keyOf(place, place.endpoint));
    },
    put(place, result) {
      const ttl = ttlOf(place, result);
      if (!(ttl > 0) || result.isError === true || isProofRefusal(result)) return;
      const scope = result['cacheScope'] === 'public' ? place.endpoint : place.connectionId;
      const key = keyOf(place, scope);
      const size = roughSize(result);
      forget(key);
      if (size > maxBytes / 8) return;
      kept.set(key, { result, until: now() + ttl, size });
      bytes += size;
      for (const oldest of kept.keys()) {
        if (bytes <= maxBytes && kept.size <= maxEntries) break;
        forget(oldest);
      }
    },
  };
}

function keyOf({ tool, parameters }: CachePlace, scope: string): string {
  const text = canonicalJson([scope, tool.name, parameters]);
  return createHash('sha256').update(text).digest('base64');
}
