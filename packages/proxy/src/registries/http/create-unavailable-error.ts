import { NandaError } from '../../core/nanda-error.js';
import type { RegistryFailure } from './registry-failure.js';

export interface UnavailableFacts {
  /** The registry's name. */
  readonly registry: string;
  /** Method and address without its query, for the log. */
  readonly request: string;
}

/** The REGISTRY_UNAVAILABLE that a failure ends as: what happened and what to do for everybody, more for the log. */
export function createUnavailableError(
  failure: RegistryFailure,
  { registry, request }: UnavailableFacts,
): NandaError {
  const status = 'status' in failure ? failure.status : undefined;
  const retryAfterMs = failure.kind === 'status' ? failure.retryAfterMs : undefined;
  return new NandaError(
    'REGISTRY_UNAVAILABLE',
    `The registry ${registry} ${describe(failure)} What it listed before stays available.`,
    {
      details: {
        registry,
        ...(status === undefined ? {} : { status }),
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      },
      ...(retryAfterMs === undefined ? {} : { retryAfter: Math.ceil(retryAfterMs / 1_000) }),
      cause: new Error(`${request}: ${explain(failure)}`),
    },
  );
}

function describe(failure: RegistryFailure): string {
  switch (failure.kind) {
    case 'network':
      return `cannot be reached: ${failure.summary}. Check the network and the registry's URL.`;
    case 'status':
      return describeStatus(failure);
    case 'no-json':
      return `answers with something that is not its data ("${failure.says}"). Check its URL, and whether the network asks you to sign in first.`;
    case 'too-large':
      return `answers with more than ${Math.floor(failure.maximumBytes / 1024 / 1024)} MiB at once. Check its URL, or tell its operator.`;
    case 'refused':
      return `is not asked: ${failure.reason}`;
  }
}

function describeStatus({
  status,
  says,
  retryAfterMs,
}: Extract<RegistryFailure, { readonly kind: 'status' }>): string {
  const answer = `(${status}: "${says}")`;
  if (status === 429) {
    const when =
      retryAfterMs === undefined ? 'later' : `in ${Math.ceil(retryAfterMs / 1_000)} seconds`;
    return `asks for fewer requests ${answer}. Ask again ${when}.`;
  }
  if (status === 401 || status === 403) {
    return `refuses the request ${answer}. Check the credentials that are configured for it.`;
  }
  if (status >= 500 || status === 408 || status === 425) {
    return `is out of order ${answer}. Ask again later.`;
  }
  if (status === 404 || status === 405 || status === 410) {
    return `has nothing at the address that was asked for ${answer}. Check its URL and type.`;
  }
  return `refuses the request ${answer}. Check its URL and type.`;
}

function explain(failure: RegistryFailure): string {
  switch (failure.kind) {
    case 'network':
      return failure.code === undefined ? failure.summary : `${failure.summary} (${failure.code})`;
    case 'status':
    case 'no-json':
      return `${failure.status} ${failure.says}`;
    case 'too-large':
      return `more than ${failure.maximumBytes} bytes`;
    case 'refused':
      return failure.reason;
  }
}
