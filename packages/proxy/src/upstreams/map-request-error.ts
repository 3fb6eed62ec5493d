import { isDeeperThan } from '../core/is-deeper-than.js';
import { NandaError } from '../core/nanda-error.js';
import { describeConnectFailure } from '../network/describe-connect-failure.js';
import type { Redactor } from './create-redactor.js';
import { excerpt } from './excerpt.js';
import { findHttpError } from './find-http-error.js';
import { findNandaError } from './find-nanda-error.js';
import { readRpcError } from './read-rpc-error.js';
import { RpcError, type RpcErrorObject } from './rpc-error.js';
import { createLostError } from './create-lost-error.js';
import { createTooDeepError } from './create-too-deep-error.js';
import { maximumDepth } from './maximum-depth.js';

export interface MapRequestErrorOptions {
  readonly name: string;
  readonly signal: AbortSignal;
  /** Knows the credentials, which a service may repeat. */
  readonly redactor: Redactor;
}

const maximumMessage = 2000;
const maximumData = 16 * 1024;

/** What a caller is told when a request of an open session failed. */
export function mapRequestError(
  error: unknown,
  { name, signal, redactor }: MapRequestErrorOptions,
): NandaError {
  if (signal.aborted) {
    return signal.reason instanceof NandaError
      ? signal.reason
      : new NandaError('CANCELLED', 'The call was cancelled. Call again if its result is wanted.', {
          cause: signal.reason,
        });
  }
  const own = findNandaError(error);
  if (own) return own;
  const told = redactor.error(error);
  const refusal = { name, redactor, cause: told };
  if (error instanceof RpcError) return createRefusal(error.rpc, refusal);

  const http = findHttpError(error);
  if (http) {
    const rpc = readRpcError(http.text);
    if (rpc) return createRefusal(rpc, refusal);
    return new NandaError(
      'UPSTREAM_ERROR',
      `"${name}" answered with HTTP status ${http.status}. Try again later, or ask the service's owner.`,
      {
        details: { status: http.status },
        retryable: http.status === 429 || http.status === 503,
        cause: told,
      },
    );
  }
  const { cause } = describeConnectFailure(error);
  switch (cause) {
    case 'dns':
    case 'refused':
    case 'tls':
      return new NandaError(
        'UPSTREAM_LOST',
        `"${name}" cannot be reached any more, so the call was not made. Connect again when the service runs.`,
        { details: { cause }, retryable: true, cause: told },
      );
    case 'reset':
    case 'timeout':
      return createLostError(name, told);
    case 'http':
    case 'protocol':
      return new NandaError(
        'UPSTREAM_PROTOCOL_ERROR',
        `"${name}" answered with something that is no MCP. Ask the service's owner.`,
        { cause: told },
      );
  }
}

function createRefusal(
  rpc: RpcErrorObject,
  { name, redactor, cause }: { name: string; redactor: Redactor; cause: unknown },
): NandaError {
  if (isDeeperThan(maximumDepth, { value: rpc.data })) return createTooDeepError(name);
  const { code } = rpc;
  const text = redactor.text(rpc.message);
  const said = excerpt(text);
  const message = excerpt(text, { limit: maximumMessage });
  const data = redactor.value(rpc.data);
  const isSmall = data !== undefined && JSON.stringify(data).length <= maximumData;
  return new NandaError(
    'UPSTREAM_ERROR',
    `"${name}" refused the request with code ${code}${said ? `: "${said}"` : ''}. Check the tool's name and its parameters.`,
    { details: { rpc: { code, message, ...(isSmall && { data }) } }, cause },
  );
}
