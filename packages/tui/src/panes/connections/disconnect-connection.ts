import { sanitizeLine } from '@nanda/terminal';
import type { Connection } from '@nanda/sdk';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';

/** Closes a connection; one that somebody else may use is asked about first. */
export function disconnectConnection(
  { id, name, metadata }: Connection,
  { connections }: SessionState,
): readonly SessionAction[] {
  const closed: SessionAction = { intent: 'run', command: { verb: 'disconnect', target: id } };
  if (connections.openedHere.includes(id)) return [closed];
  const label = sanitizeLine((name ?? metadata.serviceName).slice(0, 60));
  const question = `Disconnect ${label}?`;
  const detail = 'It was not opened here: another program may be using it.';
  return [
    { type: 'overlay-opened', overlay: { kind: 'confirm', question, detail, yes: [closed] } },
  ];
}
