import { NandaError } from '../core/nanda-error.js';
import { resolveRedirect, type RedirectOptions } from './resolve-redirect.js';

export interface FollowRedirectOptions extends RedirectOptions {
  /** How many were followed already for the same request. */
  readonly followed: number;
}

const maximumRedirects = 3;

/** Where the next request goes to. Fails with a `NandaError` after three redirects, and for what `resolveRedirect` refuses. */
export function followRedirect(from: URL, { followed, ...options }: FollowRedirectOptions): URL {
  if (followed === maximumRedirects) {
    throw new NandaError(
      'CONNECTION_FAILED',
      `"${from.host}" redirected more than ${maximumRedirects} times. Ask the service's owner for its current address.`,
      { details: { cause: 'http', host: from.host } },
    );
  }
  return resolveRedirect(from, options);
}
