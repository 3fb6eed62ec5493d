import type { Service } from '@nanda/sdk';
import type { SessionAction } from '../../session/session-action.js';

/** Connects to a service. What it wants is asked for when it refuses: the proxy may keep what lets the user in. */
export function connectService({ id }: Service): readonly SessionAction[] {
  return [{ intent: 'run', command: { verb: 'connect', target: id } }];
}
