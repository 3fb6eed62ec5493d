import type { Connection } from '@nanda/protocol';
import type { ListedService } from '../state/create-state-store.js';

/** How things stand, for somebody who has typed the bare name. */
export interface Overview {
  /** Where the proxy is; undefined where none runs. */
  readonly url: string | undefined;
  /** RFC 3339; known of our own proxy in the background. */
  readonly startedAt: string | undefined;
  /** Why a proxy that is there cannot be asked. */
  readonly problem: string | undefined;
  readonly connections: readonly Connection[];
  /** The one that commands mean. */
  readonly current: Connection | undefined;
  /** Calls that wait for an answer, at most a hundred. */
  readonly waiting: number;
  /** Whether services can be found, or there are some of one's own. */
  readonly hasCatalog: boolean;
  /** What `connect 1` means. */
  readonly lastListed: ListedService | undefined;
}
