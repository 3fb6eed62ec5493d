import type { Authorization, NANDAClient } from '@nanda/sdk';
import type { ConsentRequest } from './interactive-client.js';

/** Milliseconds that an authorization which nobody waits for any more has to be given up; it ends by itself as well. */
const farewell = 2000;

/**
 * Has the user agree to the use of a service: begins an authorization, has its page shown, and waits for its end.
 *
 * @param options `onLeave`: given the end of one that nobody waits for any more, which the proxy is then told; never rejects
 */
export async function authorizeService(
  { authorizations }: Pick<NANDAClient, 'authorizations'>,
  {
    serviceId,
    onPage,
    signal,
    onLeave,
    ...request
  }: ConsentRequest & { signal: AbortSignal; onLeave: (leaving: Promise<void>) => void },
): Promise<Authorization> {
  const begun = await authorizations.create(serviceId, request, { signal });
  const interest = new AbortController();
  async function leave(): Promise<void> {
    const options = { timeout: farewell, maxRetries: 0 };
    await authorizations.cancel(begun.id, options).catch(() => undefined);
  }
  // Told at once: who aborts may end the app before anything else here goes on.
  const onAbort = () => {
    interest.abort(signal.reason);
    onLeave(leave());
  };
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    const trouble = Promise.withResolvers<never>();
    void onPage(begun).catch(trouble.reject);
    const ended = authorizations.wait(begun.id, { signal: interest.signal });
    return await Promise.race([ended, trouble.promise]);
  } catch (error) {
    if (!signal.aborted) onLeave(leave());
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
    interest.abort();
  }
}
