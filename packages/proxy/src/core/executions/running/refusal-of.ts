import { isDeeperThan } from '../../is-deeper-than.js';
import type { McpError } from '../../mcp-message.js';
import { NandaError } from '../../nanda-error.js';

/** Characters of a service's words, and of its data, that are kept. */
const maxWords = 2000;
const maxData = 16 * 1024;
const maxDepth = 200;

/** An answer of the service that is a refusal, for whoever keeps and counts calls. */
export function refusalOf(
  { code, message, data }: McpError,
  { of: what }: { readonly of: string },
): NandaError {
  const words = message.slice(0, maxWords);
  return new NandaError(
    'UPSTREAM_ERROR',
    `The service refused ${what} with code ${code}: "${words}".`,
    { details: { rpc: { code, message: words, ...(isSmall(data) && { data }) } } },
  );
}

function isSmall(data: unknown): boolean {
  if (data === undefined || isDeeperThan(maxDepth, { value: data })) return false;
  return JSON.stringify(data).length <= maxData;
}
