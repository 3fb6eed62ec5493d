import type { SyncProgress } from '@nanda/protocol';

/** Shows how far registries have been read while somebody waits. */
export interface SyncDisplay {
  update(registry: string, progress: SyncProgress): void;
  /** Takes one out: it is read, or has failed. */
  finish(registry: string): void;
  /** Leaves nothing on the screen. */
  stop(): void;
}
