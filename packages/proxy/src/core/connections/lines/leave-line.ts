import { withDeadline } from '../../with-deadline.js';
import { connectionErrors } from '../connection-errors.js';
import { unfollowResource } from './follow-resource.js';
import type { Line } from './line.js';
import { attachOutlet } from './line-outlet.js';

/** Milliseconds that a service may take to be told what nobody follows any more. */
const timeout = 5000;

/**
 * A conversation is over: what it alone followed is let go of. Never rejects.
 *
 * @param options `isMoving`: it goes on over another line, and follows what it followed
 */
export async function leaveLine(
  line: Line,
  dialogId: string,
  { isMoving }: { readonly isMoving: boolean },
): Promise<void> {
  const dialog = line.dialogs.get(dialogId);
  line.dialogs.delete(dialogId);
  attachOutlet(line);
  // A line of its own ends with it.
  if (dialog === undefined || isMoving || line.isOwn || line.session === undefined) return;
  const deadline = withDeadline(timeout, { reason: () => connectionErrors.noAnswer(timeout) });
  const { signal } = deadline;
  await Promise.allSettled(
    [...dialog.follows].map((uri) => unfollowResource(line, { uri, dialog, signal })),
  );
  deadline.release();
}
