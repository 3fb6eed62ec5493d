import type { AggregateView } from '../../../core/bridge/aggregate-view.js';
import { NandaError } from '../../../core/nanda-error.js';
import type { McpPlace } from './mcp-place.js';
import { readView } from './read-view.js';

const connection = /^conn_[\w-]{1,128}$/;

/**
 * Which endpoint a URL names. The id of a service may have slashes, plain or as `%2F`.
 *
 * @returns undefined for what is under `/mcp/v1`, which is plain REST
 * @throws NandaError NOT_FOUND, or VALIDATION_ERROR for a query that it has not
 */
export function readPlace(
  url: URL,
  { defaultView }: { readonly defaultView: AggregateView },
): McpPlace | undefined {
  const [first = '', ...others] = url.pathname.replace(/^\/mcp\/?|\/$/g, '').split('/');
  if (first === '') return { kind: 'aggregate', view: readView(url.searchParams, { defaultView }) };
  if (first === 'v1') return undefined;
  const place = readService(first, others) ?? readConnection(first, others);
  if (place === undefined) throw nothingAt(url.pathname);
  if (url.searchParams.size > 0) {
    throw new NandaError(
      'VALIDATION_ERROR',
      'One service has no view to choose: leave out the query, or use /mcp.',
    );
  }
  return place;
}

function readService(first: string, others: readonly string[]): McpPlace | undefined {
  const serviceId = others.map(decode).join('/');
  return first === 'service' && serviceId !== '' ? { kind: 'service', serviceId } : undefined;
}

function readConnection(first: string, others: readonly string[]): McpPlace | undefined {
  const isOne = others.length === 0 && connection.test(first);
  return isOne ? { kind: 'connection', connectionId: first } : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function nothingAt(path: string): NandaError {
  return new NandaError(
    'NOT_FOUND',
    `There is nothing at ${path.slice(0, 200)}. MCP is spoken at /mcp (all services), /mcp/{connectionId} (ids begin with conn_) and /mcp/service/{serviceId}; /mcp/v1 is plain REST.`,
  );
}
