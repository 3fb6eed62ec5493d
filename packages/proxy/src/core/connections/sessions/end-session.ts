import type { Logger } from '../../logger.js';
import { reasonOf } from '../../reason-of.js';
import { withDeadline } from '../../with-deadline.js';
import { untilAborted } from '../../until-aborted.js';
import type { UpstreamSession } from '../upstream-connector.js';

/** Closes a session, or leaves it for another process. Never rejects, and does not wait for ever. */
export async function endSession(
  session: UpstreamSession,
  {
    how,
    logger,
    timeout = 10_000,
  }: {
    readonly how: 'close' | 'detach';
    readonly logger: Logger;
    /** Milliseconds that the goodbye may take; it goes on behind the back of who no longer waits. @default 10_000 */
    readonly timeout?: number;
  },
): Promise<void> {
  const deadline = withDeadline(timeout, { reason: () => new Error('It took too long.') });
  try {
    await untilAborted(session[how](), deadline.signal);
  } catch (error) {
    logger.warn('A session did not end well', { reason: reasonOf(error) });
  } finally {
    deadline.release();
  }
}
