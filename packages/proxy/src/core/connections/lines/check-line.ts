import type { NandaError } from '../../nanda-error.js';
import { untilAborted } from '../../until-aborted.js';
import { withDeadline } from '../../with-deadline.js';
import { judgeFailure } from '../circuit/judge-failure.js';
import { connectionErrors } from '../connection-errors.js';
import type { UpstreamSession } from '../upstream-connector.js';

/** Milliseconds that a ping may take. */
const timeout = 5000;

/** Whether a service answers anything at all over this session. Never rejects. */
export async function checkLine(session: UpstreamSession): Promise<boolean> {
  const deadline = withDeadline(timeout, {
    reason: (): NandaError => connectionErrors.noAnswer(timeout),
  });
  try {
    await untilAborted(session.ping(deadline.signal), deadline.signal);
    return true;
  } catch (error) {
    // One that refuses the question is there to refuse it.
    return judgeFailure(error) === 'answered';
  } finally {
    deadline.release();
  }
}
