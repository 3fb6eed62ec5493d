import type { Fault } from './fault.js';

/** A way in which `server/discover` may fail, and what a client may make of it. */
export type DiscoveryFault = {
  fault: Fault;
  /**
   * What it says of the era: `legacy` for an answer of one who does not know the method, `modern` for one who knows it and
   * does not like the version, `nothing` for all that can befall a service of either era.
   */
  evidence: 'legacy' | 'modern' | 'nothing';
};

const notFound = { code: -32_601, message: 'Method not found' };
const rpcError = (error: object): string => JSON.stringify({ jsonrpc: '2.0', id: null, error });

/**
 * Every kind of failure of `server/discover`, for `startFaultyService({ ...one, affects: 'server/discover' })`. What says
 * `legacy` is a pretence where the service serves both eras: a client that believes it finds the handshake.
 */
export const discoveryFaults = {
  'method not found': { fault: { kind: 'rpc-error', ...notFound }, evidence: 'legacy' },
  'method not found, 404': {
    fault: { kind: 'rpc-error', ...notFound, status: 404 },
    evidence: 'modern',
  },
  'no session, 400': {
    fault: {
      kind: 'http-status',
      status: 400,
      contentType: 'application/json',
      body: rpcError({ code: -32_000, message: 'Bad Request: Server not initialized' }),
    },
    evidence: 'legacy',
  },
  'a web page, 404': {
    fault: { kind: 'http-status', status: 404, contentType: 'text/html', body: '<h1>404</h1>' },
    evidence: 'legacy',
  },
  'method not allowed, 405': { fault: { kind: 'http-status', status: 405 }, evidence: 'legacy' },
  'bad request without a body, 400': {
    fault: { kind: 'http-status', status: 400, body: '' },
    evidence: 'legacy',
  },
  'versions of another future, 400': {
    fault: {
      kind: 'rpc-error',
      status: 400,
      code: -32_022,
      message: 'Unsupported protocol version',
      data: { supported: ['2031-01-01'], requested: '2026-07-28' },
    },
    evidence: 'modern',
  },
  'the handshake versions only, 400': {
    fault: {
      kind: 'rpc-error',
      status: 400,
      code: -32_022,
      message: 'Unsupported protocol version',
      data: { supported: ['2025-11-25', '2025-06-18'], requested: '2026-07-28' },
    },
    evidence: 'legacy',
  },
  'header mismatch, 400': { fault: { kind: 'header-mismatch' }, evidence: 'modern' },
  'a result that is none': {
    fault: { kind: 'invalid-envelope', form: 'text-result' },
    evidence: 'nothing',
  },
  'credentials, 401': { fault: { kind: 'http-401' }, evidence: 'nothing' },
  'more scope, 403': { fault: { kind: 'http-403' }, evidence: 'nothing' },
  'an internal error, 500': { fault: { kind: 'http-500' }, evidence: 'nothing' },
  'no gateway, 502': { fault: { kind: 'http-status', status: 502 }, evidence: 'nothing' },
  'too many, 429': { fault: { kind: 'retry-later' }, evidence: 'nothing' },
  silence: { fault: { kind: 'hang' }, evidence: 'nothing' },
  'a reset': { fault: { kind: 'reset' }, evidence: 'nothing' },
  'a web page, 200': { fault: { kind: 'garbage', form: 'html' }, evidence: 'nothing' },
} satisfies Record<string, DiscoveryFault>;
