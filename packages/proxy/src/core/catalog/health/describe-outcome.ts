import type { ServiceHealth } from '@nanda/protocol';
import { NandaError } from '../../nanda-error.js';
import type { ConnectOutcome } from '../catalog.js';

/**
 * What connecting to a service says of its health; nothing where the failure was ours: an address
 * that may not be reached from here, a caller that left, a limit. Who is asked for credentials has
 * reached a living service, and so has who is told to come back later.
 */
export function describeOutcome(
  outcome: ConnectOutcome,
  { at }: { readonly at: Date },
): ServiceHealth | undefined {
  const checkedAt = at.toISOString();
  if ('latency' in outcome) {
    return { state: 'up', checkedAt, latency: Math.round(outcome.latency) };
  }
  const { error } = outcome;
  if (!(error instanceof NandaError)) return undefined;
  const { cause, status } = error.details ?? {};
  switch (error.code) {
    case 'SERVICE_AUTH_REQUIRED':
      return { state: 'auth_required', checkedAt };
    case 'UPSTREAM_PROTOCOL_ERROR':
      return { state: 'not_mcp', checkedAt, reason: 'it answers, but not as an MCP server' };
    case 'CONNECTION_FAILED':
      if (status === 429)
        return { state: 'up', checkedAt, reason: 'it limits how often it is asked' };
      if (status === 401 || status === 402 || status === 403) {
        return { state: 'auth_required', checkedAt };
      }
      if (cause === 'endpoint' || cause === 'spawn') return undefined;
      if (cause === 'http' || cause === 'protocol') {
        return { state: 'not_mcp', checkedAt, reason: reasons[cause] };
      }
      return { state: 'down', checkedAt, reason: reasons[String(cause)] ?? 'it does not answer' };
    case 'UPSTREAM_LOST':
      return { state: 'down', checkedAt, reason: 'the connection was lost' };
    default:
      return undefined;
  }
}

const reasons: Readonly<Record<string, string>> = {
  dns: 'its host name could not be resolved',
  refused: 'nothing accepts connections there',
  tls: 'no trusted TLS connection could be made',
  timeout: 'it did not answer in time',
  reset: 'the connection was lost',
  http: 'it answered with an HTTP error',
  protocol: 'what it sent could not be understood',
};
