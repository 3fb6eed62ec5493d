import { sanitizeLine } from '@nanda/terminal';
import type { Connection } from '@nanda/sdk';
import type { SessionAction } from '../../session/session-action.js';
import { toolChangeWords } from './tool-change-words.js';

/** Shows what has changed about the tools of a connection, and takes them as they are now where that is right. */
export function acceptTools(connection: Connection): readonly SessionAction[] {
  const { id, name, metadata } = connection;
  const label = sanitizeLine((name ?? metadata.serviceName).slice(0, 60));
  const accepted: SessionAction = {
    intent: 'run',
    command: { verb: 'refresh', target: id, acceptTools: true },
  };
  return [
    {
      type: 'overlay-opened',
      overlay: {
        kind: 'confirm',
        question: `Accept the tools of ${label} as they are now?`,
        detail: toolChangeWords(connection),
        yes: [accepted],
      },
    },
  ];
}
