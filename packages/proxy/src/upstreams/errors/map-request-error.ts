import { isDeeperThan } from '../../core/is-deeper-than.js';
import { NandaError } from '../../core/nanda-error.js';
import { describeConnectFailure } from '../../network/describe-connect-failure.js';
import { findInCauses } from '../../network/find-in-causes.js';
import { UnsentError } from '../../network/unsent-error.js';
import type { Redactor } from '../secrets/create-redactor.js';
import { adviseOnRefusal, type RefusedRequest } from './advise-on-refusal.js';
import { excerpt } from './excerpt.js';
import { findHttpError } from './find-http-error.js';
import { findNandaError } from './find-nanda-error.js';
import { findRefusal } from './find-refusal.js';
import type { RpcErrorObject } from './rpc-error.js';
import { createLostError } from './create-lost-error.js';
import { createStatusError } from './create-status-error.js';
import { createTooDeepError } from './create-too-deep-error.js';
import { maximumDepth } from './maximum-depth.js';

export interface MapRequestErrorOptions extends RefusedRequest {
  readonly name: string;
  readonly signal: AbortSignal;
  /** Knows the credentials, which a service may repeat. */
  readonly redactor: Redactor;
}

const maximumMessage = 2000;
const maximumData = 16 * 1024;

/** What a caller is told when a request of an open session failed. */
export function mapRequestError(error: unknown, options: MapRequestErrorOptions): NandaError {
  const { name, signal, redactor } = options;
  if (signal.aborted) {
    return signal.reason instanceof NandaError
      ? signal.reason
      : new NandaError('CANCELLED', 'The call was cancelled. Call again if its result is wanted.', {
          cause: signal.reason,
        });
  }
  const own = findNandaError(error);
  if (own) return own;
  const refusal = findRefusal(error);
  if (refusal) return createRefusal(refusal, options);

  const told = redactor.error(error);
  const http = findHttpError(error);
  if (http) {
    const { status, retryAfter } = http;
    return createStatusError(name, { status, retryAfter, cause: told });
  }
  const { cause, summary } = describeConnectFailure(error);
  if (findInCauses(error, (found) => found instanceof UnsentError || undefined)) {
    // Nothing came that could have been misunderstood.
    return cause === 'protocol' || cause === 'http'
      ? createUnsentError(name, { cause: 'refused', summary: 'no connection could be made', told })
      : createUnsentError(name, { cause, summary, told });
  }
  switch (cause) {
    case 'dns':
    case 'refused':
    case 'tls':
      return createUnsentError(name, { cause, summary, told });
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

function createUnsentError(
  name: string,
  { cause, summary, told }: { cause: string; summary: string; told: unknown },
): NandaError {
  return new NandaError(
    'UPSTREAM_LOST',
    `"${name}" cannot be reached any more, so the call was not made: ${summary}. Connect again when the service runs.`,
    { details: { cause }, retryable: true, cause: told },
  );
}

function createRefusal(
  rpc: RpcErrorObject,
  { name, redactor, ...request }: MapRequestErrorOptions,
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
    `"${name}" refused the request with code ${code}${said ? `: "${said}"` : ''}. ${adviseOnRefusal(code, request)}`,
    { details: { rpc: { code, message, ...(isSmall && { data }) } } },
  );
}
