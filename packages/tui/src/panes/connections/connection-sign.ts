import type { ConnectionState } from '@nanda/sdk';

/** The state of a connection as it is shown. */
export interface ConnectionSign {
  /** One column. */
  readonly sign: '●' | '◐' | '✖' | '○';
  readonly words: string;
  readonly role: 'success' | 'running' | 'danger' | 'muted';
}

const signs: Readonly<Record<ConnectionState, ConnectionSign>> = {
  initializing: { sign: '◐', words: 'connecting', role: 'running' },
  authenticating: { sign: '◐', words: 'signing in', role: 'running' },
  connected: { sign: '●', words: 'connected', role: 'success' },
  reconnecting: { sign: '◐', words: 'reconnecting', role: 'running' },
  disconnected: { sign: '○', words: 'closed', role: 'muted' },
  failed: { sign: '✖', words: 'failed', role: 'danger' },
};

/** The sign and the words of a state. */
export function connectionSign(state: ConnectionState): ConnectionSign {
  return signs[state];
}
