import type { UpstreamOutlet } from '../upstream-connector.js';
import type { Line } from './line.js';
import { tellDialogs } from './tell-dialogs.js';

/** Lets a session say to the dialogs of a line what it says beside any request. */
export function attachOutlet(line: Line): void {
  const { session, dialogs } = line;
  if (session === undefined) return;
  const wanted = findAnswerer(dialogs) === undefined ? 'notify' : 'ask';
  if (line.attached === wanted || (line.attached === 'nothing' && dialogs.size === 0)) return;
  line.attached = wanted;
  session.attach({
    onNotification: (notification) => tellDialogs(line, notification),
    ...(wanted === 'ask' && {
      onRequest: async (request) => {
        // A question has one answer: whoever came last is most likely there.
        const answer = findAnswerer(dialogs)?.onRequest;
        return (
          answer?.(request) ?? { error: { code: -32601, message: 'No client is there to answer.' } }
        );
      },
    }),
  });
}

function findAnswerer(dialogs: Line['dialogs']): UpstreamOutlet | undefined {
  return [...dialogs.values()].findLast(({ outlet }) => outlet.onRequest !== undefined)?.outlet;
}
