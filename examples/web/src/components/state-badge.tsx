import type { ConnectionState } from '@nanda/sdk';
import type { ReactElement } from 'react';
import type { Mark } from '../model/mark.ts';
import { MarkBadge } from './mark-badge.tsx';

const marks: Readonly<Record<ConnectionState, Mark>> = {
  initializing: { text: '… connecting', tone: 'caution' },
  authenticating: { text: '… signing in', tone: 'caution' },
  connected: { text: '● connected', tone: 'good' },
  reconnecting: { text: '… reconnecting', tone: 'caution' },
  disconnected: { text: '○ disconnected', tone: 'plain' },
  failed: { text: '✗ failed', tone: 'bad' },
};

const unheard: Mark = {
  text: '✗ proxy not reached',
  tone: 'bad',
  explanation: 'The proxy tells nothing at the moment. It is tried again by itself.',
};

/** Props of {@link StateBadge}. */
export interface StateBadgeProps {
  readonly state: ConnectionState;
  /** Whether the proxy tells of changes: what it does not tell may be old. */
  readonly isTold: boolean;
}

/** The state of a connection; a change is read out. */
export function StateBadge({ state, isTold }: StateBadgeProps): ReactElement {
  return (
    <span role="status" aria-label="State of the connection">
      <MarkBadge mark={isTold ? marks[state] : unheard} />
    </span>
  );
}
