import type { UpstreamSession } from '../upstream-connector.js';
import { usualLevel } from './line-level.js';
import { logLevels } from './log-levels.js';

/** The same session for one who has no line: it goes on telling of what dialogs follow, and its log is the usual one. */
export function guardMain(
  session: UpstreamSession,
  { isFollowed }: { readonly isFollowed: (uri: string) => boolean },
): UpstreamSession {
  const guard: Pick<UpstreamSession, 'callTool' | 'unsubscribe'> = {
    callTool: (request) =>
      session.callTool({
        ...request,
        onLog(log) {
          if (logLevels.isTold(log.level, { wanted: usualLevel })) request.onLog(log);
        },
      }),
    async unsubscribe(uri, signal) {
      if (!isFollowed(uri)) await session.unsubscribe(uri, signal);
    },
  };
  // Its members may change: they are looked up in the session itself.
  return Object.assign(Object.create(session) as UpstreamSession, guard);
}
