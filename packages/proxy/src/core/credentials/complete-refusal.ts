import type { ServiceChallenge, ServiceCredentials, Transport } from '@nanda/protocol';
import type { ServiceRecord } from '../catalog/service-record.js';
import { isObject } from '../is-object.js';
import { NandaError } from '../nanda-error.js';
import { describeChallenge } from './describe-challenge.js';
import { refusalWords } from './refusal-words.js';

export interface CompleteRefusalOptions {
  readonly record: ServiceRecord;
  /** What was sent. */
  readonly credentials: Pick<ServiceCredentials, 'type'>;
  readonly transport?: Transport | undefined;
  /** Whether it was a request with access of its own, beside the credentials. @default false */
  readonly hasOwnAccess?: boolean | undefined;
}

/**
 * A refusal as callers are told it: what the service has said, and what its registry says of how one gets in. Everything else is
 * left as it is.
 */
export function completeRefusal(
  error: unknown,
  { record, credentials, transport, hasOwnAccess = false }: CompleteRefusalOptions,
): unknown {
  if (!(error instanceof NandaError) || error.code !== 'SERVICE_AUTH_REQUIRED') return error;
  const { details, retryable, retryAfter } = error;
  const challenged = details?.['challenge'];
  // Our own layers have made it.
  const said: Partial<ServiceChallenge> = isObject(challenged) ? challenged : {};
  const described = describeChallenge(record, {
    reason: credentials.type === 'none' && !hasOwnAccess ? 'missing' : 'refused',
    said,
    transport,
  });
  // Whoever uses tokens of an authorization server gets others there, whether or not the service says so again.
  const isOAuth = credentials.type === 'oauth2' && described.kind === 'bearer';
  const challenge = isOAuth ? { ...described, kind: 'oauth2' as const, fields: [] } : described;
  const status = details?.['status'];
  // What has heard the status knows the service by its host alone, unless it has asked it for a pass.
  const isPlain = typeof status === 'number' && said.kind !== 'evmauth';
  const message = isPlain ? refusalWords(record.name, status) : error.message;
  return new NandaError('SERVICE_AUTH_REQUIRED', message, {
    details: { ...details, challenge },
    ...(retryable !== undefined && { retryable }),
    ...(retryAfter !== undefined && { retryAfter }),
    cause: error.cause,
  });
}
