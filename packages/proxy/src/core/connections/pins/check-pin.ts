import { connectionErrors } from '../connection-errors.js';
import type { LiveConnection } from '../live-connection.js';

/**
 * Refuses a tool that is not what it was, where that is wanted.
 *
 * @throws NandaError FORBIDDEN with `details.change`
 */
export function checkPin(
  live: LiveConnection,
  {
    toolName,
    byDefault,
  }: {
    readonly toolName: string | undefined;
    /** Where the connection does not say. */ readonly byDefault: boolean;
  },
): void {
  if (toolName === undefined || live.toolChanges.size === 0) return;
  if (!(live.stored.pinTools ?? byDefault)) return;
  const change = live.toolChanges.get(toolName);
  // One that was removed does not exist; whoever looks for it says so.
  if (change === undefined || change.kind === 'removed') return;
  throw connectionErrors.toolNotAccepted(live.stored.id, change);
}
