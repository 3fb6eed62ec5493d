import { findInCauses } from './find-in-causes.js';

export type ConnectFailureCause =
  | 'dns'
  | 'refused'
  | 'tls'
  | 'timeout'
  | 'http'
  | 'protocol'
  | 'reset';

export interface ConnectFailure {
  readonly cause: ConnectFailureCause;
  /** The system's or the library's code, where there was one: `ECONNREFUSED`. */
  readonly code?: string;
  /** What happened, to be read after "could not be reached: ". Holds no address. */
  readonly summary: string;
}

const summaries: Record<ConnectFailureCause, string> = {
  dns: 'its host name could not be resolved',
  refused: 'nothing accepts connections there',
  tls: 'no trusted TLS connection could be made',
  timeout: 'it did not answer in time',
  http: 'it answered with an HTTP error',
  protocol: 'what it sent could not be understood',
  reset: 'the connection was lost',
};

const causesByCode = new Map<string, ConnectFailureCause>([
  ['ENOTFOUND', 'dns'],
  ['ENODATA', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'refused'],
  ['ENETUNREACH', 'refused'],
  ['EADDRNOTAVAIL', 'refused'],
  ['EHOSTDOWN', 'refused'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'timeout'],
  ['ECONNRESET', 'reset'],
  ['ECONNABORTED', 'reset'],
  ['EPIPE', 'reset'],
  ['UND_ERR_SOCKET', 'reset'],
  ['UND_ERR_CLOSED', 'reset'],
  ['UND_ERR_DESTROYED', 'reset'],
  ['EPROTO', 'tls'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
]);

/** Tells the kinds of failure apart that a caller can act on, whatever they are wrapped in. */
export function describeConnectFailure(error: unknown): ConnectFailure {
  const found = findInCauses(error, classify);
  const cause = found?.cause ?? 'protocol';
  return {
    cause,
    ...(found?.code !== undefined && { code: found.code }),
    summary: summaries[cause],
  };
}

function classify(error: Error): { cause: ConnectFailureCause; code?: string } | undefined {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code !== undefined) {
    const cause = causesByCode.get(code) ?? classifyByPrefix(code);
    if (cause) return { cause, code };
  }
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return { cause: 'timeout' };
  if (error.message === 'terminated') return { cause: 'reset' };
  if ('status' in error && typeof error.status === 'number') return { cause: 'http' };
  if (error instanceof SyntaxError) return { cause: 'protocol' };
  return undefined;
}

function classifyByPrefix(code: string): ConnectFailureCause | undefined {
  if (code.startsWith('EAI_')) return 'dns';
  if (/^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_)/.test(code)) return 'tls';
  if (code.startsWith('HPE_')) return 'protocol';
  return undefined;
}
