import type { Connection } from '@nanda/sdk';
import type { Failure } from '../../session/failure.js';
import type { CredentialsWanted } from './credentials-wanted.js';

/** The connections of this user, whoever opened them. */
export interface ConnectionsState {
  status: 'idle' | 'loading' | 'ready' | 'failed';
  /** In the order of their opening. */
  connections: readonly Connection[];
  /** The one that `tools` and `call` mean. */
  currentId: string | null;
  /** Those that were opened by this session, and are not closed. */
  openedHere: readonly string[];
  failure: Failure | undefined;
  /** What the service asks for that could not be connected last; null once one is connected. */
  wanted: CredentialsWanted | null;
}
