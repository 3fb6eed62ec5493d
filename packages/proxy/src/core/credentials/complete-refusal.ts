import type { ServiceCredentials, Transport } from '@nanda/protocol';
import type { ServiceRecord } from '../catalog/service-record.js';
import { isObject } from '../is-object.js';
import { NandaError } from '../nanda-error.js';
import { describeChallenge } from './describe-challenge.js';

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
  const { message, details, retryable, retryAfter } = error;
  const said = details?.['challenge'];
  const described = describeChallenge(record, {
    reason: credentials.type === 'none' && !hasOwnAccess ? 'missing' : 'refused',
    // Our own layers have made it.
    said: isObject(said) ? said : {},
    transport,
  });
  // Whoever uses tokens of an authorization server gets others there, whether or not the service says so again.
  const isOAuth = credentials.type === 'oauth2' && described.kind === 'bearer';
  const challenge = isOAuth ? { ...described, kind: 'oauth2' as const, fields: [] } : described;
  return new NandaError('SERVICE_AUTH_REQUIRED', message, {
    details: { ...details, challenge },
    ...(retryable !== undefined && { retryable }),
    ...(retryAfter !== undefined && { retryAfter }),
    cause: error.cause,
  });
}
