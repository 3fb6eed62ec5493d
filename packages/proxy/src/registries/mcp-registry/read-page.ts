import { isObject } from '../../core/is-object.js';
import { createUnavailableError } from '../http/create-unavailable-error.js';
import type { RegistryAnswer } from '../http/registry-http.js';

export interface Page {
  /** Untrusted, of whatever type. */
  readonly rows: readonly unknown[];
  /** Absent at the end. */
  readonly cursor?: string;
}

/**
 * Takes the envelope off a listing. An empty cursor means the end as well.
 *
 * @throws NandaError REGISTRY_UNAVAILABLE where it is no listing.
 */
export function readPage(
  { body, status }: RegistryAnswer,
  { registry }: { readonly registry: string },
): Page {
  const rows = isObject(body) ? body['servers'] : undefined;
  // `null` is how Go writes an empty list.
  if (!Array.isArray(rows) && !(rows === null && isObject(body))) {
    throw createUnavailableError(
      { kind: 'no-json', status, says: 'no list of servers' },
      { registry, request: 'GET /v0.1/servers' },
    );
  }
  const metadata = isObject(body) && isObject(body['metadata']) ? body['metadata'] : {};
  const cursor = metadata['nextCursor'] ?? metadata['next_cursor'];
  return {
    rows: (rows as readonly unknown[] | null) ?? [],
    ...(typeof cursor === 'string' && cursor !== '' ? { cursor } : {}),
  };
}
