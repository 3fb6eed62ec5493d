import type { Authorization } from '@nanda/protocol';
import { AuthenticationError } from '../errors/authentication-error.js';
import { createExecutionError } from '../errors/create-execution-error.js';
import { NandaError } from '../errors/nanda-error.js';
import { forwardAbort } from '../http/forward-abort.js';
import type { Authorizations } from '../resources/authorizations.js';
import type { AuthorizeOptions } from './authorize-options.js';

/** How long an authorization that nobody wants any more has to be given up, in milliseconds. */
const longestFarewell = 10_000;

/**
 * Has a user agree to the use of a service: begins an authorization, has its page opened, and waits for its end. What is
 * not waited for any more is given up at the proxy as well.
 */
export async function authorizeService(
  authorizations: Authorizations,
  {
    serviceId,
    options: { openUrl, signal, timeout, ...request },
  }: { readonly serviceId: string; readonly options: AuthorizeOptions },
): Promise<Authorization> {
  const pending = await authorizations.create(serviceId, request, { signal });
  const interest = new AbortController();
  const letGo = forwardAbort([signal], { controller: interest });
  try {
    const trouble = Promise.withResolvers<never>();
    const opened = async (): Promise<void> => {
      if (pending.state === 'pending') {
        await openUrl(checkAddress(pending.url), { signal: interest.signal });
      }
    };
    // Not waited for: a browser may be open for as long as it likes.
    opened().catch(trouble.reject);
    const ended = await Promise.race([
      authorizations.wait(pending.id, { signal: interest.signal, timeout }),
      trouble.promise,
    ]);
    return requireConsent(ended);
  } catch (error) {
    const cancelled = authorizations.cancel(pending.id, {
      timeout: longestFarewell,
      maxRetries: 0,
    });
    // It ends by itself as well, at its `expiresAt`.
    cancelled.catch(() => undefined);
    throw error;
  } finally {
    letGo();
    interest.abort();
  }
}

/** A program that is to open an address may be one that does something else with others. @throws NandaError */
function checkAddress(url = ''): string {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : new URL('about:blank');
  const isOwn = protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  if (protocol === 'https:' || isOwn) return url;
  throw new NandaError(
    'The service names no page of https to agree on, so nothing was opened. Tell its publisher.',
  );
}

function requireConsent(authorization: Authorization): Authorization {
  const { state, failure, serviceId } = authorization;
  if (state === 'authorized') return authorization;
  if (failure !== undefined) throw createExecutionError(failure);
  throw new AuthenticationError({
    status: 401,
    code: 'SERVICE_AUTH_REQUIRED',
    message: `Nobody agreed to the use of "${serviceId}": the authorization is ${state}. Begin another one.`,
    details: { authorization },
    isRetryable: false,
  });
}
