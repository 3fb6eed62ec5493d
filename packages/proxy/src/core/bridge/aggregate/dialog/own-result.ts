import { toModernResult } from '../../eras/to-modern-result.js';
import type { McpAnswer } from '../../../mcp-message.js';
import type { AggregatePlace } from './aggregate-place.js';

type Members = Readonly<Record<string, unknown>>;

/** An answer of the aggregate itself, in the client's era. Lists change with every connection: none is to be kept. */
export function ownResult(
  result: Members,
  { method, place }: { readonly method: string; readonly place: AggregatePlace },
): McpAnswer {
  if (place.client.era === 'legacy') return { result };
  return { result: toModernResult(result, { method, serverInfo: place.serverInfo }) };
}
