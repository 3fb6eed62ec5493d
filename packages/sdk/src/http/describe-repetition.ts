import { headers as names, type Route } from '@nanda/protocol/facts';
import type { AnyOperationId } from '@nanda/protocol';
import type { Call } from './call.js';
import type { Repetition } from './decide-retry.js';

/** What is posted and yet does no harm when it is sent twice. */
const harmless: ReadonlySet<AnyOperationId> = new Set([
  'auth.challenge',
  'auth.logout',
  'completions.create',
  'executions.validate',
  'prompts.get',
  'registries.sync',
  'resources.subscribe',
  'resources.unsubscribe',
]);

/** What becomes of this call when it is sent twice. */
export function describeRepetition(
  id: AnyOperationId,
  { method, call }: { readonly method: Route['method']; readonly call: Call },
): Repetition {
  if (method !== 'POST' || harmless.has(id)) return 'safe';
  if (call.headers?.[names.idempotencyKey] == null) return 'unsafe';
  return call.isIdempotent === true ? 'idempotent' : 'keyed';
}
