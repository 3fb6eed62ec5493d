import type { IncomingMessage } from 'node:http';
import type { LegacySession } from './legacy-session.js';
import type { ProxyPlace } from './proxy-place.js';

/** The session that the answer to `initialize` opens; undefined where it is an error. */
export function readSession(
  answer: Buffer,
  { place, response }: { readonly place: ProxyPlace; readonly response: IncomingMessage },
): LegacySession | undefined {
  const { result } = parse(answer);
  if (result === undefined) return undefined;
  const { protocolVersion, capabilities } = result;
  const id = response.headers['mcp-session-id'];
  return {
    place,
    headers: {
      ...(typeof id === 'string' && { 'mcp-session-id': id }),
      ...(typeof protocolVersion === 'string' && { 'mcp-protocol-version': protocolVersion }),
    },
    capabilities: capabilities ?? {},
    over: new AbortController(),
  };
}

interface Answer {
  readonly result?: {
    readonly protocolVersion?: unknown;
    readonly capabilities?: Record<string, unknown> | null;
  };
}

function parse(answer: Buffer): Answer {
  try {
    const value: unknown = JSON.parse(answer.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
